import { Alert, Button, Checkbox, Collapse, Form, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackOutcome } from '../../../main/contract/routes/restore.ts';
import { useRoute } from '../../api/hooks.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { RecoveryCodeField } from '../../components/RecoveryCodeField.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { Block } from './parts.tsx';

/** A station that lost its register, or part of it, takes in what the township gives back. */
export function GetBackBlock() {
  const { t } = useTranslation('exchange');
  const { data } = useRoute('restore.notices', {});
  // Until it is known whether anything was lost here, nothing opens or closes under the mouse.
  if (!data) return null;
  return (
    <Block title={t('getBack.title')}>
      <Typography.Text type="secondary">{t('getBack.explain')}</Typography.Text>
      {data.notices.length > 0 ? (
        <PackForm />
      ) : (
        <Collapse
          ghost
          size="small"
          items={[{ key: 'pack', label: t('getBack.submit'), children: <PackForm /> }]}
        />
      )}
    </Block>
  );
}

function PackForm() {
  const { t } = useTranslation('exchange');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [hasCode, setHasCode] = useState(true);
  const take = useWork(async ({ client, job }, recoveryCode: string | null) => {
    const fileIds: string[] = [];
    for (const file of files) fileIds.push(await client.putFile(file));
    return (await job('restore.importPack', { fileIds, recoveryCode })).parts;
  });
  return (
    <Form<{ recoveryCode?: string }>
      name="restore-pack"
      layout="vertical"
      onFinish={({ recoveryCode }) => take.start(hasCode ? (recoveryCode ?? '') : null)}
    >
      <Form.Item>
        <FileInput multiple label={t('getBack.file')} disabled={take.isPending} onChosen={setFiles} />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={hasCode} onChange={({ target }) => setHasCode(target.checked)}>
          {t('getBack.withCode')}
        </Checkbox>
      </Form.Item>
      {hasCode && (
        <>
          <Typography.Paragraph type="secondary">{t('getBack.codeHint')}</Typography.Paragraph>
          <RecoveryCodeField error={take.error} />
        </>
      )}
      {take.error && <ErrorNotice error={take.error} />}
      <WorkProgressBar work={take} />
      {take.data && <Outcome parts={take.data} />}
      <Button
        type="primary"
        htmlType="submit"
        className="get-back-submit"
        disabled={files.length === 0}
        loading={take.isPending}
      >
        {t('getBack.submit')}
      </Button>
    </Form>
  );
}

/** What came back, and in plain numbers what cannot. */
function Outcome({ parts }: { readonly parts: readonly PackOutcome[] }) {
  const { t } = useTranslation('exchange');
  const sum = (of: (part: PackOutcome) => number) => parts.reduce((total, part) => total + of(part), 0);
  const restored = sum((part) => part.restored);
  const refused = sum((part) => part.refused);
  const unopened = sum((part) => part.unopened);
  const heldUntil = parts
    .flatMap((part) => part.heldUntil ?? [])
    .toSorted()
    .at(-1);
  const missing = parts.at(-1)?.missing ?? null;
  const files = parts.at(-1)?.attachments;
  const isWhole = parts.some(({ last }) => last);
  const isGood = isWhole && unopened === 0 && refused === 0 && !files?.missing;
  return (
    <Alert
      type={isGood ? 'success' : 'warning'}
      showIcon
      title={restored > 0 ? t('getBack.restored', { count: restored }) : t('getBack.nothingNew')}
      description={
        <ul className="get-back-outcome">
          {missing !== null && missing > 0 && <li>{t('getBack.missing', { count: missing })}</li>}
          {missing !== null && missing <= 0 && <li>{t('getBack.complete')}</li>}
          {missing === null && <li>{t('getBack.missingUnknown')}</li>}
          {heldUntil !== undefined && <li>{t('getBack.heldUntil', { at: formatInstant(heldUntil) })}</li>}
          {unopened > 0 && <li>{t('getBack.unopened', { count: unopened })}</li>}
          {files && files.count > 0 && (
            <li>{t(files.missing > 0 ? 'getBack.filesMissing' : 'getBack.files', files)}</li>
          )}
          {refused > 0 && <li>{t('getBack.refused', { count: refused })}</li>}
          {!isWhole && <li>{t('getBack.more', { count: parts.length })}</li>}
        </ul>
      }
    />
  );
}
