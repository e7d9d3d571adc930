import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';
import { StepFrame } from './StepFrame.tsx';

/** They are two after all. */
export function UnmergeStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation('matters');
  const { message } = App.useApp();
  const unmerge = useAction('matter.unmerge');
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const act = async () => {
    const { isProposal } = await unmerge.mutateAsync({ matterId, words });
    void message.success(t(isProposal ? 'merge.proposed' : 'merge.undone'));
  };
  return (
    <StepFrame title={t('steps.unmerge')} onDone={onDone} act={words === '' ? null : act}>
      {(tried) => (
        <>
          <Labelled label={t('merge.why')}>
            {(id) => (
              <StoryArea
                id={id}
                autoFocus
                rows={2}
                maxRows={6}
                maxLength={500}
                value={typed}
                status={tried && words === '' ? 'error' : ''}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Labelled>
          <p className="due-later">{t('merge.undoEffect')}</p>
        </>
      )}
    </StepFrame>
  );
}
