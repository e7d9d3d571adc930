import { Button, Flex, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import type { SealedRow } from '../../../main/contract/routes/sealed.ts';
import { sealedOpenReason } from '../../../main/terms/sealed-terms.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { useRequired } from '../../components/use-required.ts';

interface OpenFormProps {
  readonly row: SealedRow;
  readonly onOpened: (opened: RouteOutput<'sealed.open'>) => void;
  readonly onBack: () => void;
}

/** The officer's own passphrase and a reason: the log has both facts before anything is shown. */
export function OpenForm({ row, onOpened, onBack }: OpenFormProps) {
  const { t } = useTranslation('sealed');
  const language = useLabelLanguage();
  const required = useRequired();
  const open = useAction('sealed.open', { refresh: 'none' });
  return (
    <section>
      <PageTitle
        title={`${row.registrationNo} ${row.stationName}`}
        action={<Button onClick={onBack}>{t('desk.back')}</Button>}
      />
      <Form<Omit<RouteInput<'sealed.open'>, 'sealedId'>>
        className="open-sealed"
        name="open-sealed"
        layout="vertical"
        autoComplete="off"
        onFinish={(input) => open.mutate({ sealedId: row.sealedId, ...input }, { onSuccess: onOpened })}
      >
        <Form.Item name="reason" label={t('desk.reason')} rules={required(t('desk.reason'))}>
          <Radio.Group vertical aria-label={t('desk.reason')}>
            {sealedOpenReason.items.map((item, index) => (
              <Radio key={item.code} value={item.code} autoFocus={index === 0}>
                {item[language]}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="passphrase" label={t('desk.passphrase')} rules={required(t('desk.passphrase'))}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
        {open.error && <ErrorNotice error={open.error} />}
        <Flex gap="small">
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            {t('desk.open')}
          </Button>
        </Flex>
      </Form>
    </section>
  );
}
