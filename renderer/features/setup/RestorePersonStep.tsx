import { Alert, Button, Descriptions, Flex, Form, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '../../../main/contract/routes/restore.ts';
import type { CallError } from '../../api/call-error.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { NewSecretFields, type SecretKind } from '../../components/NewSecretFields.tsx';
import { useRequired } from '../../components/use-required.ts';

interface RestorePersonStepProps {
  readonly preview: RestorePreview;
  readonly secretKind: SecretKind;
  readonly error: CallError | null;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onSubmit: (person: { readonly staffId: string; readonly newSecret: string }) => void;
}

interface PersonValues {
  readonly staffId: string;
  readonly secret: string;
}

/** What the backup holds, and a secret for the administrator who goes on with it. */
export function RestorePersonStep({
  preview: { stationName, madeAt, opCount, admins, attachments },
  secretKind,
  error,
  isBusy,
  onBack,
  onSubmit,
}: RestorePersonStepProps) {
  const { t } = useTranslation(['setup', 'unlock', 'common']);
  const required = useRequired();
  return (
    <Form<PersonValues>
      name="restore-person"
      layout="vertical"
      initialValues={{ staffId: admins[0]?.staffId }}
      onFinish={({ staffId, secret }) => onSubmit({ staffId, newSecret: secret })}
    >
      <Descriptions
        size="small"
        column={3}
        className="setup-preview"
        items={[
          { key: 'station', label: t('station.name'), children: stationName },
          { key: 'madeAt', label: t('restore.person.madeAt'), children: formatInstant(madeAt) },
          { key: 'ops', label: t('restore.person.ops'), children: opCount },
        ]}
      />
      {attachments.missing > 0 && (
        <Alert type="warning" title={t('restore.person.attachmentsMissing', attachments)} />
      )}
      <Typography.Paragraph>{t('restore.person.intro')}</Typography.Paragraph>
      <div className="two-columns">
        <Form.Item
          name="staffId"
          label={t('restore.person.who')}
          rules={required(t('restore.person.who'))}
          className="setup-who"
        >
          <Select options={admins.map(({ staffId, name }) => ({ value: staffId, label: name }))} />
        </Form.Item>
        <NewSecretFields
          secretKind={secretKind}
          label={t(`unlock:recover.newSecret.${secretKind}`)}
          labelAgain={t(`unlock:recover.newSecretAgain.${secretKind}`)}
        />
      </div>
      {error && <ErrorNotice error={error} />}
      <Flex justify="space-between" className="form-actions">
        <Button onClick={onBack} disabled={isBusy}>
          {t('restore.code.other')}
        </Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('restore.person.submit')}
        </Button>
      </Flex>
    </Form>
  );
}
