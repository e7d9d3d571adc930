import {
  openDisputesOf,
  openMattersOf,
  sealedSlipsOf,
  type OpenMatter,
} from '../../../db/queries/open-work.ts';
import { mayTakeOver } from '../../contract/handover.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { Staff, WorkItem } from '../../contract/routes/staff.ts';
import type { HandoverTask } from '../../terms/handover-terms.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { AppError } from '../app-error.ts';
import { reportDays } from '../reports/service.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffOf } from './service.ts';

/** An active person of this station, asked for by that person or by an administrator. Errors: NOT_FOUND, FORBIDDEN. */
export function leaverOf(runtime: StationRuntime, session: Session, staffId: string): Staff {
  if (session.staffId !== staffId && !session.roles.includes('admin')) throw new AppError('FORBIDDEN');
  const person = staffOf(runtime, session.stationId).find((staff) => staff.staffId === staffId);
  if (!person?.active) throw new AppError('NOT_FOUND');
  return person;
}

/**
 * What a person answers for: matters (whoever received first is responsible, slips and completion with them), disputes,
 * slips of sealed entries, and the days without a true zero report.
 */
export function openWorkOf(runtime: StationRuntime, session: Session, person: Staff): WorkItem[] {
  const { read } = runtime.register;
  const { stationId } = session;
  const matters = openMattersOf(read, stationId, person.staffId).map((row): WorkItem => ({
    ...noWork,
    kind: 'matter',
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    dueOn: row.dueOn,
    tasks: tasksOf(row),
  }));
  const disputes = openDisputesOf(read, stationId, person).map((row): WorkItem => ({
    ...noWork,
    kind: 'dispute',
    id: row.id,
    no: row.registrationNo,
    who: row.parties,
    summary: row.summary ?? '',
    dueOn: row.dueOn,
    tasks: row.stage < 2 ? ['settle', 'incomplete'] : ['settle'],
  }));
  const sealed = sealedSlipsOf(read, stationId, person.staffId).map(({ id, registrationNo }): WorkItem => ({
    ...noWork,
    kind: 'sealedSlip',
    id,
    no: registrationNo,
    tasks: ['slip'],
  }));
  return [...matters, ...disputes, ...sealed, ...reportsOf(runtime, session, person)];
}

const noWork = { no: '', who: '', summary: '', dueOn: null, days: [] };

function tasksOf({ state, slip, incomplete }: OpenMatter): HandoverTask[] {
  const isOpen = matterState.items.some(({ code, open }) => code === state && open);
  const tasks: HandoverTask[] = isOpen ? ['answer'] : [];
  if (slip === 1) tasks.push(isOpen ? 'slip' : 'answeredSlip');
  if (incomplete === 1) tasks.push('incomplete');
  return tasks;
}

function reportsOf(runtime: StationRuntime, session: Session, person: Staff): WorkItem[] {
  if (!mayTakeOver('report', person.roles)) return [];
  const days = reportDays(runtime, session)
    .filter(({ state, needsCorrection }) => state === 'due' || state === 'missing' || needsCorrection)
    .map(({ day }) => day)
    .toReversed();
  return days.length === 0
    ? []
    : [{ ...noWork, kind: 'report', id: session.stationId, tasks: ['sign'], days }];
}
