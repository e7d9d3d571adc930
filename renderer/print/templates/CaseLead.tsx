import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { noteKind } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame } from './FormFrame.tsx';
import { useCellDay } from './paper-parts.tsx';

interface CaseLeadProps {
  readonly data: PaperData<'caseLeadRecord'>;
  readonly copyNo: number;
}

/** Room (mm) that is left to write in by hand, where nothing has been said yet. */
const room = { measures: 30, progress: 60, result: 25 } as const;

/** F43 领导包案登记表 (domain.md §2.5). */
export function CaseLead({ data, copyNo }: CaseLeadProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = useCellDay();
  const { progress, result, closedOn } = data;
  return (
    <FormFrame
      title={labelOf(documentKind, 'caseLeadRecord', language)}
      number={data.registrationNo}
      station={data.organ}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('lead.receivedOn')}>{day(data.receivedOn)}</Cell>
        <Cell label={t('lead.officialNo')} columns={3}>
          {data.officialNo}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.petitioners')} columns={5} room={8}>
          {data.petitioners.join(t('letter.and'))}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.summary')} columns={5} room={10}>
          {data.summary}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.requests')} columns={5} room={data.requests.length === 0 ? 20 : undefined}>
          {data.requests.map((request, index) => `${index + 1}. ${request}`).join('\n')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.leader')}>{data.leader}</Cell>
        <Cell label={t('lead.post')}>{data.post}</Cell>
        <Cell label={t('lead.dueOn')}>{day(data.dueOn)}</Cell>
      </tr>
      <tr>
        <Cell label={t('lead.unit')}>{data.unit}</Cell>
        <Cell label={t('lead.handler')}>{data.handler}</Cell>
        <Cell label={t('lead.phone')}>{data.phone}</Cell>
      </tr>
      <tr>
        <Cell label={t('lead.measures')} columns={5} room={room.measures} />
      </tr>
      <tr>
        <Cell label={t('lead.progress')} columns={5} room={progress.length === 0 ? room.progress : undefined}>
          {progress
            .map(({ on, kind, text }) => `${day(on)} ${labelOf(noteKind, kind, language)}　${text}`)
            .join('\n')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.result')} columns={5} room={result === null ? room.result : undefined}>
          {[closedOn === null || closedOn === '' ? null : day(closedOn), result]
            .filter((part) => part !== null)
            .join('　')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('lead.signed')} columns={5} room={16}>
          {t('lead.signedLine')}
        </Cell>
      </tr>
    </FormFrame>
  );
}
