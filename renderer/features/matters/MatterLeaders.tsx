import { useTranslation } from 'react-i18next';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { receptionForm } from '../../../main/terms/leader-terms.ts';
import { officeAct } from '../../../main/terms/office-fields.ts';
import { useRoute } from '../../api/hooks.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLabels } from '../../components/use-labels.ts';

/** What leaders did about the matter: whom they met, what they instructed and appointed; nothing where they did nothing. */
export function MatterLeaders({ matterId }: { readonly matterId: string }) {
  const { t } = useTranslation(['matters', 'records']);
  const { language } = useLabels();
  const { data, error } = useRoute('leader.aboutMatter', { matterId });
  if (error) return <ErrorNotice error={error} />;
  if (!data || data.receptions.length + data.records.length === 0) return null;
  const lines = [
    ...data.receptions.map(({ recordId, values, redaction, dueOn, own, stationName }) => ({
      id: recordId,
      href: '#/duty/leaders',
      on: values.actOn ?? '',
      what: labelOf(receptionForm, values.receptionForm ?? '', language),
      words: redaction === null ? (values.receptionLeader ?? '') : t('records:redacted.row'),
      station: own ? '' : stationName,
      dueOn,
    })),
    ...data.records.map(({ recordId, act, title, on, redacted, dueOn, own, stationName }) => ({
      id: recordId,
      href: `#/duty/office/${recordId}`,
      on,
      what: labelOf(officeAct, act, language),
      words: redacted ? t('records:redacted.row') : title,
      station: own ? '' : stationName,
      dueOn,
    })),
  ].toSorted((a, b) => b.on.localeCompare(a.on));
  return (
    <section className="matter-part">
      <h2>{t('detail.leaders')}</h2>
      <ul className="matter-comings">
        {lines.map(({ id, href, on, what, words, station, dueOn }) => (
          <li key={id}>
            <a href={href}>
              {formatLocalDate(on, language)} {what}
            </a>
            <div className="due-later">
              {[words, station].filter(Boolean).join(' · ')}
              {dueOn !== null && (
                <>
                  {' '}
                  <DueDate on={dueOn} target />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
