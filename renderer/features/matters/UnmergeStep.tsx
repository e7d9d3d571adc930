import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import type { MatterStepProps } from './MatterSteps.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';

/** They are two after all. */
export function UnmergeStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'acts']);
  const { message } = App.useApp();
  const unmerge = useAction('matter.unmerge');
  const act = async (words: string) => {
    const { isProposal } = await unmerge.mutateAsync({ matterId, words });
    void message.success(t(isProposal ? 'merge.proposed' : 'merge.undone'));
  };
  return (
    <ReasonStep title={t('acts:steps.unmerge')} label={t('merge.why')} act={act} onDone={onDone}>
      <p className="due-later">{t('merge.undoEffect')}</p>
    </ReasonStep>
  );
}
