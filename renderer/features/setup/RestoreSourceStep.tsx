import { Button, Flex, Radio, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { toCallError } from '../../api/call-error.ts';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FileInput } from '../../components/FileInput.tsx';
import { formatBytes } from '../../components/format-bytes.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import type { RestoreSource } from './RestoreWizard.tsx';

const shownAtFirst = 6;

interface RestoreSourceStepProps {
  readonly onBack: () => void;
  readonly onChosen: (source: RestoreSource) => void;
}

/** A backup that the program found by itself, or a file that somebody brings. */
export function RestoreSourceStep({ onBack, onChosen }: RestoreSourceStepProps) {
  const { t } = useTranslation(['setup', 'common']);
  const language = useLabelLanguage();
  const found = useRoute('restore.find', {});
  const [picked, setPicked] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  /** A choice from the list takes the name of a chosen file off the screen. */
  const [picks, setPicks] = useState(0);
  const [showsAll, setShowsAll] = useState(false);
  const check = useWork(async ({ client, job }, chosen: File | string) => {
    const source = typeof chosen === 'string' ? { path: chosen } : { fileId: await client.putFile(chosen) };
    try {
      // No code is empty: what is asked is whether this is a whole backup, before anybody types 35 characters.
      await job('restore.open', { source, recoveryCode: '' });
    } catch (error) {
      if (toCallError(error).code !== 'RECOVERY_CODE_MISREAD') throw error;
    }
    onChosen(source);
  });
  const backups = found.data?.backups ?? [];
  const chosen = file ?? picked;
  return (
    <section className="setup-lines" aria-label={t('restore.steps.source')}>
      <Typography.Text>{t('restore.source.intro')}</Typography.Text>
      {found.isFetching && <Spin description={t('restore.source.looking')} />}
      {found.error && <ErrorNotice error={found.error} />}
      {!found.isFetching && backups.length === 0 && (
        <Typography.Text>{t('restore.source.none')}</Typography.Text>
      )}
      {backups.length > 0 && (
        <Radio.Group
          className="setup-backups"
          aria-label={t('restore.source.found')}
          value={file ? null : picked}
          onChange={({ target }) => {
            setFile(null);
            setPicks((count) => count + 1);
            setPicked(String(target.value));
          }}
          options={backups
            .slice(0, showsAll ? backups.length : shownAtFirst)
            .map(({ path, place, day, epoch, bytes }) => ({
              value: path,
              label: t(epoch === 1 ? 'restore.source.backup' : 'restore.source.later', {
                epoch,
                day: formatLocalDate(day, language),
                size: formatBytes(bytes),
                place,
              }),
            }))}
        />
      )}
      <Flex gap="small" align="center" wrap>
        {backups.length > shownAtFirst && !showsAll && (
          <Button size="small" onClick={() => setShowsAll(true)}>
            {t('restore.source.all', { count: backups.length })}
          </Button>
        )}
        <Button size="small" onClick={() => void found.refetch()}>
          {t('restore.source.again')}
        </Button>
      </Flex>
      <FileInput
        key={picks}
        label={t('restore.source.file')}
        disabled={check.isPending}
        onChosen={([brought]) => setFile(brought ?? null)}
      />
      {check.error && <ErrorNotice error={check.error} />}
      <Flex justify="space-between">
        <Button onClick={onBack}>{t('common:back')}</Button>
        <Button
          type="primary"
          disabled={chosen === null}
          loading={check.isPending}
          onClick={() => {
            if (chosen !== null) check.start(chosen);
          }}
        >
          {t('common:next')}
        </Button>
      </Flex>
    </section>
  );
}
