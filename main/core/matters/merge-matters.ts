import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';

/**
 * Two matters are one: this one is handled under the other, with the comings for both, and what is owed is owed from the
 * earliest of them (domain.md §9.2, merge: keeps earliest). Nothing is copied or moved, so that it can be taken back.
 * Errors: NOT_FOUND, FORBIDDEN (one of them is another station's), CONFLICT (void, erased, or merged already),
 * MERGE_CIRCLE (the other one is handled under this one), MERGE_INTO_ANSWERED (an open matter would be owed nothing).
 */
export function mergeMatter(
  runtime: StationRuntime,
  session: Session,
  input: { readonly matterId: string; readonly into: string; readonly words?: string | undefined },
): void {
  const { matterId, into, words } = input;
  change(runtime, session, matterId, (tx, matter, businessDate) => {
    const chosen = ownMatter(tx, session, into);
    const main = ownMatter(tx, session, chosen.mainId);
    if (main.id === matter.id) throw new AppError('MERGE_CIRCLE');
    if (matter.mergedInto !== null || !takesPart(matter) || !takesPart(main)) throw new AppError('CONFLICT');
    if (matter.state === 'registered' && main.state !== 'registered') {
      throw new AppError('MERGE_INTO_ANSWERED', { no: main.registrationNo });
    }
    return {
      kind: 'matter.merge',
      entityId: matterId,
      businessDate,
      body: { into },
      pii: words ? { reason: words } : {},
    };
  });
}

/**
 * They are two after all: each stands as it would without the merging; whoever came since for the main one stays there.
 * Errors: NOT_FOUND, FORBIDDEN, CONFLICT (nobody merged it, or it was erased).
 */
export function unmergeMatter(
  runtime: StationRuntime,
  session: Session,
  { matterId, words }: { readonly matterId: string; readonly words: string },
): void {
  change(runtime, session, matterId, (_, matter, businessDate) => {
    if (matter.mergedInto === null || isErased(matter)) throw new AppError('CONFLICT');
    return { kind: 'matter.unmerge', entityId: matterId, businessDate, body: {}, pii: { reason: words } };
  });
}

function change(
  runtime: StationRuntime,
  session: Session,
  matterId: string,
  draftOf: (tx: WriteTx, matter: MatterRow, businessDate: string) => AnyDraft,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const matter = ownMatter(tx, session, matterId);
    record(tx, { author: authorOf(session), nowMs }, [draftOf(tx, matter, localDateOf(nowMs))]);
  });
}

function ownMatter(reader: Reader, { stationId }: Session, matterId: string): MatterRow {
  const matter = findMatter(reader, matterId);
  if (!matter) throw new AppError('NOT_FOUND');
  if (matter.stationId !== stationId) throw new AppError('FORBIDDEN');
  return matter;
}

function takesPart(matter: MatterRow): boolean {
  return matter.state !== 'void' && !isErased(matter);
}

function isErased(matter: MatterRow): boolean {
  return storedMatter(matter).redaction !== null;
}
