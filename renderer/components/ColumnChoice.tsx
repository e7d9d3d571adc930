import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDisplay } from './display-settings.tsx';

interface ColumnChoiceProps {
  readonly table: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
}

/** Which columns of a table are shown; the first one always is. */
export function ColumnChoice({ table, columns }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const { hiddenColumns, change } = useDisplay();
  const hidden = hiddenColumns[table] ?? [];
  const choose = (shown: readonly string[]) =>
    change({
      hiddenColumns: {
        ...hiddenColumns,
        [table]: columns.map(({ key }) => key).filter((key) => !shown.includes(key)),
      },
    });
  return (
    <Popover
      trigger="click"
      placement="topRight"
      content={
        <Checkbox.Group
          className="column-choice"
          aria-label={t('table.columns')}
          value={columns.map(({ key }) => key).filter((key) => !hidden.includes(key))}
          options={columns.map(({ key, title }, at) => ({ value: key, label: title, disabled: at === 0 }))}
          onChange={choose}
        />
      }
    >
      <Button size="small">{t('table.columns')}</Button>
    </Popover>
  );
}
