import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Work } from '../api/use-work.ts';

interface WorkProgressBarProps {
  readonly work: Pick<Work<never, unknown>, 'progress' | 'cancel' | 'isPending'>;
}

/** How far a long piece of work is, and the button that stops it. */
export function WorkProgressBar({ work }: WorkProgressBarProps) {
  const { t } = useTranslation('common');
  const { progress, isPending, cancel } = work;
  if (!isPending || progress === null) return null;
  const { done, total } = progress;
  return (
    <div className="work-progress">
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
