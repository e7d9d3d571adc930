import { documentsOfSubject } from '../../../db/queries/documents.ts';
import { setMeta } from '../../../db/queries/local.ts';
import { documentsNaming, erasePiiOfEntity, leaversNaming } from '../../../db/queries/ops.ts';
import { removeDoc } from '../../../db/queries/search.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { eraseAttachmentsOf } from '../attachments/erase.ts';
import { startKeepSafeAnew } from '../exchange/kept-safe.ts';

/** Set while an erasure has left traces. */
export const wipePending = 'wipePending';

/**
 * Takes the words of a record out of the register: personal data and salts of its ops, what its papers showed, what finds
 * it. Called by its projection, so that a word that arrives after its erasure is erased, too; `wipeTraces` follows, after
 * a crash at the next unlock.
 */
export function eraseRecord(
  tx: WriteTx,
  entity:
    | 'contact'
    | 'matter'
    | 'dispute'
    | 'screeningRound'
    | 'dutyLog'
    | 'leaderRecord'
    | 'officeRecord'
    | 'periodReport',
  entityId: string,
  {
    at,
    matterId = entityId,
    issued = [],
  }: {
    readonly at: string;
    readonly matterId?: string | null;
    /** What the competent organ has issued about it. */
    readonly issued?: readonly string[];
  },
): void {
  // A hand-over list or a ledger that was printed names it, too; it is made again without it when somebody asks.
  const subjects = [entityId, ...issued, ...leaversNaming(tx, matterId ?? entityId)];
  const papers = subjects.flatMap((subjectId) => documentsOfSubject(tx, subjectId));
  const records = [entityId, ...papers.map(({ id }) => id), ...documentsNaming(tx, entityId)];
  const erased = records.filter((id) => erasePiiOfEntity(tx, id, at));
  const hadAttachments = eraseAttachmentsOf(tx, entityId, at);
  if (erased.length > 0 || hadAttachments) {
    setMeta(tx, wipePending, at);
    // The words may lie in what the township keeps unread; the next batch replaces that.
    startKeepSafeAnew(tx);
  }
  removeDoc(tx, entity, entityId);
}
