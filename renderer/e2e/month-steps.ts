import { join } from 'node:path';
import { enrol, receiptFor } from '../../main/api/testing/pair.ts';
import { periodOf } from '../../main/contract/values/period.ts';
import type { PeriodReportKind } from '../../main/terms/period-report-terms.ts';
import type { TestStation } from '../../main/api/testing/test-station.ts';
import { township } from './exchange-steps.ts';
import { foundStation, openPrepared } from './prepared-stations.ts';
import type { NewStation } from './steps.ts';

// November 2026 as stations live it, for journeys whose hosts are started on several of its days.

/** 2 is 2026-11-02, 31 the first of December. */
export function onDay(day: number, clock: string): number {
  return Date.parse(`2026-11-01T${clock}:00+08:00`) + (day - 1) * 86_400_000;
}

export function dateOf(day: number): string {
  return new Date(onDay(day, '12:00')).toISOString().slice(0, 10);
}

/** Works in the folder of a station by the routes that its pages call, as whoever founded it. */
export async function byRoutes<T>(
  root: string,
  nowMs: number,
  work: (station: TestStation) => Promise<T>,
): Promise<T> {
  const station = await openPrepared(root, nowMs);
  const { logins } = await station.call('station.status', {});
  await station.unlockAs(logins[0]?.staffId ?? '');
  const done = await work(station);
  await station.close();
  return done;
}

/** Comes to a station at another time, as the person who sat there before. */
export async function comeBack(station: TestStation, nowMs: number): Promise<void> {
  const { session } = await station.call('session.get', {});
  station.nowMs = nowMs;
  await station.unlockAs(session?.staffId ?? '');
}

/** The zero reports of these days, each signed at five o'clock with what the register has of it; on Sundays the week's summary. */
export async function signDays(station: TestStation, days: readonly number[]): Promise<void> {
  for (const day of days) {
    await comeBack(station, onDay(day, '17:00'));
    const { items } = await station.call('report.prefill', { day: dateOf(day) });
    const status = items.length > 0 ? 'items' : 'nil';
    await station.call('report.sign', { day: dateOf(day), status, dutyLeader: '刘主任' });
    if (new Date(onDay(day, '12:00')).getUTCDay() === 0) {
      await signTable(station, 'weeklySummary', periodOf('week', dateOf(day)).id);
    }
  }
}

/** Signs what is counted, as it is shown. */
export async function signTable(station: TestStation, kind: PeriodReportKind, period: string): Promise<void> {
  const { table } = await station.call('periodReport.prefill', { kind, period });
  await station.call('periodReport.sign', {
    kind,
    period,
    seen: table.columns.current ?? {},
    corrections: [],
    texts: { nextSteps: '继续排查', causes: '秋收后用水、用地争议增多', suggestions: '上门排查' },
    leader: '刘主任',
  });
}

/** What differs between the months of two villages. */
export interface MonthOf {
  /** Signed on the morning after the next, because of a power cut. */
  readonly late?: number;
  readonly missing?: number;
  /** Of the three disputes, how many are found. */
  readonly disputes: 1 | 2 | 3;
}

const found = [
  { quickType: 'neighbour', parties: [{ name: '赵铁柱' }, { name: '陈大山' }], summary: '盖房滴水落到邻院' },
  { quickType: 'boundary', parties: [{ name: '孙大田' }, { name: '周满仓' }], summary: '为一米田埂争执' },
  { quickType: 'wages', parties: [{ name: '吴二牛' }, { name: '郑包工' }], summary: '修路工钱拖欠三个月' },
] as const;

/** Puts a step of a mediation on record: what the form knows, and what is said besides. */
async function mediate(
  station: TestStation,
  disputeId: string,
  act: 'take' | 'agree' | 'end' | 'perform',
  said: object,
): Promise<void> {
  const { values } = await station.call('mediation.begin', { disputeId, act });
  await station.call('mediation.act', {
    disputeId,
    act,
    values: { ...values, ...said },
  });
}

