import { Button, Flex, Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { RecoveryCodeField } from '../../components/RecoveryCodeField.tsx';
import { PersonField } from './PersonField.tsx';
import type { PersonOption } from './use-people.ts';

interface RecoverFormProps {
  readonly people: readonly PersonOption[];
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
  readonly onCodeLost: () => void;
}

interface Recovery {
  readonly staffId: string;
  readonly recoveryCode: string;
  readonly secret: string;
}

export function RecoverForm({ people, secretKind, onBack, onCodeLost }: RecoverFormProps) {
  const { t } = useTranslation('unlock');
  const client = useClient();
  const recover = useAction('session.recover', { refresh: 'none' });
  return (
    <Form<Recovery>
      name="recover"
      layout="vertical"
      initialValues={{ staffId: people[0]?.value }}
      onFinish={({ staffId, recoveryCode, secret }) =>
        recover.mutate(
          { staffId, recoveryCode, newSecret: secret },
          { onSuccess: (opened) => client.session.open(opened) },
        )
      }
    >
      <Typography.Title level={2}>{t('recover.title')}</Typography.Title>
      <Typography.Paragraph>{t('recover.intro')}</Typography.Paragraph>
      <Button type="link" className="recover-lost" onClick={onCodeLost}>
        {t('recover.lost')}
      </Button>
      <PersonField people={people} />
      <RecoveryCodeField error={recover.error} />
      <NewSecretFields
        secretKind={secretKind}
        label={t(`recover.newSecret.${secretKind}`)}
        labelAgain={t(`recover.newSecretAgain.${secretKind}`)}
      />
      {recover.error && <ErrorNotice error={recover.error} />}
      <Flex justify="space-between" className="form-actions">
        <Button type="link" onClick={onBack}>
          {t('recover.back')}
        </Button>
        <Button type="primary" htmlType="submit" loading={recover.isPending}>
          {t('recover.submit')}
        </Button>
      </Flex>
    </Form>
  );
}
