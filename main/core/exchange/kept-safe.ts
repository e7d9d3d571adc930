import { forgetKeepRanges } from '../../../db/queries/batches-out.ts';
import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { ageRecipientOf } from '../crypto/age.ts';
import { recoveryIdentity } from '../keys/recovery-code.ts';

// How far this station's log is safe at the township, for whom its keep-safe frames are made (exchange.md §3).

const recipientKey = 'recoveryRecipient';
const keptSafeTo = 'exchange.keptSafeTo';

/** The public half of the code on paper: kept, because the code is not. Errors: RECOVERY_CODE_MISREAD. */
export function recoveryRecipientOf(recoveryCode: string): Promise<string> {
  return ageRecipientOf(recoveryIdentity(recoveryCode));
}

/** Another code opens nothing that was made for the one before: everything is given to be kept again. */
export function setRecoveryRecipient(tx: WriteTx, recipient: string): void {
  if (findMeta(tx, recipientKey) === recipient) return;
  setMeta(tx, recipientKey, recipient);
  startKeepSafeAnew(tx);
}

/** Null in a register from before there were keep-safe frames, until its code is used or renewed. */
export function findRecoveryRecipient(reader: Reader): string | null {
  return findMeta(reader, recipientKey) ?? null;
}

/** Position in the log up to which the township has signed for what it keeps unread. */
export function findKeptSafeTo(reader: Reader): number {
  return Number(findMeta(reader, keptSafeTo) ?? 0);
}

/** The township has signed for a batch: its range counts where it goes on from what was safe before. */
export function advanceKeptSafe(
  tx: WriteTx,
  { keepFrom, keepTo }: { readonly keepFrom: number; readonly keepTo: number },
): void {
  const known = findKeptSafeTo(tx);
  if (keepFrom <= known && keepTo > known) setMeta(tx, keptSafeTo, String(keepTo));
}

/** The township may have lost it, or must not have it any more: the next batch begins again. */
export function startKeepSafeAnew(tx: WriteTx): void {
  removeMeta(tx, keptSafeTo);
  forgetKeepRanges(tx);
}
