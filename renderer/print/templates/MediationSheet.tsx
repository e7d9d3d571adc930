import { useTranslation } from 'react-i18next';
import type { MediationForm } from '../../../main/contract/papers.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import {
  documentKind,
  mediationOfPaper,
  type MediationPaperKind,
} from '../../../main/terms/document-kinds.ts';
import { mediationCatalogues } from '../../../main/terms/mediation-fields.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { FieldRows } from './FieldRows.tsx';
import { Cell, FormFrame } from './FormFrame.tsx';
import { Story } from './paper-parts.tsx';

interface MediationSheetProps {
  readonly kind: MediationPaperKind;
  readonly data: MediationForm;
  readonly copyNo: number;
}

type Signer =
  | 'applicants'
  | 'parties'
  | 'mediators'
  | 'recorder'
  | 'registrar'
  | 'inquirer'
  | 'asked'
  | 'principal'
  | 'visitor'
  | 'handler'
  | 'receiver';

interface Layout {
  /** Who signs, each on a line, in the words of `mediation.signers`. */
  readonly signers: readonly Signer[];
  /** Room for fingerprints beside the signatures. */
  readonly finger?: true;
  /** Room for the seal of the committee. */
  readonly seal?: true;
  /** Room (mm) for a story that is written by hand. */
  readonly room?: number;
  /** What the dispute is about, in the village's word. */
  readonly type?: true;
  /** Who and what before the particulars. */
  readonly storyFirst?: true;
}

/** What of each form is not said by its fields (domain.md §2.7). */
const layouts: Readonly<Record<MediationPaperKind, Layout>> = {
  mediationApplication: { signers: ['applicants'], finger: true, room: 40 },
  mediationAcceptance: { signers: ['parties', 'registrar'], finger: true, seal: true, room: 30, type: true },
  mediationRights: { signers: ['parties'], finger: true },
  mediationMandate: { signers: ['principal'], finger: true },
  mediationInquiry: { signers: ['asked', 'inquirer', 'recorder'], finger: true, room: 80 },
  mediationEvidence: { signers: ['parties', 'recorder'], finger: true },
  mediationRecord: { signers: ['parties', 'mediators', 'recorder'], finger: true, seal: true, room: 70 },
  mediationAgreement: {
    signers: ['parties', 'mediators', 'recorder'],
    finger: true,
    seal: true,
    room: 17,
    storyFirst: true,
  },
  oralAgreement: { signers: ['mediators', 'recorder'], seal: true, room: 17, storyFirst: true },
  performanceProof: { signers: ['receiver', 'mediators'], finger: true, room: 50 },
  mediationFollowUp: { signers: ['parties', 'visitor'], finger: true, room: 50 },
  confirmationRequest: { signers: ['applicants'], finger: true, room: 40 },
  mediationEnd: { signers: ['parties', 'mediators'], finger: true, seal: true, room: 30 },
  mediationReport: { signers: ['handler'], seal: true, room: 35, type: true },
};

/** A form of the people's mediation set: to be filled in and signed, or as it was put on record. */
export function MediationSheet({ kind, data, copyNo }: MediationSheetProps) {
  const { t } = useTranslation('mediation');
  const labels = useLabels();
  const { language, find } = labels;
  const words = useWords(data.codeNames);
  const { signers, finger, seal, room, type, storyFirst } = layouts[kind];
  const act = mediationOfPaper(kind) ?? 'apply';
  const lead = find('mediation', `leads.${kind}`);
  const statement = find('mediation', `statements.${kind}`);
  return (
    <FormFrame
      kind="mediation"
      title={labelOf(documentKind, kind, language)}
      number={data.caseNo ?? ''}
      station={data.committee}
      copyNo={copyNo}
    >
      {lead !== null && (
        <tr>
          <td colSpan={6} className="print-lead">
            <Story text={lead} />
          </td>
        </tr>
      )}
      {type === true && (
        <tr>
          <Cell label={t('sheet.type')}>
            {data.quickType && words.nameOf(disputeQuickType, data.quickType)}
          </Cell>
          <Cell label={t('sheet.disputeNo')} columns={3}>
            {data.registrationNo}
          </Cell>
        </tr>
      )}
      <FieldRows
        catalogue={mediationCatalogues[act]}
        label={(name) => find('mediation', `fields.${act}.${name}`) ?? labels.field(name)}
        values={data.values}
        room={room}
        said={data.said}
        storyFirst={storyFirst === true}
      />
      <tr className="print-together">
        <td colSpan={6}>
          {statement !== null && <p className="entry-statement">{statement}</p>}
          <div className="print-sign">
            <div>
              {signers.map((signer) => (
                <p key={signer}>{t(`signers.${signer}`)}</p>
              ))}
              <p>{t('sheet.date')}</p>
            </div>
            {finger === true ? <div className="print-finger">{t('sheet.finger')}</div> : <div />}
            {seal === true ? <div className="print-seal">{t('sheet.seal')}</div> : <div />}
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}
