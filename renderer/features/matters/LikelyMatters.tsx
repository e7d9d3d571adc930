import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LikelyMatter } from '../../../main/contract/routes/merge.ts';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { useLabels } from '../../components/use-labels.ts';

export type Other = Omit<LikelyMatter, 'why'> & Partial<Pick<LikelyMatter, 'why'>>;

/** One line for another matter, with why it may be the same. */
export function OtherMatter({ matter }: { readonly matter: Other }) {
  const { t } = useTranslation('matters');
  const { language } = useLabels();
  const { registrationNo, petitionerName, summary, firstReceivedOn, state, why = [] } = matter;
  return (
    <>
      {[
        registrationNo,
        petitionerName ?? t('list.anonymous'),
        summary ?? t('list.withheld'),
        t('merge.received', { on: firstReceivedOn }),
        labelOf(matterState, state, language),
      ].join(' · ')}{' '}
      {why.length > 0 && (
        <strong className="merge-why">{why.map((reason) => t(`merge.because.${reason}`)).join('、')}</strong>
      )}
    </>
  );
}

interface LikelyMattersProps {
  readonly detail: MatterDetail;
  readonly onMatter: (matterId: string) => void;
}

/** What may be the same matter, as long as it can be merged; nothing where there is none. */
export function LikelyMatters({ detail: { matterId, steps }, onMatter }: LikelyMattersProps) {
  const { t } = useTranslation('matters');
  const { data } = useRoute('matter.likely', steps.includes('merge') ? { matterId } : null);
  const matters = data?.matters ?? [];
  if (matters.length === 0) return null;
  return (
    <section className="matter-part">
      <h2>{t('merge.likely')}</h2>
      <ul className="matter-comings">
        {matters.map((matter) => (
          <li key={matter.matterId}>
            <Button
              type="link"
              size="small"
              aria-label={t('detail.open', { no: matter.registrationNo })}
              onClick={() => onMatter(matter.matterId)}
            >
              {matter.registrationNo}
            </Button>
            <span>
              {[
                matter.petitionerName ?? t('list.anonymous'),
                matter.summary ?? t('list.withheld'),
                t('merge.received', { on: matter.firstReceivedOn }),
              ].join(' · ')}
            </span>{' '}
            <strong className="merge-why">
              {matter.why.map((reason) => t(`merge.because.${reason}`)).join('、')}
            </strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
