import { useTranslation } from 'react-i18next';
import type { EntryForm } from '../../../main/contract/papers.ts';
import { labelOf, type CodeList } from '../../../main/terms/code-list.ts';
import type { UnitLetterKind } from '../../../main/terms/document-kinds.ts';
import {
  proposalKind,
  supervisionLevel,
  supervisionReason,
  supervisionWay,
} from '../../../main/terms/entry-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { ActRows } from './EntrySheet.tsx';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { Ask, LetterFrame } from './Letter.tsx';
import { Story, useCellDay, usePaperDay, withoutGap } from './paper-parts.tsx';

interface UnitLetterProps {
  readonly kind: UnitLetterKind;
  readonly data: EntryForm;
  readonly copyNo: number;
}

/** What was said at the step; of a code its name. */
function useSaid({ values }: EntryForm) {
  const { language } = useLabels();
  const said = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  return { said, named: (name: string, list: CodeList) => labelOf(list, said(name), language) };
}

/** F29 督办函, F30 建议书: what a unit owes or should mend, and by when it answers; about the matter, and nobody who came. */
export function UnitLetter({ kind, data, copyNo }: UnitLetterProps) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const { said, named } = useSaid(data);
  const { organ, registrationNo, officialNo, summary, receivedOn } = data;
  const matter = {
    receivedOn: day(receivedOn),
    registrationNo,
    officialNo: officialNo ?? registrationNo,
    summary: summary === null ? '' : t('letter.quoted', { summary }),
  };
  return (
    <LetterFrame
      kind={kind}
      documentNo={data.documentNo}
      copyNo={copyNo}
      issuer={organ.name}
      to={said('unit')}
      on={said('actOn')}
      reach={<Ask person={undefined} phone={organ.phone === '' ? undefined : organ.phone} />}
    >
      {kind === 'supervisionLetter' ? (
        <>
          <p>{t('supervision.about', matter)}</p>
          <p>{t('supervision.found', { reason: named('supervisionReason', supervisionReason) })}</p>
          <Story text={said('problem')} />
          <p>
            {t('supervision.demand', {
              way: named('supervisionWay', supervisionWay),
              level: named('supervisionLevel', supervisionLevel),
            })}
          </p>
          <Story text={said('actText')} />
          <p>{t('supervision.reply', { on: day(said('replyDueOn')) })}</p>
        </>
      ) : (
        <>
          <p>{t('improvement.about', matter)}</p>
          <Story text={said('problem')} />
          <p>{t('improvement.demand', { kind: named('proposalKind', proposalKind) })}</p>
          <Story text={said('actText')} />
          <p>{t('improvement.reply', { on: day(said('replyDueOn')) })}</p>
        </>
      )}
    </LetterFrame>
  );
}

/** 督办回复单, 建议反馈单: goes with the letter and comes back; what has been answered stands on it. */
export function UnitReplySlip({ kind, data, copyNo }: UnitLetterProps) {
  const { t } = useTranslation('notices');
  const { t: word } = useTranslation('entries');
  const day = useCellDay();
  const { said, named } = useSaid(data);
  const answerTo = kind === 'supervisionLetter' ? 'answerSupervision' : 'answerImprovement';
  const valuesOf = (step: EntryForm['answers'][number]['act']) =>
    data.answers.find(({ act }) => act === step)?.values ?? {};
  return (
    <FormFrame
      kind="letterSlip"
      title={t(`slip.${kind}`)}
      number={data.documentNo ?? ''}
      station={data.organ.name}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('slip.unit')} columns={3} room={9}>
          {withoutGap(said('unit'))}
        </Cell>
        <Cell label={t('slip.replyDueOn')}>{day(said('replyDueOn'))}</Cell>
      </tr>
      <tr>
        <Cell label={t('slip.registrationNo')} room={9}>
          {withoutGap(data.registrationNo)}
        </Cell>
        <Cell label={t('slip.officialNo')}>{withoutGap(data.officialNo ?? '')}</Cell>
        {kind === 'supervisionLetter' ? (
          <Cell label={t('slip.level')}>{withoutGap(named('supervisionLevel', supervisionLevel))}</Cell>
        ) : (
          <Cell label={t('slip.proposal')}>{withoutGap(named('proposalKind', proposalKind))}</Cell>
        )}
      </tr>
      <tr>
        <Cell label={t('slip.summary')} columns={5} room={10}>
          {withoutGap(data.summary ?? '')}
        </Cell>
      </tr>
      <ActRows act={answerTo} title={word(`names.${answerTo}`)} values={valuesOf(answerTo)} room={70} />
      <SignRow lines={[t('slip.unitSigned'), t('slip.date')]} seal={t('slip.seal')} />
      {kind === 'supervisionLetter' && (
        <ActRows
          act="endSupervision"
          title={word('names.endSupervision')}
          values={valuesOf('endSupervision')}
          room={24}
        />
      )}
    </FormFrame>
  );
}
