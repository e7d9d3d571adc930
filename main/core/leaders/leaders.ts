import { v7 as uuidv7 } from 'uuid';
import {
  findLeaderDay,
  findLeaderRecord,
  leaderDays,
  leaderRecords,
  leaderRecordsAbout,
  type LeaderDayRow,
  type LeaderRecordRow,
} from '../../../db/queries/leaders.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { officeRecordsAbout } from '../../../db/queries/office.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Paper } from '../../contract/papers.ts';
import type { Issue } from '../../contract/result.ts';
import type { LeaderDay, LeaderRecord } from '../../contract/routes/leader.ts';
import type { Session } from '../../contract/routes/session.ts';
import { diffDays, localDateOf } from '../../contract/values/local-date.ts';
import { readPeriod } from '../../contract/values/period.ts';
import {
  leaderDuty,
  leaderRecordFields,
  leaderResultFields,
  receptionFields,
} from '../../terms/leader-terms.ts';
import { AppError } from '../app-error.ts';
import type { PaperScope } from '../documents/paper-sources.ts';
import { record } from '../log/record.ts';
import { matterAbout, shownRow } from '../office/office.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import type { FoldedLeaderDay, FoldedLeaderRecord } from './projection.ts';

const lastDay = '9999-12-31';

/** A year of a station, at the township with those below: the words stand in one list. Errors: INPUT_INVALID (no year). */
export function leaderYear(
  { register: { read }, ports }: StationRuntime,
  { stationId }: Session,
  { year }: ParsedInput<'leader.year'>,
): RouteOutput<'leader.year'> {
  const period = readPeriod(year);
  if (period?.kind !== 'year') {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'year', code: 'INVALID' }]);
  }
  const stretch = { stationId: null, from: period.from, to: period.to };
  // In December the days of January are put down and published already.
  const until = period.to < localDateOf(ports.clock.now()) ? period.to : lastDay;
  const rows = leaderRecords(read, stretch);
  return {
    period,
    days: leaderDays(read, { ...stretch, to: until }).map((row) => shownDay(read, stationId, row)),
    records: rows.map((row) => shownRecord(read, stationId, row)),
    counts: timesOf(read, stationId, rows),
  };
}

/** What leaders did about a matter, and about what is handled under it; what was made void is left out. Errors: NOT_FOUND. */
export function leadersAbout(
  { register: { read } }: StationRuntime,
  { stationId }: Session,
  { matterId }: ParsedInput<'leader.aboutMatter'>,
): RouteOutput<'leader.aboutMatter'> {
  const matter = findMatter(read, matterId);
  if (!matter) throw new AppError('NOT_FOUND');
  return {
    receptions: leaderRecordsAbout(read, matter.mainId).map((row) => shownRecord(read, stationId, row)),
    records: officeRecordsAbout(read, matter.mainId)
      .filter(({ isVoid }) => isVoid === 0)
      .map((row) => shownRow(read, stationId, row)),
  };
}

/**
 * How often each leader received or visited people (product.md S13: at least three times a year). One time is one
 * reception: a day, a form and a place. Who receives three people in one morning has received once; who receives in the
 * morning and visits homes in the afternoon has done both.
 */
function timesOf(
  reader: Reader,
  ownId: string,
  rows: readonly LeaderRecordRow[],
): RouteOutput<'leader.year'>['counts'] {
  const times = new Map<string, { stationId: string; leader: string; times: Set<string> }>();
  for (const row of rows) {
    const { receptionLeader: leader, receptionForm, receptionPlace } = storedReception(row).values;
    if (leader === undefined) continue;
    const key = JSON.stringify([row.stationId, leader]);
    const known = times.get(key) ?? { stationId: row.stationId, leader, times: new Set() };
    known.times.add(JSON.stringify([row.metOn, receptionForm, receptionPlace]));
    times.set(key, known);
  }
  return [...times.values()]
    .map((each) => ({
      stationId: each.stationId,
      stationName: findStation(reader, each.stationId)?.name ?? '',
      own: each.stationId === ownId,
      leader: each.leader,
      times: each.times.size,
    }))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || a.stationName.localeCompare(b.stationName));
}

function dayIn({ fields }: LeaderDayRow): FoldedLeaderDay {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as FoldedLeaderDay;
}

export function storedReception({ fields }: LeaderRecordRow): FoldedLeaderRecord {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as FoldedLeaderRecord;
}

function shownDay(reader: Reader, ownId: string, row: LeaderDayRow): LeaderDay {
  const { values, putDownOn, cancelled } = dayIn(row);
  return {
    dayId: row.id,
    stationId: row.stationId,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    own: row.stationId === ownId,
    values,
    late: diffDays(putDownOn, row.receptionOn) < leaderDuty.publishedAhead,
    cancelled,
  };
}

function shownRecord(reader: Reader, ownId: string, row: LeaderRecordRow): LeaderRecord {
  const { values, registrarId, result, redaction } = storedReception(row);
  return {
    recordId: row.id,
    stationId: row.stationId,
    about: matterAbout(reader, row.matterId),
    dueOn: row.dueOn,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    own: row.stationId === ownId,
    registrarName: staffName(reader, registrarId),
    values,
    result,
    redaction: shownRedaction(reader, redaction, row.stationId),
  };
}

