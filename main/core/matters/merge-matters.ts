import { mattersUnder, type MatterRow } from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { itemOf } from '../../terms/code-list.ts';
import { matterState, type MatterState } from '../../terms/matter-terms.ts';
import { AppError } from '../app-error.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { assertNotArchived } from './case-file.ts';
import { mostEnds } from './ends-schema.ts';
import { endingsOf } from './acts.ts';
import { matterRowOf } from './read-ownership.ts';

/** A matter of which no organ has decided anything: only such a one goes under another, so that no decision is lost. */
const untouched: ReadonlySet<MatterState> = new Set(['registered', 'answered']);

/**
 * Two matters are one: this one is handled under the other, with the comings for both, and what is owed is owed from the
 * earliest of them (domain.md §9.2, merge: keeps earliest). Nothing is copied or moved, so that it can be taken back. A
 * level that does not own them proposes it. Errors: NOT_FOUND, FORBIDDEN (a village about another's), and those of
 * {@link assertMayMerge}.
 */
export function mergeMatter(
  runtime: StationRuntime,
  session: Session,
  input: { readonly matterId: string; readonly into: string; readonly words?: string | undefined },
): { isProposal: boolean } {
  const { matterId, into, words } = input;
  return change(runtime, session, matterId, (tx, matter, businessDate) => {
    const { answer, acts } = storedMatter(assertMayMerge(tx, matter, into));
    const after = endingsOf(answer, acts).at(-1)?.opId;
    return {
      kind: 'matter.merge',
      entityId: matterId,
      businessDate,
      body: { into, ...(after === undefined ? {} : { after }) },
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
): { isProposal: boolean } {
  return change(runtime, session, matterId, (_, matter, businessDate) => {
    assertMayUnmerge(matter);
    return { kind: 'matter.unmerge', entityId: matterId, businessDate, body: {}, pii: { reason: words } };
  });
}

/**
 * Errors: NOT_FOUND; MERGE_ELSEWHERE (of another station, or owned by another level: what is said of a matter goes to the
 * village that registered it and to no other, so that who came there could not be told; the law has an answer of its own
 * for the second one, `alreadyHandled`);
 * CONFLICT (void, erased, or merged already); MERGE_CIRCLE (the other one is handled under this one); MERGE_DECIDED (an
 * organ has decided something of it: it is the main one); MERGE_INTO_ANSWERED (an open matter would be owed nothing).
 * @returns the matter under which it would be handled
 */
export function assertMayMerge(reader: Reader, matter: MatterRow, into: string): MatterRow {
  const main = matterRowOf(reader, matterRowOf(reader, into).mainId);
  if (main.stationId !== matter.stationId || main.ownerStation !== matter.ownerStation) {
    throw new AppError('MERGE_ELSEWHERE');
  }
  if (main.id === matter.id) throw new AppError('MERGE_CIRCLE');
  assertNotArchived(reader, main);
  if (matter.mainId !== matter.id || !takesPart(matter) || !takesPart(main)) throw new AppError('CONFLICT');
  if (!untouched.has(matter.state)) throw new AppError('MERGE_DECIDED', { no: matter.registrationNo });
  if (isOpen(matter) && !isOpen(main)) throw new AppError('MERGE_INTO_ANSWERED', { no: main.registrationNo });
  return main;
}

/** What an ending of a matter names: those handled under it, none of which it would end unseen. */
export function withWhatEnds(reader: Reader, mainId: string): { ends?: string[] } {
  const ends = mattersUnder(reader, mainId).flatMap(({ id }) => (id === mainId ? [] : id));
  return ends.length === 0 ? {} : { ends: ends.slice(0, mostEnds) };
}

/** Errors: CONFLICT (nobody merged it, or it was erased). */
export function assertMayUnmerge(matter: MatterRow): void {
  if (matter.mergedInto === null || isErased(matter)) throw new AppError('CONFLICT');
}

function change(
  runtime: StationRuntime,
  session: Session,
  matterId: string,
  draftOf: (tx: WriteTx, matter: MatterRow, businessDate: string) => AnyDraft,
): { isProposal: boolean } {
  const nowMs = runtime.ports.clock.now();
  return inTransaction(runtime.register, (tx) => {
    const matter = matterRowOf(tx, matterId);
    const isProposal = matter.ownerStation !== session.stationId;
    const isOthers = matter.stationId !== session.stationId && session.stationKind === 'village';
    if (isProposal && isOthers) throw new AppError('FORBIDDEN');
    assertNotArchived(tx, matter);
    record(tx, { author: authorOf(session), nowMs }, [draftOf(tx, matter, localDateOf(nowMs))]);
    return { isProposal };
  });
}

function isOpen({ state }: MatterRow): boolean {
  return itemOf(matterState, state).open;
}

function takesPart(matter: MatterRow): boolean {
  return matter.state !== 'void' && !isErased(matter);
}

function isErased(matter: MatterRow): boolean {
  return storedMatter(matter).redaction !== null;
}
