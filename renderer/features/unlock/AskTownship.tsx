import { Button, Flex, Form, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import type { SecretKind } from '../../components/NewSecretFields.tsx';
import { NewSecretFields } from '../../components/NewSecretFields.tsx';
import { saveFile } from '../../components/save-file.ts';
import { PersonField } from './PersonField.tsx';
import type { PersonOption } from './use-people.ts';

interface AskTownshipProps {
  readonly people: readonly PersonOption[];
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
}

interface Opening {
  readonly staffId: string;
  readonly secret: string;
}

/** Secret and recovery code are lost: a request for the township, and what came back. */
export function AskTownship({ people, secretKind, onBack }: AskTownshipProps) {
  const { t } = useTranslation('unlock');
  const ask = useAction('recovery.ask', { refresh: 'none' });
  const [answer, setAnswer] = useState<File | null>(null);
  const open = useWork(async (steps, { file, staffId, secret }: Opening & { file: File }) => {
    const fileId = await steps.client.putFile(file);
    const opened = await steps.client.call('recovery.open', { fileId, staffId, newSecret: secret });
    steps.client.session.open(opened);
  });
  const request = ask.data;
  return (
    <>
      <Typography.Title level={2}>{t('township.title')}</Typography.Title>
      <Typography.Paragraph>{t('township.intro')}</Typography.Paragraph>
      <section className="entrance-step" aria-label={t('township.ask')}>
        <Button
          loading={ask.isPending}
          onClick={() =>
            ask.mutate({}, { onSuccess: ({ text, fileName }) => saveFile(new Blob([text]), fileName) })
          }
        >
          {t('township.ask')}
        </Button>
        {request && <Typography.Text>{t('township.saved', { fileName: request.fileName })}</Typography.Text>}
        {request && <CheckCode label={t('township.code')} code={request.checkCode} />}
        {ask.error && <ErrorNotice error={ask.error} />}
      </section>
      <Form<Opening>
        name="township"
        layout="vertical"
        initialValues={{ staffId: people[0]?.value }}
        onFinish={(input) => {
          if (answer) open.start({ ...input, file: answer });
        }}
      >
        <Form.Item>
          <FileInput label={t('township.answer')} onChosen={([file]) => setAnswer(file ?? null)} />
        </Form.Item>
        <PersonField people={people} />
        <NewSecretFields
          secretKind={secretKind}
          label={t(`recover.newSecret.${secretKind}`)}
          labelAgain={t(`recover.newSecretAgain.${secretKind}`)}
        />
        {open.error && <ErrorNotice error={open.error} />}
        <Flex justify="space-between" className="form-actions">
          <Button type="link" onClick={onBack}>
            {t('recover.back')}
          </Button>
          <Button type="primary" htmlType="submit" disabled={answer === null} loading={open.isPending}>
            {t('township.submit')}
          </Button>
        </Flex>
      </Form>
    </>
  );
}
