import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../contract/values/local-date.ts';
import { sampleSecret } from '../../terms/sample.ts';
import { recordSlip } from '../contacts/change-contact.ts';
import { registerContact } from '../contacts/register-contact.ts';
import { addProgress, concludeDispute } from '../disputes/change-dispute.ts';
import { registerDispute } from '../disputes/register-dispute.ts';
import { exportUp } from '../exchange/export-batch.ts';
import { approve, importFiles, type ExchangeWork } from '../exchange/import-batch.ts';
import { loadCard, ownCheckCode, writeCard } from '../exchange/peers.ts';
import type { CorePorts } from '../ports.ts';
import { recountSlot } from '../reports/recount.ts';
import { signReport } from '../reports/service.ts';
import { StationRuntime } from '../runtime.ts';
import { createStation, stationStatus } from '../station/service.ts';
import { writerCommands, type WriterCommands } from '../writer-commands.ts';
import { createChance, inventPerson, type Chance } from './people.ts';
import { channels, disputeStories, stories } from './stories.ts';

/** The code of an area that does not exist (GB/T 2260 has no 999999). */
const township = { name: '清河镇信访接待站（演示）', prefix: '清河', division12: '999999001000' };
const villages = [
  { name: '柳河村接访站（演示）', place: '柳河村', prefix: '柳河', division12: '999999001201' },
  { name: '石桥村接访站（演示）', place: '石桥村', prefix: '石桥', division12: '999999001202' },
  { name: '东岭村接访站（演示）', place: '东岭村', prefix: '东岭', division12: '999999001203' },
] as const;

const days = 45;
/** Within the limit of the first notice. */
const freshDays = 12;
const settledOnSpot = '已同来访人到现场查看，商定办法并当场落实，来访人同意口头答复。';
const hour = 3_600_000;

interface Station {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly clock: { nowMs: number };
}

/**
 * Fills an empty sample register: a township and what three villages reported to it in 45 days, made by the program's
 * own services, so that nothing in it is other than it would be. Does nothing where a register exists.
 * Everything is invented; `ports.sample` marks every screen and paper. Errors: DISK_*.
 */
