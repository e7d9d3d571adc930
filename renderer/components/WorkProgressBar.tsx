import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Work, WorkProgress } from '../api/use-work.ts';

interface WorkProgressBarProps {
  readonly work: Pick<Work<never, unknown>, 'progress' | 'cancel' | 'isPending'>;
  /** What is being done, where a bar alone does not say it. */
  readonly words?: (progress: WorkProgress) => string;
}

/** How far a long piece of work is, and the button that stops it. */
export function WorkProgressBar({ work, words }: WorkProgressBarProps) {
  const { t } = useTranslation('common');
  const { progress, isPending, cancel } = work;
  if (!isPending || progress === null) return null;
  const { done, total } = progress;
  return (
    <div className="work-progress">
      {words && <span className="work-words">{words(progress)}</span>}
      <Progress
        aria-label={t('progress')}
        percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
        status="active"
      />
      <Button size="small" onClick={cancel}>
        {t('stop')}
      </Button>
    </div>
  );
}
