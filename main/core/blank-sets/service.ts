import { v7 as uuidv7 } from 'uuid';
import { findBlankSet, listBlankSets, type BlankSetRow } from '../../../db/queries/blank-sets.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { ParsedInput } from '../../contract/index.ts';
import type { Paper } from '../../contract/papers.ts';
import type { BlankSet } from '../../contract/routes/blank-set.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { mintNumbers } from '../contacts/numbers.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, stationProfile } from '../station/service.ts';

/** Gives numbers and codes to sets of blank paper, for days without power; nothing else ever gets them. */
export function reserveBlankSets(runtime: StationRuntime, session: Session, count: number): string[] {
  const nowMs = runtime.ports.clock.now();
  const reservedAt = new Date(nowMs).toISOString();
  const businessDate = localDateOf(nowMs);
  const { numberPrefix } = stationProfile(runtime.register);
  return inTransaction(runtime.register, (tx) => {
    const drafts = Array.from({ length: count }, () => ({
      kind: 'blankSet.reserve' as const,
      entityId: uuidv7(),
      businessDate,
      body: { ...mintNumbers(tx, numberPrefix, businessDate), reservedAt },
      pii: null,
    }));
    record(tx, { author: authorOf(session), nowMs }, drafts);
    return drafts.map(({ entityId }) => entityId);
  });
}

/** Spoilt or lost paper: its number stays taken and its code says so. Errors: NOT_FOUND, BLANK_SET_USED. */
export function voidBlankSet(
  runtime: StationRuntime,
  session: Session,
  { blankSetId, reason }: ParsedInput<'blankSet.void'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    waitingSet(tx, blankSetId);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'blankSet.void',
        entityId: blankSetId,
        businessDate: localDateOf(nowMs),
        body: {},
        pii: { reason },
      },
    ]);
  });
}

/** The set that a coming was written on: its numbers, and the op that takes it. Errors: NOT_FOUND, BLANK_SET_USED. */
export function takeBlankSet(
  tx: WriteTx,
  { blankSetId, contactId, businessDate }: Record<'blankSetId' | 'contactId' | 'businessDate', string>,
): { readonly registrationNo: string; readonly lookupCode: string; readonly draft: AnyDraft } {
  const { registrationNo, lookupCode } = waitingSet(tx, blankSetId);
  const draft = {
    kind: 'blankSet.use' as const,
    entityId: blankSetId,
    businessDate,
    body: { contactId },
    pii: null,
  };
  return { registrationNo, lookupCode, draft };
}

function waitingSet(reader: Reader, blankSetId: string): BlankSetRow {
  const found = findBlankSet(reader, blankSetId);
  if (!found) throw new AppError('NOT_FOUND');
  if (found.state !== 'reserved') throw new AppError('BLANK_SET_USED');
  return found;
}

export function listedBlankSets({ read }: OpenRegister, { state }: ParsedInput<'blankSet.list'>): BlankSet[] {
  return listBlankSets(read, state ?? null).map(({ id, stationId: _, ...row }) => ({
    ...row,
    blankSetId: id,
  }));
}

/** Form and slip with number and code and nothing else. Errors: NOT_FOUND, BLANK_SET_USED. */
export function blankSetPaper(register: OpenRegister, blankSetId: string): { no: string; paper: Paper } {
  const { registrationNo, lookupCode, stationId } = waitingSet(register.read, blankSetId);
  return {
    no: registrationNo,
    paper: {
      documentKind: 'blankSet',
      data: { registrationNo, lookupCode, desk: stationProfile(register, stationId) },
    },
  };
}