/** November by the routes that the pages call: a visit, a meeting, disputes of which one is settled and one goes to court, the zero reports. */
export async function liveMonth(station: TestStation, { late, missing, disputes }: MonthOf): Promise<void> {
  const at = (day: number) => comeBack(station, onDay(day, '10:00'));
  const mediators = [{ name: '孙主任' }];
  await signDays(station, [1]);
  await at(2);
  await station.call('contact.register', {
    contact: {
      petitionerName: '李秀兰',
      phone: '13800135678',
      channel: 'visit',
      receivedAt: new Date(onDay(2, '09:30')).toISOString(),
      headcount: 1,
    },
    matter: { purpose: 'requestResolution', contentCategory: '0105', summary: '村东排水沟堵塞' },
  });
  const ids: string[] = [];
  for (const dispute of found.slice(0, disputes)) {
    const made = await station.call('dispute.register', {
      dispute: {
        ...dispute,
        parties: [...dispute.parties],
        foundOn: dateOf(2),
        foundBy: 'screening',
      },
    });
    ids.push(made.disputeId);
  }
  const round = {
    heldOn: dateOf(2),
    host: '刘主任',
    attendance: 7,
    nextRhythm: 'month' as const,
    analysis: '宅基地、地界争议增多。',
    measures: '由调解委员会逐户上门。',
  };
  await station.call('screening.hold', { period: '2026-11', round, discussed: ids });
  await signDays(station, daysBetween(2, 9));
  await at(10);
  const [settled, failed] = ids;
  for (const disputeId of [settled, failed]) {
    if (disputeId !== undefined) await mediate(station, disputeId, 'take', { willing: true, mediators });
  }
  if (settled !== undefined) {
    await mediate(station, settled, 'agree', {
      copies: 3,
      disputeFacts: '檐水落入邻院',
      terms: ['檐口加装天沟'],
      performWay: '自行安装',
      performBy: dateOf(28),
      performance: 'performing',
      mediators,
      signedFreely: true,
    });
  }
  await signDays(station, daysBetween(10, 18, late === undefined ? [] : [late]));
  await at(19);
  if (late !== undefined) {
    await station.call('report.sign', {
      day: dateOf(late),
      status: 'nil',
      dutyLeader: '刘主任',
      reason: '停电',
    });
  }
  if (failed !== undefined) {
    const said = { endReason: 'noAgreement', mediationNext: 'court', routes: ['litigation'] };
    await mediate(station, failed, 'end', said);
  }
  await signDays(station, daysBetween(19, 25, missing === undefined ? [] : [missing]));
  await at(26);
  if (settled !== undefined) {
    const said = { actOn: dateOf(26), performance: 'performed', actText: '天沟已经装好。' };
    await mediate(station, settled, 'perform', said);
  }
  await signDays(station, daysBetween(26, 30));
}

/** The tables that are due at the end of the month. */
export const monthTables = ['monthlyAnalysis', 'disputeStatistics', 'mediationStatistics'] as const;

/** From a day to a day, but for those left out. */
export function daysBetween(from: number, to: number, but: readonly number[] = []): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (day) => !but.includes(day),
  );
}

/** Founded on the morning of the first, each in a folder of its own below `root`, and joined with the township. */
export async function beginMonth(root: string, villages: readonly NewStation[]): Promise<void> {
  const nowMs = onDay(1, '08:00');
  const above = join(root, township.name);
  await foundStation(above, township, nowMs);
  for (const village of villages) {
    const below = join(root, village.name);
    const { session } = await foundStation(below, village, nowMs);
    await byRoutes(above, nowMs, async (upper) =>
      byRoutes(below, nowMs, async (lower) => {
        await enrol(lower, upper, session.deviceId);
        await receiptFor(lower, upper, session.stationId);
      }),
    );
  }
}
