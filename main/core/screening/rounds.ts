import { v7 as uuidv7 } from 'uuid';
import { findDispute } from '../../../db/queries/disputes.ts';
import { documentsOfSubject } from '../../../db/queries/documents.ts';
import { stationBegunHlc } from '../../../db/queries/reports.ts';
import {
  disputesFoundIn,
  findRound,
  listRounds,
  type ScreeningRoundRow,
} from '../../../db/queries/screening-rounds.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { missingFields, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import {
  roundDisputeSchema,
  type OwedRound,
  type RoundDetail,
  type RoundRow,
} from '../../contract/routes/screening.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { periodOf, readPeriod, type Period } from '../../contract/values/period.ts';
import { screeningFields } from '../../terms/screening-terms.ts';
import { AppError } from '../app-error.ts';
import { historyOf } from '../log/history.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { record } from '../log/record.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf } from '../station/service.ts';
import type { ScreeningFields, StoredRound } from './projection.ts';

/** More than two years of monthly meetings of thirty villages. */
const shownRounds = 1000;
/** Two years of monthly meetings: what is older was made up for or never will be. */
const shownOwed = 24;

/** The meetings, newest first, and which ones this station still owes. */
export function listedRounds(
  runtime: StationRuntime,
  session: Session,
  { stationId }: ParsedInput<'screening.list'>,
): RouteOutput<'screening.list'> {
  const { read } = runtime.register;
  return {
    rounds: listRounds(read, stationId ?? null, shownRounds).map((row) => shownRound(read, row)),
    owed: owedRounds(read, session.stationId, localDateOf(runtime.ports.clock.now())),
  };
}

/**
 * The meetings that a station owes by its rhythm, oldest first, the present one last unless it was held: monthly from
 * the day on which it began, and as each meeting laid down for those after it (domain.md §2.6 F53).
 */
function owedRounds(reader: Reader, stationId: string, today: LocalDate): OwedRound[] {
  const begun = stationBegunHlc(reader, stationId);
  if (begun === null) return [];
  const held = listRounds(reader, stationId, shownRounds)
    .filter(({ isVoid }) => isVoid === 0)
    .toSorted((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1));
  const owed: OwedRound[] = [];
  let rhythm: Period['kind'] = 'month';
  let day = localDateOf(hlcTime(begun));
  while (day <= today) {
    const period = periodOf(rhythm, day);
    const round = held.findLast(({ periodFrom, periodTo }) => periodFrom <= period.to && periodTo >= day);
    if (!round) owed.push({ period, missing: period.to < today });
    else rhythm = storedRound(round).values.nextRhythm ?? rhythm;
    day = addDays(round && round.periodTo < period.to ? round.periodTo : period.to, 1);
  }
  return owed.slice(-shownOwed);
}

function storedRound({ fields }: ScreeningRoundRow): StoredRound {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as StoredRound;
}

