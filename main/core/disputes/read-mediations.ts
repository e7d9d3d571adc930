import { disputeOfPaper, findMediations } from '../../../db/queries/mediations.ts';
import type { DisputeRow } from '../../../db/queries/disputes.ts';
import type { Reader } from '../../../db/store/store.ts';
import { maskValues } from '../../contract/fields.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Mediation } from '../../contract/routes/mediation.ts';
import { paperOfMediation, type MediationPaperKind } from '../../terms/document-kinds.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { mediationCatalogues, movingActs, type MediationAct } from '../../terms/mediation-fields.ts';
import type { OpenRegister } from '../register.ts';
import { staffName } from '../staff/staff-name.ts';
import {
  agreementIn,
  confirmableUntil,
  entriesOf,
  entryDay,
  isArchived,
  isMediating,
  mayArchive,
  mediationDueOn,
  mediationNow,
  mediationSteps,
  stageOf,
  type FoldedMediation,
  type MediationEntry,
} from './mediation.ts';
import { isOpenDispute } from './projection.ts';
import { disputeRowOf, storedDispute } from './stored-dispute.ts';
import { stepsBeside, type DisputeStep } from './rules.ts';

/** The mediations of a dispute, oldest first. */
export function mediationsOf(reader: Reader, disputeId: string): readonly FoldedMediation[] {
  const fields = findMediations(reader, disputeId);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return fields === null ? [] : (JSON.parse(fields) as FoldedMediation[]);
}

/** What may be done with a dispute beside its mediation. */
export function disputeSteps(reader: Reader, row: DisputeRow): readonly DisputeStep[] {
  const mediations = mediationsOf(reader, row.id);
  const now = mediationNow(mediations);
  return stepsBeside(row.state, {
    isMediating: isMediating(mediations),
    hasAgreement: now !== null && agreementIn(now) !== null,
  });
}

export interface MediationPlace {
  readonly row: DisputeRow;
  readonly mediations: readonly FoldedMediation[];
  readonly steps: readonly MediationAct[];
}

/** A dispute with its mediations and what may be done about them. Errors: NOT_FOUND. */
export function placeOf(reader: Reader, disputeId: string): MediationPlace {
  const row = disputeRowOf(reader, disputeId);
  const mediations = mediationsOf(reader, disputeId);
  const standing = { state: row.state, isRedacted: storedDispute(row).redaction !== null };
  return { row, mediations, steps: mediationSteps(mediations, standing, isOpenDispute(row.state)) };
}

/** Where something that was put on record stands; null: nowhere. */
export function placeOfEntry(
  reader: Reader,
  entryId: string,
): (MediationPlace & { readonly mediation: FoldedMediation; readonly entry: MediationEntry }) | null {
  const disputeId = disputeOfPaper(reader, entryId);
  if (disputeId === null) return null;
  const place = placeOf(reader, disputeId);
  for (const mediation of place.mediations) {
    const entry = mediation.entries.find((one) => one.entryId === entryId);
    if (entry) return { ...place, mediation, entry };
  }
  return null;
}

/** The committee that mediates. */
export function committeeOf(mediation: FoldedMediation): string {
  return (
    entriesOf(mediation, 'apply', 'take').findLast(({ values }) => values.committee)?.values.committee ?? ''
  );
}

/** The mediations as they are shown; telephone numbers are masked. Errors: NOT_FOUND. */
export function mediationDetail({ read }: OpenRegister, disputeId: string): RouteOutput<'mediation.get'> {
  const { row, mediations, steps } = placeOf(read, disputeId);
  const isOpen = isOpenDispute(row.state);
  const isRedacted = storedDispute(row).redaction !== null;
  const by = (who: MediationEntry['by']) => ({ on: who.on, staffName: staffName(read, who.staffId) });
  const shown = (mediation: FoldedMediation): Mediation => {
    const { mediationId, caseNo, entries, file } = mediation;
    const isFiled = isArchived(mediation);
    const hasAsked = entriesOf(mediation, 'askConfirmation').length > 0;
    return {
      mediationId,
      caseNo,
      stage: stageOf(mediation),
      committee: committeeOf(mediation),
      dueOn: isOpen && stageOf(mediation) === 'taken' ? mediationDueOn(mediation) : null,
      confirmableUntil: hasAsked || isRedacted ? null : confirmableUntil(mediation),
      entries: entries.map((entry) => ({
        entryId: entry.entryId,
        act: entry.act,
        on: entryDay(entry),
        by: by(entry.by),
        values: maskedValues(entry),
        paper: entry.whole ? paperOfMediation(entry.act) : null,
        struck: entry.struck && { ...by(entry.struck.by), reason: entry.struck.reason },
        mayStrike: mayStrike(mediation, entry) && !isRedacted,
      })),
      missing: isFiled || isRedacted ? [] : missingPapers(mediation),
      mayArchive: mayArchive(mediation) && !isRedacted,
      file:
        file && isFiled
          ? {
              fileId: file.fileId,
              by: by(file.by),
              items: file.items,
              pages: file.pages,
              values: file.values,
              whole: file.snapshot !== null && !isRedacted,
            }
          : null,
    };
  };
  return { mediations: mediations.map(shown), steps: [...steps] };
}

function maskedValues({ act, values }: MediationEntry): Record<string, unknown> {
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  return maskValues<FieldCatalogue>(catalogue, values);
}

export function mayStrike(mediation: FoldedMediation, { act, struck }: MediationEntry): boolean {
  // With the request alone there would be no mediation left.
  const isOnly = act === 'apply' && stageOf(mediation) === 'applied';
  return struck === null && !movingActs.has(act) && !isArchived(mediation) && !isOnly;
}

/** What a file must have (domain.md §2.7); asked for once the mediation is over. */
function missingPapers(mediation: FoldedMediation): MediationPaperKind[] {
  const stage = stageOf(mediation);
  if (stage !== 'agreed' && stage !== 'ended') return [];
  const has = (act: MediationAct) => entriesOf(mediation, act).length > 0;
  const must: MediationAct[] = ['inform', 'session'];
  return must.flatMap((act) => {
    const paper = paperOfMediation(act);
    return has(act) || paper === null ? [] : [paper];
  });
}
