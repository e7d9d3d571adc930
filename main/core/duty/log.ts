import { v7 as uuidv7 } from 'uuid';
import { findDutyLog, listDutyLogs, type DutyLogRow } from '../../../db/queries/duty.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { DutyShiftDetail, DutyShiftRow } from '../../contract/routes/duty.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { dutyBeginFields, dutyEntryFields, dutyHandOverFields } from '../../terms/duty-terms.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf } from '../station/service.ts';
import type { FoldedDutyLog } from './projection.ts';

/** About a year of a village. */
const shownLogs = 400;

function stored({ fields }: DutyLogRow): FoldedDutyLog {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as FoldedDutyLog;
}

export function shownLogRow(reader: Reader, row: DutyLogRow): DutyShiftRow {
  const { values, log } = stored(row);
  return {
    shiftId: row.id,
    stationId: row.stationId,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    values,
    entries: log.length,
    state: row.state,
  };
}

export function dutyLogs(
  { register: { read } }: StationRuntime,
  { stationId }: ParsedInput<'duty.shifts'>,
): RouteOutput<'duty.shifts'> {
  return { shifts: listDutyLogs(read, stationId ?? null, shownLogs).map((row) => shownLogRow(read, row)) };
}

/** One log with what was written and who signed. Errors: NOT_FOUND. */
export function dutyLogDetail(reader: Reader, session: Session | null, shiftId: string): DutyShiftDetail {
  const row = findDutyLog(reader, shiftId);
  if (!row) throw new AppError('NOT_FOUND');
  const { log, handOver, takeOver, redaction } = stored(row);
  const by = (who: { readonly staffId: string; readonly at: string }) => ({
    at: who.at,
    staffName: staffName(reader, who.staffId),
  });
  return {
    ...shownLogRow(reader, row),
    log: log
      .map(({ id, by: who, values, struck }) => ({
        entryId: id,
        by: by(who),
        values,
        struck: struck && { by: by(struck.by), reason: struck.reason },
      }))
      .toSorted((a, b) => (a.values.happenedAt ?? a.by.at).localeCompare(b.values.happenedAt ?? b.by.at)),
    handOver: handOver && { by: by(handOver.by), values: handOver.values },
    takeOver: takeOver && { by: by(takeOver.by), onPaper: takeOver.onPaper },
    redaction: shownRedaction(reader, redaction, row.stationId),
    mayTakeOver:
      redaction === null &&
      handOver !== null &&
      takeOver === null &&
      row.stationId === session?.stationId &&
      handOver.by.staffId !== session.staffId,
  };
}

/** Begins the log of a shift. Errors: INPUT_INVALID, CONFLICT (that shift has one). */
export function beginDutyLog(
  runtime: StationRuntime,
  session: Session,
  { values }: ParsedInput<'duty.begin'>,
): { readonly shiftId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  const issues = lackingIn(dutyBeginFields, values);
  const { dutyOn = today, dutyShift } = values;
  // A log of duty that has not begun would be made up.
  if (dutyOn > today) issues.push({ path: 'values.dutyOn', code: 'future' });
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  return inTransaction(runtime.register, (tx) => {
    const same = listDutyLogs(tx, session.stationId, shownLogs).some(
      (row) => row.dutyOn === dutyOn && row.dutyShift === dutyShift,
    );
    if (same) throw new AppError('CONFLICT');
    const shiftId = uuidv7();
    const { body, pii } = splitValues(dutyBeginFields, values);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'duty.begin',
        entityId: shiftId,
        businessDate: dutyOn,
        body: { fields: body },
        pii: { fields: pii },
      },
    ]);
    return { shiftId };
  });
}

/** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (handed over already), INPUT_INVALID. */
export function noteDuty(
  runtime: StationRuntime,
  session: Session,
  { shiftId, values }: ParsedInput<'duty.note'>,
): void {
  const nowMs = runtime.ports.clock.now();
  const issues = lackingIn(dutyEntryFields, values);
  const { happenedAt } = values;
  if (happenedAt !== undefined && Date.parse(happenedAt) > nowMs + 60_000) {
    issues.push({ path: 'values.happenedAt', code: 'future' });
  }
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const { body, pii } = splitValues(dutyEntryFields, values);
  write(runtime, session, shiftId, ({ handOver }) => {
    if (handOver !== null) throw new AppError('CONFLICT');
    return { kind: 'duty.note', body: { fields: body }, pii: { fields: pii } };
  });
}

/** An entry was wrong: it stays readable. Errors: NOT_FOUND (no such entry), CONFLICT (handed over or struck already), FORBIDDEN. */
export function strikeDuty(
  runtime: StationRuntime,
  session: Session,
  { shiftId, entryId, reason }: ParsedInput<'duty.strike'>,
): void {
  write(runtime, session, shiftId, ({ log, handOver }) => {
    const entry = log.find(({ id }) => id === entryId);
    if (!entry) throw new AppError('NOT_FOUND');
    // What both have signed is not changed any more.
    if (handOver !== null || entry.struck !== null) throw new AppError('CONFLICT');
    return { kind: 'duty.strike', body: { entryId }, pii: { reason } };
  });
}

/** The one who had the duty signs. Errors: as above. */
export function handOverDuty(
  runtime: StationRuntime,
  session: Session,
  { shiftId, values }: ParsedInput<'duty.handOver'>,
): void {
  const issues = lackingIn(dutyHandOverFields, values);
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const { pii } = splitValues(dutyHandOverFields, values);
  write(runtime, session, shiftId, ({ handOver }) => {
    if (handOver !== null) throw new AppError('CONFLICT');
    return { kind: 'duty.handOver', body: {}, pii: { fields: pii } };
  });
}

/** The one who takes it over signs: another person, unless both sign on paper. Errors: as above, FORBIDDEN (the same person). */
export function takeOverDuty(
  runtime: StationRuntime,
  session: Session,
  { shiftId, onPaper }: ParsedInput<'duty.takeOver'>,
): void {
  write(runtime, session, shiftId, ({ handOver, takeOver }) => {
    if (handOver === null || takeOver !== null) throw new AppError('CONFLICT');
    if (!onPaper && handOver.by.staffId === session.staffId) throw new AppError('FORBIDDEN');
    return { kind: 'duty.takeOver', body: onPaper ? { onPaper: true } : {}, pii: null };
  });
}

/** Whether its words are gone. Errors: NOT_FOUND, FORBIDDEN. */
export function isRedactedDutyLog(reader: Reader, { stationId }: Session, shiftId: string): boolean {
  const row = findDutyLog(reader, shiftId);
  if (!row) throw new AppError('NOT_FOUND');
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return stored(row).redaction !== null;
}

type DutyDraft = Extract<AnyDraft, { kind: 'duty.note' | 'duty.strike' | 'duty.handOver' | 'duty.takeOver' }>;
type Content = {
  [K in DutyDraft['kind']]: Omit<Extract<DutyDraft, { kind: K }>, 'entityId' | 'businessDate'>;
};

function write(
  runtime: StationRuntime,
  session: Session,
  shiftId: string,
  contentOn: (log: FoldedDutyLog) => Content[DutyDraft['kind']],
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx: WriteTx) => {
    const row = findDutyLog(tx, shiftId);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.stationId !== session.stationId) throw new AppError('FORBIDDEN');
    // A record without words takes no more of them.
    if (stored(row).redaction !== null) throw new AppError('CONFLICT');
    const entry = { entityId: shiftId, businessDate: localDateOf(nowMs) };
    record(tx, { author: authorOf(session), nowMs }, [{ ...entry, ...contentOn(stored(row)) }]);
  });
}
