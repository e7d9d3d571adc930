import { App, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ArchiveForm } from '../../components/acts/ArchiveForm.tsx';
import { useFilePapers } from '../../components/acts/use-file-papers.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { useLabels } from '../../components/use-labels.ts';
import type { MatterStepProps } from './MatterSteps.tsx';

/** Closes the file of a matter: its papers are laid out and their pages counted before anybody signs for them. */
export function ArchiveStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['archive', 'acts']);
  const { language } = useLabels();
  const archive = useAction('matter.archive');
  const file = useRoute('matter.caseFile', { matterId, language });
  const papers = useFilePapers(file.data?.items ?? null);
  const error = file.error ?? papers.error;
  if (error) return <ErrorNotice error={error} />;
  if (!file.data || !papers.data) return <Spin description={t('archive:counting')} />;
  return (
    <ArchiveForm
      title={t('acts:steps.archive')}
      lead={t('archive:lead')}
      begin={{
        fileTitle: t('archive:fileTitle', { about: file.data.proposed.about }),
        retention: file.data.proposed.retention,
      }}
      items={file.data.items}
      papers={papers.data}
      save={async (items, values) => {
        await archive.mutateAsync({ matterId, language, items, values });
      }}
      onDone={onDone}
    />
  );
}

/** Something in a closed file must be mended. */
export function UnarchiveStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['archive', 'acts']);
  const { message } = App.useApp();
  const unarchive = useAction('matter.unarchive');
  const act = async (reason: string) => {
    await unarchive.mutateAsync({ matterId, reason });
    void message.success(t('archive:opened'));
  };
  return (
    <ReasonStep title={t('acts:steps.unarchive')} label={t('archive:why')} act={act} onDone={onDone}>
      <p className="due-later">{t('archive:whyHint')}</p>
    </ReasonStep>
  );
}
