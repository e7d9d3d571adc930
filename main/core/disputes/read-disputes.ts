import { findContact } from '../../../db/queries/contacts.ts';
import {
  countDisputes,
  listDisputes,
  type DisputeFilter,
  type DisputeOrder,
  type DisputeRow,
} from '../../../db/queries/disputes.ts';
import { documentsOfSubject } from '../../../db/queries/documents.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { searchText } from '../../../db/queries/search.ts';
import type { Reader } from '../../../db/store/store.ts';
import { columnValues, maskValues, missingFields } from '../../contract/fields.ts';
import {
  disputeRowSchema,
  type DisputeDetail,
  type DisputeRow as ListedRow,
} from '../../contract/routes/dispute.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import { historyOf } from '../log/history.ts';
import type { OpenRegister } from '../register.ts';
import { staffName } from '../staff/staff-name.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import { disputeSteps } from './read-mediations.ts';
import { disputeRowOf, storedDispute } from './stored-dispute.ts';

/** More hits than anybody reads; a longer term narrows them. */
const searchLimit = 500;

export interface DisputeQuery extends DisputeFilter {
  readonly search: string;
  readonly order: DisputeOrder;
  readonly offset: number;
  readonly limit: number;
}

/** One window of the list of disputes. */
export function listedDisputes(
  { read }: OpenRegister,
  { search, order, offset, limit, ...filter }: DisputeQuery,
): { rows: ListedRow[]; total: number } {
  const hits =
    search.trim() === ''
      ? undefined
      : searchText(read, search, { limit: searchLimit, entity: 'dispute' }).map((hit) => hit.entityId);
  const narrowed = { ...filter, hits };
  return {
    total: countDisputes(read, narrowed),
    rows: listDisputes(read, narrowed, order, { offset, limit }).map(({ dispute, stationName }) =>
      disputeRowSchema.parse({
        ...dispute,
        disputeId: dispute.id,
        stationName: stationName ?? '',
        redacted: storedDispute(dispute).redaction !== null,
        values: columnsOf(dispute),
      }),
    ),
  };
}

/** Parties and risk stand in the row itself: the risk ends with the dispute, and the parties are named once. */
function columnsOf(dispute: DisputeRow): Record<string, unknown> {
  const { parties: _, riskLevel: __, ...values } = storedDispute(dispute).values;
  return columnValues(disputeFields, maskValues(disputeFields, values));
}

/** One dispute with its history; telephone numbers are masked. Errors: NOT_FOUND. */
export function disputeDetail({ read }: OpenRegister, disputeId: string): DisputeDetail {
  const row = disputeRowOf(read, disputeId);
  const { registrarId, conclusion, redaction, values } = storedDispute(row);
  const { registrationNo, registeredAt, stationId, state, typeA, typeB, contactId, roundId } = row;
  return {
    disputeId,
    stationId,
    registrationNo,
    registeredAt,
    registrarName: staffName(read, registrarId),
    responsibleName: staffName(read, row.responsibleId),
    contactId,
    matter: matterOf(read, contactId),
    roundId,
    state,
    steps: redaction ? [] : [...disputeSteps(read, row)],
    missing: redaction || state === 'void' ? [] : missingFields(disputeFields, values, 2),
    signed: countsAsSigned(read, disputeId),
    dispute: maskValues(disputeFields, { ...values, typeA, typeB }),
    conclusion,
    redaction: shownRedaction(read, redaction, row.stationId),
    history: historyOf(read, [disputeId]),
  };
}

/** Printed for signature: from here on a change is a new revision with a reason (domain.md §7.2 item 9). */
export function countsAsSigned(reader: Reader, disputeId: string): boolean {
  return documentsOfSubject(reader, disputeId).length > 0;
}

function matterOf(reader: Reader, contactId: string | null): DisputeDetail['matter'] {
  const contact = contactId === null ? undefined : findContact(reader, contactId);
  const matter = contact?.matterId ? findMatter(reader, contact.matterId) : undefined;
  const main = matter && findMatter(reader, matter.mainId);
  return main ? { matterId: main.id, registrationNo: main.registrationNo } : null;
}
