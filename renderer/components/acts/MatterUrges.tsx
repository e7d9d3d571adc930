import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { urgeAbout } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { useSession } from '../../api/api-context.tsx';
import { DueDate } from '../DueDate.tsx';
import { useLabels } from '../use-labels.ts';
import type { Doing } from './ActForm.tsx';

interface MatterUrgesProps {
  readonly acts: MatterActs;
  readonly onDo: (doing: Doing) => void;
}

/** What was urged, by when, and what was answered; then what was reported by itself. */
export function MatterUrges({ acts: { urges, replies, steps }, onDo }: MatterUrgesProps) {
  const { t } = useTranslation('acts');
  const { language } = useLabels();
  const { stationKind } = useSession();
  const mayReply = stationKind === 'village' && steps.includes('reply');
  return (
    <>
      {urges.length > 0 && (
        <>
          <Typography.Title level={2}>{t('urges.title')}</Typography.Title>
          <ul className="acts-list" aria-label={t('urges.title')}>
            {urges.map((urge) => (
              <li key={urge.urgeId}>
                <div>
                  {t('urges.line', {
                    on: urge.on,
                    station: urge.by.stationName,
                    about: labelOf(urgeAbout, urge.about, language),
                    due: urge.dueOn,
                  })}{' '}
                  {urge.replies.length === 0 && <DueDate on={urge.dueOn} target />}
                </div>
                <div className="record-story">{urge.text ?? t('erased')}</div>
                <Replies replies={urge.replies} />
                {mayReply && (
                  <Button
                    size="small"
                    type={urge.replies.length === 0 ? 'primary' : 'default'}
                    onClick={() => onDo({ act: 'reply', urgeId: urge.urgeId })}
                  >
                    {t('urges.answer')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {replies.length > 0 && (
        <>
          <Typography.Title level={2}>{t('replies')}</Typography.Title>
          <Replies replies={replies} />
        </>
      )}
    </>
  );
}

function Replies({ replies }: { readonly replies: MatterActs['replies'] }) {
  const { t } = useTranslation('acts');
  return replies.map(({ by, on, text }, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- Replies are only ever added at the end.
    <div key={index} className="record-story">
      {t('urges.reply', {
        on,
        station: by.stationName,
        name: by.staffName,
        text: text ?? t('erased'),
      })}
    </div>
  ));
}
