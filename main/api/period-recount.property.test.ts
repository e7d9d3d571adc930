import { array, assert, asyncProperty, constantFrom, integer, record, type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../build/testing/examples.ts';
import type { RouteInput } from '../contract/index.ts';
import { addDays, localDateOf, startOfDay } from '../contract/values/local-date.ts';
import { periodOf } from '../contract/values/period.ts';
import { HandCount } from './testing/hand-count.ts';
import { enrol, importedBy, receiptFor } from './testing/pair.ts';
import { TestStation, townshipProfile, villageProfile } from './testing/test-station.ts';

const begun = '2026-10-24';
const hour = 3_600_000;

/** Of each how many there are among so many: a dispute that was found goes through many steps. */
const often = {
  come: 2,
  comeAgain: 1,
  voidComing: 1,
  unvoidComing: 1,
  reviseComing: 1,
  merge: 1,
  unmerge: 1,
  find: 2,
  deal: 8,
  meet: 1,
  voidMeeting: 1,
  organ: 3,
  exchange: 1,
  report: 1,
} as const;
type Act = keyof typeof often;
const acts = (Object.keys(often) as Act[]).flatMap((act) => Array.from({ length: often[act] }, () => act));
const step = record({
  act: constantFrom(...acts),
  /** Which village, and which of its records. */
  at: integer({ min: 0, max: 1 }),
  which: integer({ min: 0, max: 11 }),
  /** Days since the step before, and from the day of which it speaks to the day of writing. */
  passed: constantFrom(0, 0, 0, 0, 1, 1, 2, 7),
  ago: constantFrom(0, 0, 0, 1, 3, 40),
  choice: integer({ min: 0, max: 11 }),
});
type Step = typeof step extends Arbitrary<infer T> ? T : never;

/** A station, and who works there. */
interface Seat {
  readonly station: TestStation;
  readonly staffId: string;
}

interface Village extends Seat {
  readonly id: string;
  readonly comings: { readonly contactId: string; readonly matterId: string }[];
  readonly disputes: string[];
  readonly rounds: string[];
}

const channels = ['visit', 'visit', 'letter', 'phone', 'outreach', 'online', 'leaderReception'] as const;
const quickTypes = ['neighbour', 'wages', 'boundary', 'marriageFamily', 'other'] as const;
const results = [
  'agreementWritten',
  'agreementOral',
  'reconciled',
  'notAgreed',
  'transferred',
  'withdrawn',
  'toLitigation',
  'toArbitration',
] as const;
const performances = ['performedAtOnce', 'performing', 'performed', 'breached'] as const;
const nexts = ['parties', 'handedOn', 'court', 'arbitration'] as const;

function of<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

/** Two villages and their township, from one morning on. */
class World implements AsyncDisposable {
  readonly villages: Village[] = [];
  township: Seat = { station: new TestStation(), staffId: '' };
  today = begun;

  async found(): Promise<this> {
    const { station: above } = this.township;
    const nowMs = startOfDay(begun) + 8 * hour;
    above.nowMs = nowMs;
    this.township = { station: above, staffId: (await above.found(townshipProfile)).session.staffId };
    for (const [index, name] of ['柳河村接访站', '青山村接访站'].entries()) {
      const station = new TestStation();
      station.nowMs = nowMs;
      const division12 = `99999900120${index + 1}`;
      const { session } = await station.found({ ...villageProfile, name, division12 });
      const { stationId: id, staffId, deviceId } = session;
      this.villages.push({ station, id, staffId, comings: [], disputes: [], rounds: [] });
      await enrol(station, above, deviceId);
      await receiptFor(station, above, id);
    }
    return this;
  }

  /** Somebody comes to a station in the evening of the day, unless a person sits there. */
  async wake({ station, staffId }: Seat): Promise<void> {
    const nowMs = startOfDay(this.today) + 17 * hour;
    if (station.nowMs === nowMs) return;
    station.nowMs = nowMs;
    await station.unlockAs(staffId);
  }

  /** All that waits comes to the township. */
  async exchange(): Promise<void> {
    await this.wake(this.township);
    for (const village of this.villages) {
      const { station, id } = village;
      await this.wake(village);
      const made = await station.run('exchange.export', { place: null });
      if (made.ok) await importedBy(this.township.station, await station.fetch(made.value.fileId));
      await receiptFor(station, this.township.station, id);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { station } of this.villages) await station[Symbol.asyncDispose]();
    await this.township.station[Symbol.asyncDispose]();
  }
}

/** One step as somebody at a screen takes it; what the program refuses changes nothing. */
async function play(world: World, { act, at, which, ago, choice }: Step): Promise<void> {
  const village = of(world.villages, at);
  if (!village) return;
  await world.wake(village);
  const { station, comings, disputes, rounds } = village;
  const day = addDays(world.today, -ago);
  const receivedAt = new Date(startOfDay(day) + 10 * hour + choice * 60_000).toISOString();
  const coming = of(comings, which);
  const other = of(comings, which + choice + 1);
  const disputeId = of(disputes, which) ?? '';
  const late = ago === 0 ? {} : { lateEntry: 'powerCut' as const };
  const contact = {
    petitionerName: `李秀兰${which}`,
    phone: '13800135678',
    channel: of(channels, choice) ?? 'visit',
    receivedAt,
    headcount: of([1, 2, 6], choice) ?? 1,
  };
  const contentCategory = of(['01', '0201', '05', '0105'] as const, choice) ?? '01';
  const matter = { purpose: 'requestResolution', contentCategory, summary: '村东排水沟堵塞' } as const;
  const parties = [{ name: '赵铁柱' }, { name: '钱桂花' }];
  switch (act) {
    case 'come':
    case 'comeAgain': {
      const matterId = act === 'comeAgain' ? coming?.matterId : undefined;
      const answer = choice < 3 ? { answer: { text: '已当面答复。', agreedOral: true } } : {};
      const made = await station.ask('contact.register', {
        contact,
        matter,
        ...(matterId === undefined ? answer : { matterId }),
        ...late,
      });
      if (made.ok) comings.push(made.value);
      break;
    }
    case 'find': {
      const made = await station.ask('dispute.register', {
        dispute: {
          quickType: of(quickTypes, choice) ?? 'other',
          foundOn: day,
          foundBy: 'screening',
          parties,
          summary: '田埂争执',
          ...(choice % 3 === 0 ? {} : { peopleCount: of([2, 60, 120, 700], choice) ?? 2 }),
          ...(choice % 4 === 0 ? { amountYuan: 1000 * choice } : {}),
          ...(choice % 5 === 0 ? { riskLevel: 'major' as const } : {}),
        },
      });
      if (made.ok) disputes.push(made.value.disputeId);
      break;
    }
    case 'deal':
      await deal(station, disputeId, { day, choice, which });
      break;
    case 'voidComing':
      if (coming)
        await station.ask('contact.void', {
          contactId: coming.contactId,
          reason: 'enteredTwice',
          words: '登重',
        });
      break;
    case 'unvoidComing':
      if (coming) await station.ask('contact.unvoid', { contactId: coming.contactId, words: '没有登重' });
      break;
    case 'reviseComing':
      if (coming)
        await station.ask('contact.revise', {
          contactId: coming.contactId,
          contact: { set: { headcount: choice + 1, receivedAt }, clear: [] },
          matter: { set: choice % 2 === 0 ? { contentCategory } : {}, clear: [] },
          reason: '更正',
        });
      break;
    case 'merge':
      if (coming && other)
        await station.ask('matter.merge', { matterId: coming.matterId, into: other.matterId });
      break;
    case 'unmerge':
      if (coming) await station.ask('matter.unmerge', { matterId: coming.matterId, words: '是两件事' });
      break;
    case 'meet': {
      const round = {
        heldOn: day,
        host: '刘主任',
        attendance: 7,
        nextRhythm: 'month' as const,
        analysis: '平稳',
        measures: '上门',
      };
      const period = periodOf('month', day).id;
      const held = await station.ask('screening.hold', { period, round, discussed: [] });
      if (held.ok) rounds.push(held.value.roundId);
      break;
    }
    case 'voidMeeting':
      await station.ask('screening.void', { roundId: of(rounds, which) ?? '', reason: '登重了' });
      break;
    case 'organ':
      await world.wake(world.township);
      await handle(world.township.station, { which, choice, day: world.today });
      break;
    case 'exchange':
      await world.exchange();
      break;
    case 'report': {
      // Whatever it says: what was signed counts in no table.
      const report = { day: addDays(world.today, -1), dutyLeader: '刘主任', reason: '停电' };
      const nil = await station.ask('report.sign', { ...report, status: 'nil' });
      if (!nil.ok) await station.ask('report.sign', { ...report, status: 'items' });
      break;
    }
  }
}

interface Dealing {
  readonly day: string;
  readonly choice: number;
  readonly which: number;
}

const mediating = ['apply', 'decline', 'take', 'agree', 'agreeOral', 'perform', 'end'] as const;

/** One of the steps that are possible in a dispute now; a day that cannot be is refused. */
async function deal(station: TestStation, disputeId: string, { day, choice, which }: Dealing): Promise<void> {
  const seen = await station.ask('dispute.get', { disputeId });
  if (!seen.ok) return;
  const { steps } = await station.call('mediation.get', { disputeId });
  const act = of([...seen.value.steps, ...mediating.filter((one) => steps.includes(one))], choice);
  const performance = of(performances, which) ?? 'performed';
  switch (act) {
    case undefined:
      break;
    case 'progress':
      await station.ask('dispute.progress', { disputeId, on: day, text: '上门' });
      break;
    case 'conclude': {
      const result = of(results, which) ?? 'reconciled';
      await station.ask('dispute.conclude', { disputeId, on: day, result, text: '结果' });
      break;
    }
    case 'perform':
      if (seen.value.steps.includes(act))
        await station.ask('dispute.perform', { disputeId, on: day, performance });
      else
        await station.ask('mediation.act', {
          disputeId,
          act,
          values: { actOn: day, performance, actText: '到场看过' },
        });
      break;
    case 'reopen':
    case 'void':
    case 'unvoid':
      await station.ask(`dispute.${act}`, { disputeId, reason: '更正' });
      break;
    case 'revise': {
      const set = which % 2 === 0 ? { foundOn: day } : { quickType: of(quickTypes, which) ?? 'other' };
      await station.ask('dispute.revise', { disputeId, dispute: { set, clear: [] }, reason: '更正' });
      break;
    }
    default:
      await mediate(station, disputeId, { act, day, which });
  }
}

/** What the form has filled in, and what it asks for besides. */
async function mediate(
  station: TestStation,
  disputeId: string,
  {
    act,
    day,
    which,
  }: Omit<Dealing, 'choice'> & { readonly act: Exclude<(typeof mediating)[number], 'perform'> },
): Promise<void> {
  const { values } = await station.call('mediation.begin', { disputeId, act });
  const agreed = {
    disputeFacts: '滴水争执',
    terms: ['各退半米'],
    performWay: '自行',
    performBy: addDays(day, 60),
    performance: of(performances.slice(0, 3), which),
    recorder: '王建国',
    mediators: [{ name: '孙主任' }],
  };
  const more = {
    apply: { claims: ['各退半米'], willing: true },
    decline: { routes: ['litigation'] },
    take: { willing: true, mediators: [{ name: '孙主任' }] },
    agree: { ...agreed, copies: 3, signedFreely: true },
    agreeOral: { ...agreed, meetingPlace: '村部', agreedFreely: true },
    end: {
      endReason: 'noAgreement',
      mediationNext: of(nexts, which),
      handedTo: '镇调委会',
      routes: ['litigation'],
    },
  }[act];
  const when =
    act === 'agreeOral' ? { heldAt: new Date(startOfDay(day) + 10 * hour).toISOString() } : { actOn: day };
  await station.ask('mediation.act', {
    disputeId,
    act,
    values: { ...values, ...more, ...when },
  } as RouteInput<'mediation.act'>);
}

/** The township takes a step that is possible in one of the matters that it knows. */
async function handle(
  township: TestStation,
  { which, choice, day }: { readonly which: number; readonly choice: number; readonly day: string },
): Promise<void> {
  const { rows } = await township.call('matter.list', { limit: 200 });
  const matterId = of(rows, which)?.matterId;
  if (matterId === undefined) return;
  const { steps } = await township.call('matter.acts', { matterId });
  const point = { contactPerson: '周志强', contactPhone: '0999-5550100', serveBy: 'township' as const };
  const actOn = addDays(day, -(choice % 2));
  const legalBasis = '《信访工作条例》';
  const referred = { actOn, toUnit: '清河县水利局', actText: '属其职权。', ...point };
  const values = {
    accept: { actOn, ...point },
    reject: { actOn, rejectReason: 'unclear', actText: '诉求不明', legalBasis, ...point },
    transfer: referred,
    assignOut: { ...referred, reportDueOn: addDays(day, 30) },
    opinion: {
      actOn,
      ...point,
      findings: '属实',
      conclusions: [{ request: '疏通排水沟', result: 'supported', ground: '已查实' }],
      legalBasis,
      reviewBody: '县局',
    },
    supervise: {
      actOn,
      unit: '镇水利站',
      supervisionReason: 'shirking',
      supervisionLevel: 'ordinary',
      supervisionWay: 'letter',
      replyDueOn: addDays(day, 7),
      problem: '未办理。',
      actText: '限期办理。',
    },
    evaluate: { actOn, stationGrade: 'satisfied', organGrade: 'basically', evaluatedBy: 'self' },
    close: { closureGround: 'accepted', actText: '办完' },
    proposeImprovement: {
      actOn,
      unit: '镇水利站',
      proposalKind: 'work',
      replyDueOn: addDays(day, 7),
      problem: '无人管护。',
      actText: '明确专人。',
    },
  } as const;
  const act = of(
    steps.flatMap((name) => Object.keys(values).filter((known) => known === name)),
    choice,
  );
  if (act === undefined) return;
  const said = Object.entries(values).find(([name]) => name === act)?.[1];
  await township.ask('matter.act', { matterId, act, values: said } as RouteInput<'matter.act'>);
}

/** Figures that other tests prove: of the limit engine, and of the zero reports (the board). */
const elsewhere = /InTime$|^matter\.overdue$|^report\.|^station\./u;

function counted(cells: Readonly<Record<string, number>> | undefined): Record<string, number> {
  return Object.fromEntries(Object.entries(cells ?? {}).filter(([cell]) => !elsewhere.test(cell)));
}

/** Every table of the stretch that a station owes, against the hand count over the ops of its own register. */
async function expectRecount(station: TestStation, scope: string | null): Promise<void> {
  const hand = new HandCount(station.runtime.register.read);
  const today = localDateOf(station.nowMs);
  const kinds = [
    ['weeklySummary', 'week', 3],
    ['monthlyAnalysis', 'month', 4],
    ['quarterlyReview', 'quarter', 2],
    ['annualReport', 'year', 2],
  ] as const;
  for (const [kind, length, back] of kinds) {
    let day = today;
    for (let no = 0; no < back; no += 1) {
      const period = periodOf(length, day);
      const { table } = await station.call('periodReport.prefill', { kind, period: period.id });
      const columns = {
        current: period,
        last: periodOf(length, addDays(period.from, -1)),
      };
      for (const [column, { id, from, to }] of Object.entries(columns)) {
        const shown = table.columns[column === 'last' ? 'last' : 'current'];
        if (shown === undefined) continue;
        expect([id, counted(shown)]).toEqual([id, counted(hand.figures({ from, to, station: scope }))]);
      }
      day = addDays(period.from, -1);
    }
  }
}

/** The rolling ledger of these months: as a hand counts it, and balanced, of each station and of all. */
async function expectLedgers(station: TestStation, scope: string | null): Promise<void> {
  const hand = new HandCount(station.runtime.register.read);
  let remaining: number | undefined;
  for (let { from, to, id } = periodOf('month', addDays(begun, -40)); from <= localDateOf(station.nowMs);) {
    const { figures: all, stations } = await station.call('ledger.get', { period: id });
    const heads = [{ stationId: null, figures: all }, ...(scope === null ? stations : [])];
    for (const { stationId, figures } of heads) {
      const by = hand.figures({ from, to, station: stationId ?? scope });
      const of = (name: string) => by[`dispute.${name}`] ?? 0;
      expect([id, figures]).toEqual([
        id,
        Object.fromEntries(Object.keys(figures).map((name) => [name, of(name)])),
      ]);
      const outs = of('resolved') + of('transferred') + of('withdrawn');
      const ins = of('carriedOver') + of('found') + of('reopened') + of('corrected');
      expect([id, ins - outs]).toEqual([id, of('remaining')]);
    }
    expect([id, all.carriedOver]).toEqual([id, remaining ?? all.carriedOver]);
    remaining = all.remaining;
    ({ from, to, id } = periodOf('month', addDays(to, 1)));
  }
}

/** Nobody can say nil of a day that has an item, and everybody of one that has none. */
async function expectNilRefused({ station, id }: Village, today: string): Promise<void> {
  const hand = new HandCount(station.runtime.register.read);
  for (let ago = 0; ago < 12; ago += 1) {
    const day = addDays(today, -ago);
    if (day < begun) return;
    const nil = { day, status: 'nil', dutyLeader: '刘主任', reason: '停电' } as const;
    const answer = await station.ask('report.sign', nil);
    const code = answer.ok ? 'ok' : answer.error.code;
    if (code === 'REPORT_ALREADY_SIGNED') continue;
    expect([day, code]).toEqual([day, hand.hasItem(id, day) ? 'REPORT_NIL_REFUSED' : 'ok']);
  }
}

test(
  'whatever was done when and wherever, each table and ledger is what a hand counts from the ops, at the villages and above, and nil is refused where there is an item',
  { timeout: 180_000 },
  async () => {
    await assert(
      asyncProperty(array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
        await using world = await new World().found();
        for (const each of steps) {
          world.today = addDays(world.today, each.passed);
          await play(world, each);
        }
        await world.exchange();
        const sides = [...world.villages, { station: world.township.station, id: null }];
        for (const { station, id } of sides) {
          await expectRecount(station, id);
          await expectLedgers(station, id);
        }
        for (const village of world.villages) await expectNilRefused(village, world.today);
      }),
      // A world costs a second: what failed is told as it was, and not made smaller.
      { numRuns: examples(5), endOnFailure: true },
    );
  },
);