function roundRowOf(reader: Reader, roundId: string): ScreeningRoundRow {
  const row = findRound(reader, roundId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

function shownRound(reader: Reader, row: ScreeningRoundRow): RoundRow {
  const { values, discussed } = storedRound(row);
  const found = disputesFoundIn(reader, row.id);
  return {
    roundId: row.id,
    stationId: row.stationId,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    period: readPeriod(row.period) ?? periodOf('month', row.heldOn),
    heldOn: row.heldOn,
    late: row.heldOn > row.periodTo,
    void: row.isVoid === 1,
    host: values.host ?? null,
    attendance: values.attendance ?? null,
    found: found.length,
    discussed: discussed.filter((id) => !found.includes(id)).length,
  };
}

/** One meeting with the disputes found in it and talked about. Errors: NOT_FOUND. */
export function roundDetail(reader: Reader, roundId: string): RoundDetail {
  const row = roundRowOf(reader, roundId);
  const { registrarId, values, discussed, redaction } = storedRound(row);
  const found = new Set(disputesFoundIn(reader, roundId));
  return {
    ...shownRound(reader, row),
    registrarName: staffName(reader, registrarId),
    round: values,
    disputes: [...new Set([...found, ...discussed])].flatMap((id) => {
      const dispute = findDispute(reader, id);
      return dispute ? [roundDisputeSchema.parse({ ...dispute, disputeId: id, found: found.has(id) })] : [];
    }),
    redaction: shownRedaction(reader, redaction, row.stationId),
    signed: documentsOfSubject(reader, roundId).length > 0,
    history: historyOf(reader, [roundId]),
  };
}

/** Records a meeting. Errors: INPUT_INVALID, NOT_FOUND (a dispute). */
export function holdRound(
  runtime: StationRuntime,
  session: Session,
  { period, round, discussed }: ParsedInput<'screening.hold'>,
): { readonly roundId: string } {
  const nowMs = runtime.ports.clock.now();
  assertComplete(round, localDateOf(nowMs));
  const days = readPeriod(period);
  const kinds: readonly Period['kind'][] = ['week', 'halfMonth', 'month'];
  if (!days || !kinds.includes(days.kind)) {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'period', code: 'INVALID' }]);
  }
  const { body, pii } = splitValues(screeningFields, round);
  return inTransaction(runtime.register, (tx) => {
    if (discussed.some((id) => !findDispute(tx, id))) throw new AppError('NOT_FOUND');
    const roundId = uuidv7();
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'screening.hold',
        entityId: roundId,
        businessDate: round.heldOn ?? days.to,
        body: { period, fields: body, discussed },
        pii: { fields: pii },
      },
    ]);
    return { roundId };
  });
}

function assertComplete(values: ScreeningFields, today: LocalDate): void {
  const missing = missingFields(screeningFields, values, 1);
  const issues = missing.map((name) => ({ path: `round.${name}`, code: 'REQUIRED' }));
  // A record of what has not taken place would count as held.
  if (values.heldOn !== undefined && values.heldOn > today) {
    issues.push({ path: 'round.heldOn', code: 'future' });
  }
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
}

/** Corrects a record; the earlier one stays in the log. Errors: as the first entry, FORBIDDEN, CONFLICT, REASON_REQUIRED. */
export function reviseRound(
  runtime: StationRuntime,
  session: Session,
  { roundId, round: { set, clear }, discussed, reason }: ParsedInput<'screening.revise'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const row = ownRound(tx, session, roundId);
    if (!reason && documentsOfSubject(tx, roundId).length > 0) throw new AppError('REASON_REQUIRED');
    const kept = Object.entries({ ...storedRound(row).values, ...set });
    assertComplete(Object.fromEntries(kept.filter(([name]) => !clear.includes(name))), localDateOf(nowMs));
    if (discussed?.some((id) => !findDispute(tx, id))) throw new AppError('NOT_FOUND');
    const { body, pii } = splitValues(screeningFields, set);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'screening.revise',
        entityId: roundId,
        businessDate: localDateOf(nowMs),
        body: { set: body, clear: [...clear], ...(discussed === undefined ? {} : { discussed }) },
        pii: { set: pii, ...(reason ? { reason } : {}) },
      },
    ]);
  });
}

/** Entered by mistake: it stays readable, and its period is owed again. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
export function voidRound(
  runtime: StationRuntime,
  session: Session,
  { roundId, reason }: ParsedInput<'screening.void'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    ownRound(tx, session, roundId);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'screening.void',
        entityId: roundId,
        businessDate: localDateOf(nowMs),
        body: {},
        pii: { reason },
      },
    ]);
  });
}

/** Whether its words are gone. Errors: NOT_FOUND, FORBIDDEN. */
export function isRedactedRound(reader: Reader, { stationId }: Session, roundId: string): boolean {
  const row = roundRowOf(reader, roundId);
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return storedRound(row).redaction !== null;
}

function ownRound(reader: Reader, { stationId }: Session, roundId: string): ScreeningRoundRow {
  const row = roundRowOf(reader, roundId);
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  // A record without words takes no more of them.
  if (row.isVoid === 1 || storedRound(row).redaction !== null) throw new AppError('CONFLICT');
  return row;
}
