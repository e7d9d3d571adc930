import { Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import { itemNamesSchema } from '../../../main/contract/values/item-name.ts';
import type { CodeItem } from '../../../main/terms/code-list.ts';
import { maxItemName } from '../../../main/terms/list-here.ts';
import type { CallError } from '../../api/call-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

type Names = RouteInput<'codeList.add'>['names'];

interface ItemNameFormProps {
  readonly before?: Pick<CodeItem, 'zh' | 'en'>;
  readonly label: string;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  /** `done` empties the fields for the next one. */
  readonly onSubmit: (names: Names, done: () => void) => void;
  readonly onCancel?: () => void;
}

/** The names of an item. Without an English one the Chinese stands in both languages. */
export function ItemNameForm({ before, label, error, isBusy, onSubmit, onCancel }: ItemNameFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const [zh, setZh] = useState(before?.zh ?? '');
  const [en, setEn] = useState(before && before.en !== before.zh ? before.en : '');
  const typed = itemNamesSchema.safeParse({ zh, en: en.trim() === '' ? null : en });
  const isHidden = !typed.success && zh.trim() !== '';
  return (
    <form
      className="lists-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!typed.success) return;
        onSubmit(typed.data, () => {
          setZh('');
          setEn('');
        });
      }}
    >
      <Flex gap="small">
        <Input
          autoFocus={before !== undefined}
          value={zh}
          maxLength={maxItemName.zh}
          aria-label={t('lists.zh')}
          placeholder={t('lists.zh')}
          onChange={({ target }) => setZh(target.value)}
        />
        <Input
          value={en}
          maxLength={maxItemName.en}
          aria-label={t('lists.en')}
          placeholder={t('lists.en')}
          onChange={({ target }) => setEn(target.value)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!typed.success}>
          {label}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('common:cancel')}</Button>}
      </Flex>
      {isHidden && <Typography.Text type="danger">{t('lists.unreadable')}</Typography.Text>}
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
