import type { WriteTx } from '../../../db/store/store.ts';
import { findDispute } from '../../../db/queries/disputes.ts';
import type { z } from 'zod';
import { mayTakeOver, type recordedItemSchema } from '../../contract/handover.ts';
import type { ParsedInput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { Staff, WorkItem } from '../../contract/routes/staff.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { audit, record } from '../log/record.ts';
import { draftId, draftsOf, inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, isoNow, keyringOf } from '../station/service.ts';
import { leaverOf, openWorkOf } from './open-work.ts';
import { itemsInOp } from './ops.ts';
import { assertOtherAdmin, staffOf } from './service.ts';

type HandingOver = ParsedInput<'staff.handOver'>;

interface Given {
  readonly item: WorkItem;
  readonly to: Staff;
}

/**
 * A person leaves: everything that is owed goes to others and the PIN is closed. Half-filled forms first, then all ops in
 * one transaction, the PIN last: the power may fail anywhere, and no work is without somebody who can unlock.
 * @returns how much was handed over. Errors: see the route.
 */
export function handOver(runtime: StationRuntime, session: Session, input: HandingOver): number {
  const person = leaverOf(runtime, session, input.staffId);
  const staff = staffOf(runtime, session.stationId);
  if (person.roles.includes('admin')) assertOtherAdmin(staff, person.staffId);
  // Nobody else opens what was sealed for that key: an administrator ends the appointment first, and sees to another.
  if (person.roles.includes('sealedOfficer')) throw new AppError('STAFF_IS_OFFICER');
  const successors = new Map(
    staff
      .filter(({ staffId, active }) => active && staffId !== person.staffId)
      .map((one) => [one.staffId, one]),
  );
  const plan = () => givenTo(openWorkOf(runtime, session, person), input, successors);
  // Refused before anything is touched; counted again inside the transaction.
  plan();
  giveDrafts(runtime, input);
  const count = inTransaction(runtime.register, (tx) => {
    const given = plan();
    writeOps(tx, { runtime, session, input, person, given });
    return given.length;
  });
  closeLogin(runtime, person.staffId);
  return count;
}

/** Errors: STAFF_HAS_OPEN_WORK, INPUT_INVALID. */
function givenTo(
  work: readonly WorkItem[],
  { successorId, items }: HandingOver,
  successors: ReadonlyMap<string, Staff>,
): Given[] {
  const chosen = new Map(items.map((item) => [`${item.kind} ${item.id}`, item.successorId]));
  const wanted = work.map((item) => ({ item, id: chosen.get(`${item.kind} ${item.id}`) ?? successorId }));
  const orphans = wanted.filter(({ id }) => id === undefined).map(({ item }) => item);
  if (orphans.length > 0) throw new AppError('STAFF_HAS_OPEN_WORK', countsOf(orphans));
  return wanted.map(({ item, id = '' }) => {
    const to = successors.get(id);
    if (!to || !mayTakeOver(item.kind, to.roles)) {
      throw new AppError('INPUT_INVALID', {}, [{ path: 'successorId', code: 'SUCCESSOR' }]);
    }
    return { item, to };
  });
}

function countsOf(items: readonly WorkItem[]): Record<string, number> {
  const of = (kind: WorkItem['kind']) => items.filter((item) => item.kind === kind);
  return {
    matters: of('matter').length,
    disputes: of('dispute').length,
    slips: of('sealedSlip').length,
    reports: of('report').reduce((sum, { days }) => sum + days.length, 0),
    drafts: 0,
  };
}

/** Nobody can read the drafts of somebody who left. Errors: STAFF_HAS_OPEN_WORK (`drafts`), STAFF_DRAFT_IN_THE_WAY. */
function giveDrafts({ register }: StationRuntime, { staffId, successorId }: HandingOver): void {
  const drafts = draftsOf(register);
  const own = drafts.list(staffId);
  if (own.length === 0) return;
  if (successorId === undefined) {
    throw new AppError('STAFF_HAS_OPEN_WORK', { ...countsOf([]), drafts: own.length });
  }
  const isTaken = ({ form }: (typeof own)[number]) =>
    drafts.find(draftId(successorId, form), successorId) !== undefined;
  if (own.some(isTaken)) throw new AppError('STAFF_DRAFT_IN_THE_WAY');
  for (const draft of own) {
    drafts.move(draft, { id: draftId(successorId, draft.form), staffId: successorId });
  }
}

interface Leaving {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly input: HandingOver;
  readonly person: Staff;
  readonly given: readonly Given[];
}

function writeOps(tx: WriteTx, { runtime, session, input, person, given }: Leaving): void {
  const nowMs = runtime.ports.clock.now();
  const businessDate = localDateOf(nowMs);
  const { staffId, name, post } = person;
  const { reason, successorId } = input;
  const absent = session.staffId !== staffId;
  record(tx, { author: authorOf(session), nowMs }, [
    ...given.flatMap(({ item, to }) => draftsFor(tx, { item, to, person, reason, businessDate })),
    ...listOf(given).map((items) => ({
      kind: 'staff.handOver' as const,
      entityId: staffId,
      businessDate,
      body: {},
      pii: { items },
    })),
    {
      kind: 'staff.leave',
      entityId: staffId,
      businessDate,
      body: successorId === undefined ? {} : { successorId },
      pii: {
        name,
        post,
        reason,
        byName: absent ? session.staffName : null,
      },
    },
  ]);
  audit(tx, {
    at: isoNow(runtime),
    staffId: session.staffId,
    action: 'staff.leave',
    entity: 'staff',
    entityId: staffId,
    params: { items: given.length, absent },
  });
}

/** What the list says, in parts that an op has room for. */
function listOf(given: readonly Given[]): z.input<typeof recordedItemSchema>[][] {
  const items = given.map(({ item: { who: _, summary: __, ...item }, to }) => ({
    ...item,
    successorName: to.name,
  }));
  const parts: (typeof items)[] = [];
  for (let at = 0; at < items.length; at += itemsInOp) parts.push(items.slice(at, at + itemsInOp));
  return parts;
}

function draftsFor(
  tx: WriteTx,
  {
    item,
    to,
    person,
    reason,
    businessDate,
  }: Given & { readonly person: Staff; readonly reason: string; readonly businessDate: string },
): AnyDraft[] {
  const { kind, id: entityId } = item;
  const responsibleId = to.staffId;
  if (kind === 'matter') {
    return [{ kind: 'matter.assign', entityId, businessDate, body: { responsibleId }, pii: { reason } }];
  }
  if (kind !== 'dispute') return [];
  const row = findDispute(tx, entityId);
  const drafts: AnyDraft[] = [];
  if (row?.responsibleId === person.staffId) {
    drafts.push({ kind: 'dispute.assign', entityId, businessDate, body: { responsibleId }, pii: { reason } });
  }
  // The form names the responsible person in words: it must not go on naming somebody who is no longer there.
  if (row?.responsiblePerson === person.name) {
    drafts.push({
      kind: 'dispute.revise',
      entityId,
      businessDate,
      body: { set: {}, clear: [] },
      pii: { set: { responsiblePerson: to.name }, reason },
    });
  }
  return drafts;
}

/** A disk that refuses now keeps nobody in: who has left is turned away, and the next unlock clears the slot. */
function closeLogin({ ports }: StationRuntime, staffId: string): void {
  try {
    const keyring = keyringOf(ports);
    if (keyring.hasLogin(staffId)) keyring.removeLogin(staffId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
