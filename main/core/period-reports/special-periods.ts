import { allSpecialPeriods, type SpecialPeriodRow } from '../../../db/queries/period-reports.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import type { StoredSpecialPeriod } from './projection.ts';
import type { SpecialStretch } from './rules.ts';

// What the projection put into `fields` is read back here, and nowhere else.
function stored({ fields }: SpecialPeriodRow): StoredSpecialPeriod {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as StoredSpecialPeriod;
}

/** The times in which a daily report is owed, and a zero report of each morning where that is asked for. */
export function specialStretches(reader: Reader): SpecialStretch[] {
  return allSpecialPeriods(reader).map(({ fromOn, toOn, halfDay }) => ({
    from: fromOn,
    to: toOn,
    halfDay: halfDay === 1,
  }));
}

/** Every special period that holds here, the newest first. */
export function listedSpecialPeriods(
  { register: { read } }: StationRuntime,
  { stationId }: Session,
): RouteOutput<'specialPeriod.list'>['periods'] {
  return allSpecialPeriods(read)
    .map((row) => ({
      specialPeriodId: row.id,
      from: row.fromOn,
      to: row.toOn,
      halfDay: row.halfDay === 1,
      ...stored(row),
      stationName: findStation(read, row.stationId)?.name ?? '',
      own: row.stationId === stationId,
    }))
    .toReversed();
}

/** Lays one down, from today on at the earliest. Errors: INPUT_INVALID. */
export function setSpecialPeriod(
  runtime: StationRuntime,
  session: Session,
  { name, ...body }: ParsedInput<'specialPeriod.set'>,
): { readonly specialPeriodId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  // Nobody is late for what was not asked for yet.
  if (body.from < today) throw new AppError('INPUT_INVALID', {}, [{ path: 'from', code: 'TOO_EARLY' }]);
  if (body.to < body.from || body.to > addDays(body.from, 366)) {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'to', code: 'INVALID' }]);
  }
  const specialPeriodId = uuidv7();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      { kind: 'specialPeriod.set', entityId: specialPeriodId, businessDate: today, body, pii: { name } },
    ]);
  });
  return { specialPeriodId };
}

/** Ends one on another day. Errors: NOT_FOUND, FORBIDDEN (another station's), INPUT_INVALID (a day that is over). */
export function endSpecialPeriod(
  runtime: StationRuntime,
  session: Session,
  { specialPeriodId, to, reason }: ParsedInput<'specialPeriod.end'>,
): void {
  const nowMs = runtime.ports.clock.now();
  const today: LocalDate = localDateOf(nowMs);
  inTransaction(runtime.register, (tx) => {
    const row = allSpecialPeriods(tx).find(({ id }) => id === specialPeriodId);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.stationId !== session.stationId) throw new AppError('FORBIDDEN');
    // What was owed on a day that is over stays owed.
    if (to < addDays(today, -1) || to > addDays(row.fromOn, 366)) {
      throw new AppError('INPUT_INVALID', {}, [{ path: 'to', code: 'INVALID' }]);
    }
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'specialPeriod.end',
        entityId: specialPeriodId,
        businessDate: today,
        body: { to },
        pii: { reason },
      },
    ]);
  });
}
