import { findDispute } from '../../../db/queries/disputes.ts';
import {
  countStanding,
  countTurns,
  ledgerEntries,
  type LedgerEntry,
  type LedgerStretch,
  type StandingCount,
  type TurnCount,
} from '../../../db/queries/dispute-ledger.ts';
import { findStation, listStations } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { LedgerFigures, LedgerRow } from '../../contract/routes/ledger.ts';
import { ledgerRowSchema } from '../../contract/routes/ledger.ts';
import { readPeriod, type Period } from '../../contract/values/period.ts';
import type { LedgerFigure, LedgerTurn } from '../../terms/ledger-terms.ts';
import { AppError } from '../app-error.ts';
import { storedDispute } from './stored-dispute.ts';
import type { BookedTurn } from './turns.ts';

export interface LedgerOf {
  readonly period: string;
  /** Left out: of all stations whose disputes this register holds. */
  readonly stationId?: string | undefined;
}

/** Errors: INPUT_INVALID (no such period). */
export function periodNamed(id: string): Period {
  const period = readPeriod(id);
  if (!period) throw new AppError('INPUT_INVALID');
  return period;
}

function stretchOf({ period, stationId }: LedgerOf): LedgerStretch {
  const { from, to } = periodNamed(period);
  return { from, to, stationId: stationId ?? null };
}

/**
 * The head of the rolling ledger F51 (domain.md §2.6), with the same figures of each station. It balances for any history,
 * because each dispute turns in and out by turns (turns.ts), and what remains is counted from the turns that hold, not from the head.
 */
export function rollingLedger(reader: Reader, which: LedgerOf): RouteOutput<'ledger.get'> {
  if (which.stationId !== undefined && !findStation(reader, which.stationId)) throw new AppError('NOT_FOUND');
  const stretch = stretchOf(which);
  const counted = countTurns(reader, stretch);
  const standing = countStanding(reader, stretch);
  const byStation = Map.groupBy(counted, ({ stationId }) => stationId);
  const standingBy = Map.groupBy(standing, ({ stationId }) => stationId);
  return {
    period: periodNamed(which.period),
    ...headOf(counted, standing),
    stations: listStations(reader)
      .filter(({ id }) => which.stationId === undefined || which.stationId === id)
      .map(({ id, name }) => ({
        stationId: id,
        stationName: name,
        ...headOf(byStation.get(id) ?? [], standingBy.get(id) ?? []),
      })),
  };
}

/** Sums turns, and what stands, to the head of the ledger. */
function headOf(
  counted: readonly TurnCount[],
  standing: readonly StandingCount[],
): { figures: LedgerFigures; late: number } {
  const within = (kind: LedgerTurn) => sumOf(counted, (count) => (count.kind === kind ? count.within : 0));
  return {
    figures: {
      carriedOver: sumOf(standing, ({ before }) => before),
      found: within('found'),
      reopened: within('reopened'),
      resolved: within('resolved'),
      transferred: within('transferred'),
      withdrawn: within('withdrawn'),
      corrected: within('restored') - within('struck'),
      remaining: sumOf(standing, ({ after }) => after),
    },
    late: sumOf(counted, ({ late }) => late),
  };
}

function sumOf<T>(rows: readonly T[], part: (row: T) => number): number {
  return rows.reduce((total, row) => total + part(row), 0);
}

const turnsOf: Readonly<Partial<Record<LedgerFigure, readonly LedgerTurn[]>>> = {
  found: ['found'],
  reopened: ['reopened'],
  resolved: ['resolved'],
  transferred: ['transferred'],
  withdrawn: ['withdrawn'],
  corrected: ['restored', 'struck'],
};

type ShownTurn = Pick<BookedTurn, 'kind' | 'bookedOn' | 'happenedOn'> & { readonly late: 0 | 1 };

function turnsIn({ turns }: LedgerEntry): ShownTurn[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: SQLite wrote it
  return JSON.parse(turns) as ShownTurn[];
}

function isCountedIn(entry: LedgerEntry, figure: LedgerFigure): boolean {
  if (figure === 'carriedOver') return entry.before > 0;
  if (figure === 'remaining') return entry.after > 0;
  return turnsIn(entry).some(({ kind }) => turnsOf[figure]?.includes(kind));
}

/** The lines of F51, or those that one of its figures is made of. Errors: INPUT_INVALID (no such period). */
export function ledgerRows(
  reader: Reader,
  {
    figure,
    offset,
    limit,
    ...which
  }: LedgerOf & {
    readonly figure?: LedgerFigure | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): RouteOutput<'ledger.rows'> {
  const { to } = periodNamed(which.period);
  const entries = ledgerEntries(reader, stretchOf(which)).filter(
    (entry) => figure === undefined || isCountedIn(entry, figure),
  );
  const rows = entries.slice(offset, offset + limit).flatMap((entry) => rowOf(reader, entry, to) ?? []);
  return { total: entries.length, rows };
}

/** As it stood at the end of the period: what was said later of another end is not told. */
function rowOf(reader: Reader, entry: LedgerEntry, to: string): LedgerRow | null {
  const row = findDispute(reader, entry.disputeId);
  if (!row) return null;
  const { values, conclusion, progress } = storedDispute(row);
  const turns = turnsIn(entry);
  const out = entry.after > 0 ? undefined : turns.at(-1);
  const outcome = out && conclusion?.on === out.happenedOn ? conclusion.text : null;
  const lastStep = progress && progress.on <= to ? progress.text : null;
  return ledgerRowSchema.parse({
    ...row,
    disputeId: row.id,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    peopleCount: values.peopleCount ?? null,
    responsibleUnit: values.responsibleUnit ?? null,
    leadOfficial: values.leadOfficial ?? null,
    measures: values.firstMeasures ?? null,
    dueOn: values.dueOn ?? null,
    progress: out ? outcome : lastStep,
    ended: out?.kind ?? null,
    endedOn: out?.happenedOn ?? null,
    remark: values.remark ?? null,
    carriedOver: entry.before > 0,
    late: turns.some(({ late }) => late === 1),
  });
}
