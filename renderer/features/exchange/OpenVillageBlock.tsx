import { Alert, Button, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import { openingReason } from '../../../main/terms/exchange.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { useRequired } from '../../components/use-required.ts';
import { deliver, DeliveredNotice } from './Delivery.tsx';
import { Block } from './parts.tsx';
import { SecondPersonFields, useOthers, type SecondPerson } from './SecondPerson.tsx';

/** A village has lost secret and recovery code: two persons here open its register for the PC that asks. */
export function OpenVillageBlock() {
  const { t } = useTranslation('exchange');
  const read = useWork(async ({ client }, file: File) => {
    const fileId = await client.putFile(file);
    return { fileId, asked: await client.call('recovery.read', { fileId }) };
  });
  const asked = read.data?.asked;
  return (
    <Block title={t('open.title')}>
      <Typography.Text type="secondary">{t('open.explain')}</Typography.Text>
      <FileInput label={t('open.file')} once onChosen={([file]) => file && read.start(file)} />
      {read.error && <ErrorNotice error={read.error} />}
      {asked && (
        <Typography.Text strong>
          {t('open.asked', {
            name: asked.name,
            division: asked.division12,
            at: formatInstant(asked.askedAt),
          })}
        </Typography.Text>
      )}
      {read.data && <AnswerForm key={read.data.fileId} fileId={read.data.fileId} />}
    </Block>
  );
}

interface AnswerValues extends SecondPerson {
  readonly typed: string;
  readonly reason: RouteInput<'recovery.answer'>['reason'];
}

function AnswerForm({ fileId }: { readonly fileId: string }) {
  const { t } = useTranslation('exchange');
  const language = useLabelLanguage();
  const required = useRequired();
  const others = useOthers();
  const [isDone, setDone] = useState(false);
  const answer = useWork(async (steps, { secondId, secret, ...rest }: AnswerValues) => {
    const second = { staffId: secondId, secret };
    const made = await steps.client.call('recovery.answer', { fileId, ...rest, second });
    setDone(true);
    return deliver(steps, made);
  });
  if (others?.length === 0) return <Alert type="warning" showIcon title={t('open.alone')} />;
  return (
    <>
      <Form<AnswerValues>
        name="open-village"
        layout="vertical"
        className="open-village"
        disabled={isDone}
        onFinish={(values) => answer.start(values)}
      >
        <Form.Item
          name="typed"
          label={t('open.code')}
          extra={t('open.codeHint')}
          rules={required(t('open.code'))}
        >
          <Input maxLength={100} autoComplete="off" inputMode="numeric" />
        </Form.Item>
        <Form.Item name="reason" label={t('open.reason')} rules={required(t('open.reason'))}>
          <Select
            options={openingReason.items.map((item) => ({ value: item.code, label: item[language] }))}
          />
        </Form.Item>
        <SecondPersonFields others={others ?? []} />
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          {t('open.submit')}
        </Button>
      </Form>
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data && <DeliveredNotice exported={answer.data} />}
      {answer.data && <Typography.Text>{t('open.done')}</Typography.Text>}
    </>
  );
}