export async function makeSample(ports: CorePorts): Promise<void> {
  if (stationStatus(ports).state !== 'empty') return;
  const today = localDateOf(ports.clock.now());
  const first = addDays(today, -days);
  const chance = createChance(20_261_123);
  const above = await open(ports, ports.dataDir, first, { ...township, kind: 'township' });
  const scratch = join(ports.dataDir, 'tmp', 'sample');
  try {
    const { fileId: card, checkCode } = await writeCard(above.runtime);
    for (const [index, village] of villages.entries()) {
      const dataDir = join(scratch, String(index));
      const below = await open(ports, dataDir, first, { ...village, kind: 'village' });
      try {
        live(below, chance, village.place, first, addDays(today, -1));
        carry(above, below, card);
        loadCard(below.runtime, below.session, card, checkCode);
        const { fileId } = await exportUp(workOf(below), null);
        carry(below, above, fileId);
        above.clock.nowMs = below.clock.nowMs + hour;
        await importFiles(workOf(above), [fileId]);
        await approve(workOf(above), below.session.deviceId, await ownCheckCode(below.runtime));
      } finally {
        below.runtime.close();
      }
    }
    live(above, chance, '清河镇', addDays(today, -10), addDays(today, -1));
  } finally {
    above.runtime.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function open(
  ports: CorePorts,
  dataDir: string,
  day: LocalDate,
  profile: {
    readonly kind: 'village' | 'township';
    readonly name: string;
    readonly prefix: string;
    readonly division12: string;
  },
): Promise<Station> {
  const clock = { nowMs: startOfDay(day) + 8 * hour };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const runtime = new StationRuntime({ ...ports, dataDir, clock: { now: () => clock.nowMs } }, 'single');
  const { kind, name, prefix, division12 } = profile;
  const { session } = await createStation(runtime, {
    profile: {
      kind,
      name,
      division12,
      numberPrefix: prefix,
      phone: '0999-5550100',
      address: '一楼便民服务大厅',
      hours: '每日 8:00—18:00',
      supervisionPhone: '0999-5550199',
      disciplineContact: '县纪委监委信访室 0999-5550111',
    },
    staffName: kind === 'township' ? '周丽' : '王建国',
    staffPost: '接访员',
    secret: sampleSecret,
  });
  return { runtime, session, clock };
}

/** The days of a station as they would be: comings, disputes, and in the evening the zero report. */
function live(station: Station, chance: Chance, place: string, from: LocalDate, to: LocalDate): void {
  const { runtime, session, clock } = station;
  const open: { readonly disputeId: string; readonly settled: string; day: LocalDate }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    clock.nowMs = startOfDay(day) + 9 * hour;
    const isOld = day < addDays(to, -freshDays);
    for (let count = chance.number(4); count > 0; count -= 1) receive(station, chance, place, isOld);
    if (chance.happens(0.15)) open.push({ ...quarrel(station, chance, place, day), day });
    for (const dispute of open.splice(0)) {
      if (dispute.day === day || chance.happens(0.6)) open.push(dispute);
      else settle(station, dispute, day);
    }
    clock.nowMs = Math.max(clock.nowMs, startOfDay(day) + 17 * hour);
    // Now and then a day is forgotten: the board must show that, too.
    if (chance.happens(0.06)) continue;
    const { items } = recountSlot(runtime.register.read, session.stationId, { day, half: null });
    signReport(runtime, session, {
      day,
      half: null,
      status: items.length > 0 ? 'items' : 'nil',
      urgent: 0,
      dutyLeader: '刘主任',
      toldAt: '16:40',
    });
  }
}

function receive(station: Station, chance: Chance, place: string, isOld: boolean): void {
  const { runtime, session, clock } = station;
  clock.nowMs += (20 + chance.number(70)) * 60_000;
  const story = chance.pick(stories);
  const { name, phone, address } = inventPerson(chance, place);
  // Most of what is old was settled: a page full of missed limits would show nothing.
  const answer = story.answer ?? (isOld && chance.happens(0.97) ? settledOnSpot : undefined);
  const isJoint = chance.happens(0.04);
  const { contactId } = registerContact(runtime, session, {
    contact: {
      petitionerName: name,
      phone,
      addressDetail: address,
      petitionerKind: 'naturalPerson',
      channel: isJoint ? 'visit' : chance.pick(channels),
      receivedAt: new Date(clock.nowMs).toISOString(),
      headcount: isJoint ? 6 : 1,
      ...(isJoint ? { representatives: [{ name, phone }] } : {}),
    },
    matter: {
      purpose: story.purpose,
      contentCategory: story.category,
      summary: story.summary,
      facts: story.facts,
      requests: [story.request],
    },
    ...(answer === undefined ? {} : { answer: { text: answer, agreedOral: true } }),
  });
  recordSlip(runtime, session, contactId, 'printed');
}

function quarrel(
  { runtime, session }: Station,
  chance: Chance,
  place: string,
  day: LocalDate,
): { readonly disputeId: string; readonly settled: string } {
  const story = chance.pick(disputeStories);
  const parties = [inventPerson(chance, place), inventPerson(chance, place)];
  const { disputeId } = registerDispute(runtime, session, {
    dispute: {
      quickType: story.type,
      foundOn: day,
      foundBy: 'screening',
      parties: parties.map(({ name, phone, address }) => ({ name, phone, address })),
      summary: story.summary,
      situation: story.situation,
      peopleCount: parties.length,
      riskLevel: 'ordinary',
      method: 'villageMediation',
      dueOn: addDays(day, 20),
      responsibleUnit: `${place}人民调解委员会`,
      responsiblePerson: '王建国',
      leadOfficial: '刘主任',
    },
  });
  return { disputeId, settled: story.settled };
}

function settle(
  { runtime, session }: Station,
  { disputeId, settled }: { readonly disputeId: string; readonly settled: string },
  on: LocalDate,
): void {
  addProgress(runtime, session, {
    disputeId,
    on,
    method: 'villageMediation',
    text: '在村部当面调解，双方都说明了情况。',
  });
  concludeDispute(runtime, session, {
    disputeId,
    on,
    result: 'agreementOral',
    performance: 'performing',
    text: settled,
  });
}

/** A file from one station's outbox to the other's inbox, as a stick carries it. */
function carry(from: Station, to: Station, fileId: string): void {
  const inbox = join(to.runtime.ports.dataDir, 'inbox');
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  const made = join(from.runtime.ports.dataDir, 'outbox', fileId);
  if (existsSync(made)) copyFileSync(made, join(inbox, fileId));
}

/** Everything in this thread: there is nobody whose window could be blocked. */
function workOf({ runtime, session }: Station): ExchangeWork {
  return {
    runtime,
    session,
    job: {
      progress: () => undefined,
      isCancelled: () => false,
      writer: <K extends keyof WriterCommands>(command: K, input: Parameters<WriterCommands[K]>[1]) =>
        // oxlint-disable-next-line typescript/consistent-type-assertions -- the table's own command, called in place
        Promise.resolve(writerCommands[command](runtime, input as never) as ReturnType<WriterCommands[K]>),
    },
  };
}
