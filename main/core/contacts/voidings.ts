import { findContact, upsertContact, type ContactRow } from '../../../db/queries/contacts.ts';
import { setMeta } from '../../../db/queries/local.ts';
import { erasePii, findOp, findPii, opsOfEntity } from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { missingFields } from '../../contract/fields.ts';
import { contactFields } from '../../terms/contact-fields.ts';
import type { VoidReason } from '../../terms/matter-terms.ts';
import { wipePending } from '../redaction/erase-record.ts';
import type { FoldedVoiding } from './projection.ts';
import { storedContact } from './stored.ts';

// Who has handed a matter over makes no coming of it void by himself: that would start or stop a clock of another level.
// He proposes it about the matter, and once that is adopted, the matter says of its coming whether it counts.

/** What a matter says of its comings; null: it counts after all. */
export type MatterVoidings = Readonly<Record<string, MatterVoiding | null>>;
interface MatterVoiding {
  readonly opId: string;
  readonly at: string;
  readonly staffId: string;
  readonly reason: VoidReason;
}

/** What follows for a coming from whether it is void. */
export function voidStanding(
  stored: Pick<ReturnType<typeof storedContact>, 'route' | 'redaction' | 'values'>,
  voiding: FoldedVoiding | null,
): Pick<ContactRow, 'state' | 'stage'> {
  const isComplete =
    stored.route !== null ||
    voiding !== null ||
    stored.redaction !== null ||
    missingFields(contactFields, stored.values, 2).length === 0;
  return { state: voiding ? 'void' : 'registered', stage: isComplete ? 2 : 1 };
}

/** What counts of a coming: what its matter says, else what it says itself. */
export function voidingOf(
  tx: WriteTx,
  { contactId, own, redacted }: { contactId: string; own: FoldedVoiding | null; redacted: boolean },
  voidings: MatterVoidings,
): FoldedVoiding | null {
  const said = voidings[contactId];
  if (said === undefined) return own;
  if (said === null) return null;
  const { at, staffId, reason, opId } = said;
  return { at, staffId, reason, words: redacted ? null : wordsOf(tx, opId) };
}

/** Gives the comings of a matter anew what it says of them, and those of which it says nothing any more their own. */
export function applyVoidings(
  tx: WriteTx,
  matterId: string,
  { before, now }: { readonly before: MatterVoidings; readonly now: MatterVoidings },
): void {
  for (const contactId of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const row = findContact(tx, contactId);
    if (row?.matterId !== matterId) continue;
    const stored = storedContact(row);
    const about = { contactId, own: stored.ownVoiding, redacted: stored.redaction !== null };
    const voiding = voidingOf(tx, about, now);
    upsertContact(tx, {
      ...row,
      ...voidStanding(stored, voiding),
      fields: JSON.stringify({ ...stored, voiding }),
    });
  }
}

const voidKinds: ReadonlySet<string> = new Set(['matter.voidComing', 'matter.unvoidComing']);

/** Erases the words about an erased coming that stand in ops of its matter: adopted, declined or waiting. */
export function eraseVoidWords(
  tx: WriteTx,
  matterId: string,
  { contactId, at }: { contactId: string; at: string },
): void {
  for (const { kind, piiRef, bytes } of opsOfEntity(tx, matterId)) {
    if (piiRef === null || !voidKinds.has(kind) || !new TextDecoder().decode(bytes).includes(contactId))
      continue;
    if (erasePii(tx, piiRef, at)) setMeta(tx, wipePending, at);
  }
}

function wordsOf(tx: WriteTx, opId: string): string | null {
  const piiRef = findOp(tx, opId)?.piiRef ?? null;
  const bytes = piiRef === null ? null : (findPii(tx, piiRef)?.bytes ?? null);
  if (bytes === null) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the log holds what was validated
  return (JSON.parse(new TextDecoder().decode(bytes)) as { reason?: string }).reason ?? null;
}
