import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterComing, MatterPerson } from '../../../main/contract/routes/matter.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf, type LabelLanguage } from '../../../main/terms/code-list.ts';
import { collectiveKind, collectiveKindOf } from '../../../main/terms/collective.ts';
import { useAction } from '../../api/hooks.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { Masked } from '../../components/Masked.tsx';
import { useLabels } from '../../components/use-labels.ts';

const numbers = ['phone', 'idNumber', 'agentIdNumber'] as const;
const words = ['addressDetail', 'agentName'] as const;

/** Who came, each once; numbers are masked and given one at a time, against a reason. */
export function MatterPeople({ people }: { readonly people: readonly MatterPerson[] }) {
  const { t } = useTranslation('matters');
  return (
    <section className="matter-part">
      <h2>{t('detail.people')}</h2>
      {people.map((one) => (
        <Person key={one.contactId} {...one} />
      ))}
    </section>
  );
}

function Person({ contactId, person, withheld, redacted }: MatterPerson) {
  const { t } = useTranslation(['matters', 'records']);
  const { field } = useLabels();
  const ask = useAction('contact.reveal', { refresh: 'none' });
  const nobody = t(redacted ? 'records:redacted.row' : withheld ? 'list.withheld' : 'list.anonymous');
  const representatives = (person.representatives ?? []).flatMap(({ name }) => name ?? []);
  return (
    <>
      <p>
        <strong>{person.petitionerName ?? nobody}</strong>
      </p>
      <dl className="record-facts">
        {numbers.map((name) => {
          const masked = person[name];
          return (
            masked !== undefined && (
              <div key={name} className="matter-fact">
                <dt>{field(name)}</dt>
                <dd>
                  <Masked
                    label={field(name)}
                    masked={masked}
                    reveal={async (reason) =>
                      (await ask.mutateAsync({ contactId, field: name, reason })).value
                    }
                  />
                </dd>
              </div>
            )
          );
        })}
        {words.map((name) => {
          const text = person[name];
          return (
            text !== undefined && (
              <div key={name} className="matter-fact">
                <dt>{field(name)}</dt>
                <dd>{text}</dd>
              </div>
            )
          );
        })}
        {representatives.length > 0 && (
          <div className="matter-fact">
            <dt>{field('representatives')}</dt>
            <dd>{representatives.join('、')}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** Which coming for the matter this is, counted without those that are void; 0 for such a one. */
export function seqOf(coming: MatterComing, comings: readonly MatterComing[]): number {
  return comings.filter(({ isVoid }) => !isVoid).indexOf(coming) + 1;
}

function collectiveWords({ channel: by, headcount }: MatterComing, language: LabelLanguage): string[] {
  const kind = collectiveKindOf(by, headcount);
  return kind === null ? [] : [labelOf(collectiveKind, kind, language)];
}

interface MatterComingsProps {
  readonly comings: readonly MatterComing[];
  readonly onContact: (contactId: string) => void;
}

/** Every coming for the matter, the newest first, with the way to its page. */
export function MatterComings({ comings, onContact }: MatterComingsProps) {
  const { t } = useTranslation(['matters', 'records']);
  const { language } = useLabels();
  const nameOf = ({ petitionerName, redacted, withheld }: MatterComing) =>
    petitionerName ?? t(redacted ? 'records:redacted.row' : withheld ? 'list.withheld' : 'list.anonymous');
  return (
    <section className="matter-part">
      <h2>{t('detail.comings', { count: comings.filter(({ isVoid }) => !isVoid).length })}</h2>
      <ul className="matter-comings">
        {comings
          .map((coming) => (
            <li key={coming.contactId}>
              <Button
                type="link"
                size="small"
                aria-label={t('detail.open', { no: coming.registrationNo })}
                onClick={() => onContact(coming.contactId)}
              >
                {coming.registrationNo}
              </Button>
              <span>{nameOf(coming)}</span>
              {coming.isVoid && <span className="due-later"> {t('detail.void')}</span>}
              {coming.incomplete && coming.own && !coming.isVoid && (
                <span className="due-soon"> {t('detail.incomplete')}</span>
              )}
              <div className="due-later">
                {[
                  ...(coming.isVoid ? [] : [t('detail.seq', { seq: seqOf(coming, comings) })]),
                  formatInstant(coming.receivedAt),
                  labelOf(channel, coming.channel, language),
                  ...(coming.headcount > 1 ? [t('detail.headcount', { count: coming.headcount })] : []),
                  ...collectiveWords(coming, language),
                ].join(' · ')}
              </div>
            </li>
          ))
          .toReversed()}
      </ul>
    </section>
  );
}