function assertSound(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, [...issues]);
}

/** Puts a reception day down. Errors: INPUT_INVALID. */
export function scheduleReception(
  runtime: StationRuntime,
  session: Session,
  { values }: ParsedInput<'leader.schedule'>,
): { readonly dayId: string } {
  assertSound(lackingIn(receptionFields, values));
  const nowMs = runtime.ports.clock.now();
  const { body, pii } = splitValues(receptionFields, values);
  const dayId = uuidv7();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'leader.schedule',
        entityId: dayId,
        businessDate: values.receptionOn ?? localDateOf(nowMs),
        body: { fields: body },
        pii: { fields: pii },
      },
    ]);
  });
  return { dayId };
}

/** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (cancelled already). */
export function cancelReception(
  runtime: StationRuntime,
  session: Session,
  { dayId, reason }: ParsedInput<'leader.cancel'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const row = findLeaderDay(tx, dayId);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.stationId !== session.stationId) throw new AppError('FORBIDDEN');
    if (dayIn(row).cancelled !== null) throw new AppError('CONFLICT');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'leader.cancel',
        entityId: dayId,
        businessDate: localDateOf(nowMs),
        body: {},
        pii: { reason },
      },
    ]);
  });
}

/** Whom a leader met, and what was said. Errors: INPUT_INVALID, NOT_FOUND (the matter). */
export function recordReception(
  runtime: StationRuntime,
  session: Session,
  { values, matterId }: ParsedInput<'leader.record'>,
): { readonly recordId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  const { actOn = today, receptionDueOn: dueOn } = values;
  assertSound([
    ...lackingIn(leaderRecordFields, values),
    // What has not taken place would count.
    ...(actOn > today ? [{ path: 'values.actOn', code: 'future' }] : []),
    ...(dueOn !== undefined && dueOn < actOn ? [{ path: 'values.receptionDueOn', code: 'tooEarly' }] : []),
  ]);
  const { body, pii } = splitValues(leaderRecordFields, values);
  const recordId = uuidv7();
  inTransaction(runtime.register, (tx) => {
    if (matterId !== undefined && !findMatter(tx, matterId)) throw new AppError('NOT_FOUND');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'leader.record',
        entityId: recordId,
        businessDate: actOn,
        body: { fields: body, ...(matterId === undefined ? {} : { matterId }) },
        pii: { fields: pii },
      },
    ]);
  });
  return { recordId };
}

/** What came of it. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased), INPUT_INVALID. */
export function recordResult(
  runtime: StationRuntime,
  session: Session,
  { recordId, values }: ParsedInput<'leader.result'>,
): void {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  const { actOn = today } = values;
  assertSound([
    ...lackingIn(leaderResultFields, values),
    ...(actOn > today ? [{ path: 'values.actOn', code: 'future' }] : []),
  ]);
  inTransaction(runtime.register, (tx) => {
    if (isRedactedReception(tx, session, recordId)) throw new AppError('CONFLICT');
    const { body, pii } = splitValues(leaderResultFields, values);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'leader.result',
        entityId: recordId,
        businessDate: actOn,
        body: { fields: body },
        pii: { fields: pii },
      },
    ]);
  });
}

/** Whether its words are gone. Errors: NOT_FOUND, FORBIDDEN. */
export function isRedactedReception(reader: Reader, { stationId }: Session, recordId: string): boolean {
  const row = findLeaderRecord(reader, recordId);
  if (!row) throw new AppError('NOT_FOUND');
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return storedReception(row).redaction !== null;
}

/** F40 of a month: what hangs at the door. Errors: INPUT_INVALID (no month), NOT_FOUND. */
export function receptionSchedulePaper(
  register: OpenRegister,
  stationId: string,
  { period: id = '' }: PaperScope,
): { no: string; paper: Paper } {
  const period = readPeriod(id);
  if (period?.kind !== 'month') throw new AppError('INPUT_INVALID');
  const { name, phone } = stationProfile(register, stationId);
  const rows = leaderDays(register.read, { stationId, from: period.from, to: period.to }).map(dayIn);
  return {
    no: period.id,
    paper: {
      documentKind: 'receptionSchedule',
      data: {
        stationName: name,
        stationPhone: phone,
        period,
        days: rows.filter(({ cancelled }) => cancelled === null).map(({ values }) => values),
      },
    },
  };
}

/** F41, F44 of one meeting. Errors: NOT_FOUND, also where its words were erased. */
export function leaderReceptionPaper(register: OpenRegister, recordId: string): { no: string; paper: Paper } {
  const { read } = register;
  const row = findLeaderRecord(read, recordId);
  if (!row) throw new AppError('NOT_FOUND');
  const shown = shownRecord(read, readIdentity(read).stationId, row);
  if (shown.redaction !== null) throw new AppError('NOT_FOUND');
  const { stationName, registrarName, values, result, about } = shown;
  return {
    no: row.metOn,
    paper: {
      documentKind: 'leaderReception',
      data: { stationName, registrarName, values, result, matterNo: about?.registrationNo ?? null },
    },
  };
}
