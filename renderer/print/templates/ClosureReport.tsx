import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { closureGround } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { satisfaction } from '../../../main/terms/entry-terms.ts';
import { closureKind, requestResult } from '../../../main/terms/matter-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { useCellDay } from './paper-parts.tsx';

interface ClosureReportProps {
  readonly data: PaperData<'closureReport'>;
  readonly copyNo: number;
}

/** F27 办结报告: how it ended and what kind of end that is; what is still to be carried out stands apart. */
export function ClosureReport({ data, copyNo }: ClosureReportProps) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const day = useCellDay();
  const { evaluation, carryOut } = data;
  const conclusions = data.conclusions.map(({ request, result, ground }, index) =>
    t('report.conclusion', {
      number: index + 1,
      request,
      result: labelOf(requestResult, result, language),
      ground,
    }),
  );
  const documents = data.documents.map((document) =>
    t(document.servedOn === null ? 'report.document' : 'report.servedDocument', {
      title: labelOf(documentKind, document.documentKind, language),
      no: document.no,
      on: day(document.on),
      servedOn: document.servedOn === null ? '' : day(document.servedOn),
    }),
  );
  /** To be written by hand: that nothing is known says nothing. */
  const isBlank = data.registrationNo === '';
  const graded =
    evaluation === null
      ? t('report.notEvaluated')
      : t('report.evaluated', {
          station: labelOf(satisfaction, evaluation.stationGrade ?? '', language),
          organ: labelOf(satisfaction, evaluation.organGrade ?? '', language),
        });
  return (
    <FormFrame
      kind="organ"
      title={labelOf(documentKind, 'closureReport', language)}
      number={data.registrationNo}
      station={data.organ.name}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('sheet.petitioner')}>{data.petitioner ?? t('sheet.anonymous')}</Cell>
        <Cell label={t('sheet.receivedOn')}>{day(data.receivedOn)}</Cell>
        <Cell label={t('sheet.officialNo')}>{data.officialNo}</Cell>
      </tr>
      <tr>
        <Cell label={t('report.unit')} columns={3}>
          {data.handlingUnit}
        </Cell>
        <Cell label={t('report.handler')}>{data.handlerName}</Cell>
      </tr>
      {[
        { label: t('sheet.summary'), text: data.summary },
        {
          label: t('sheet.requests'),
          text: data.requests.map((request, index) => `${index + 1}. ${request}`).join('\n'),
        },
        { label: t('report.facts'), text: [data.facts, data.findings].filter(Boolean).join('\n') },
        { label: t('report.conclusions'), text: conclusions.join('\n') },
        { label: t('report.documents'), text: documents.join('\n') },
        {
          label: t('report.closure'),
          text: isBlank
            ? ''
            : t('report.closed', {
                on: day(data.closedOn),
                kind: labelOf(closureKind, data.closureKind, language),
                ground: labelOf(closureGround, data.closureGround, language),
              }),
        },
        { label: t('report.words'), text: data.words },
        { label: t('report.carryOut'), text: isBlank ? '' : carryOutWords() },
        { label: t('report.evaluation'), text: isBlank ? '' : graded },
      ].map(({ label, text }) => (
        <tr key={label}>
          <Cell label={label} columns={5} room={isBlank ? 16 : 8}>
            {text}
          </Cell>
        </tr>
      ))}
      <SignRow lines={[t('signers.handler'), t('signers.head'), t('sheet.date')]} seal={t('sheet.seal')} />
    </FormFrame>
  );

  function carryOutWords(): string {
    if (carryOut === null) return t('report.nothingToCarryOut');
    if (carryOut.doneOn !== null) return t('report.carriedOut', { on: day(carryOut.doneOn) });
    return t('report.toCarryOut', { on: carryOut.dueOn === null ? '' : day(carryOut.dueOn) });
  }
}
