import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '../../../db/store/store.ts';
import { startOfDay } from '../../contract/values/local-date.ts';
import type { RouteInput } from '../../contract/index.ts';
import { fillTownship } from '../testing/many-days.ts';
import { medianOf, printRatio } from '../testing/ratio.ts';
import { TestStation } from '../testing/test-station.ts';

const many = Number(process.env['OPEN_DOOR_BENCH_DISPUTES'] ?? 100_000);
const year = '2026';
const lastMonth = '2026-12';
const months = Array.from({ length: 11 }, (_, nth) => `${year}-${String(nth + 1).padStart(2, '0')}`);
const monthly = ['monthlyAnalysis', 'disputeStatistics', 'mediationStatistics'] as const;
const tableAim = 'aim ≤ 5, or below a tenth of a second';
/** A screen may take a second: a few of them tell enough. */
const fewTimes = { iterations: 8, warmupIterations: 2, warmupTime: 0 } as const;

const station = new TestStation();
let villageIds: readonly string[];

beforeAll(async () => {
  ({ villageIds } = await fillTownship(station, many));
  await station.wakeAt(startOfDay('2027-01-02') + 36_000_000);
  for (const period of months) for (const kind of monthly) await signed(kind, period);
}, 0);
afterAll(() => station[Symbol.asyncDispose]());

type Kind = RouteInput<'periodReport.sign'>['kind'];

/** @returns milliseconds that the writer took */
async function signed(kind: Kind, period: string): Promise<number> {
  const { table } = await station.call('periodReport.prefill', { kind, period });
  const words = '雨季排水沟淤塞，各村已清理；继续排查。';
  const started = performance.now();
  await station.call('periodReport.sign', {
    kind,
    period,
    seen: table.columns.current ?? {},
    corrections: [],
    texts: { situation: words, causes: words, suggestions: words, nextSteps: words },
    leader: '刘主任',
    lateReason: '停电',
  });
  return performance.now() - started;
}

/** What such a figure cannot do without, asked of the tables with nothing in between. */
const bare = {
  board: `SELECT r.station_id, r.day, r.status, r.late, r.signed_at,
      (SELECT o.recorded_at FROM op o WHERE o.entity_id = r.id LIMIT 1) AS arrived
    FROM station s JOIN report r ON r.station_id = s.id AND r.day BETWEEN ? AND ? ORDER BY s.division12, r.day`,
  own: 'SELECT station_id, day, status, late, signed_at FROM report WHERE station_id = ? AND day BETWEEN ? AND ?',
  ledger: `SELECT station_id, kind, sum(booked_on < ?), sum(booked_on >= ?) FROM dispute_turn
    WHERE booked_on <= ? GROUP BY station_id, kind`,
  ledgerOf: `SELECT station_id, kind, sum(booked_on < ?), sum(booked_on >= ?) FROM dispute_turn
    WHERE booked_on <= ? AND station_id = ? GROUP BY kind`,
  disputes: `SELECT station_id, type_a, type_b, state, risk_level, count(*) FROM dispute
    WHERE found_on BETWEEN ? AND ? GROUP BY 1, 2, 3, 4, 5`,
  signed: 'SELECT * FROM period_report WHERE station_id = ? ORDER BY period_to',
} as const;

function query(sql: string, ...params: unknown[]): () => void {
  const statement = clientOf(station.runtime.register.read).prepare(sql);
  return () => void statement.all(...params);
}

const span = ['2026-12-01', '2026-12-31'] as const;
const wholeYear = ['2026-01-01', '2026-12-31'] as const;

test(
  'boards, ledger and tables of a township of 30 villages over a year',
  { timeout: 0 },
  async ({ bench }) => {
    const { stationId } = await station
      .call('session.get', {})
      .then(({ session }) => session ?? { stationId: '' });
    const villageId = villageIds[3] ?? '';
    const screens: [string, () => Promise<unknown>, () => void][] = [
      [
        'zero reports, 30 days',
        () => station.call('report.board', { days: 30 }),
        query(bare.board, '2026-12-04', '2027-01-02'),
      ],
      [
        'zero reports, a year',
        () => station.call('report.board', { days: 365 }),
        query(bare.board, '2026-01-03', '2027-01-02'),
      ],
      [
        'zero reports of this station',
        () => station.call('report.list', {}),
        query(bare.own, stationId, '2026-07-03', '2027-01-02'),
      ],
      [
        'ledger of a month',
        () => station.call('ledger.get', { period: lastMonth }),
        query(bare.ledger, span[0], span[0], span[1]),
      ],
      [
        'lines of the ledger of a month',
        () => station.call('ledger.rows', { period: lastMonth }),
        query(bare.ledger, span[0], span[0], span[1]),
      ],
      [
        'ledger of a month of a village',
        () => station.call('ledger.get', { period: lastMonth, stationId: villageId }),
        query(bare.ledgerOf, span[0], span[0], span[1], villageId),
      ],
      ['tables owed', () => station.call('periodReport.list', {}), query(bare.signed, stationId)],
      [
        'board of tables',
        () => station.call('periodReport.board', { kind: 'monthlyAnalysis' }),
        query(bare.signed, stationId),
      ],
      ...(
        [
          ['disputeStatistics', lastMonth, wholeYear],
          ['mediationStatistics', lastMonth, wholeYear],
          ['monthlyAnalysis', lastMonth, ['2026-11-01', '2026-12-31']],
          ['annualReport', year, wholeYear],
        ] as const
      ).map(([kind, period, within]): [string, () => Promise<unknown>, () => void] => [
        `${kind} of ${period}`,
        () => station.call('periodReport.prefill', { kind, period }),
        query(bare.disputes, ...within),
      ]),
    ];
    for (const [name, screen, sql] of screens) {
      const base = await bench(`bare SQL: ${name}`, sql).run(fewTimes);
      const shown = await bench(name, async () => void (await screen())).run(fewTimes);
      printRatio(`${name} ÷ bare SQL`, medianOf(shown), medianOf(base), tableAim);
    }
    const figures = await bench('bare', query(bare.disputes, ...wholeYear)).run(fewTimes);
    for (const kind of monthly) {
      printRatio(
        `${kind} of ${lastMonth} signed ÷ bare SQL`,
        await signed(kind, lastMonth),
        medianOf(figures),
        'aim ≤ 1 s',
      );
    }
    expect((await station.call('periodReport.list', {})).reports.length).toBeGreaterThan(30);
  },
);
