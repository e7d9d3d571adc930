import { createHash } from 'node:crypto';
import { findPeer } from '../../../db/queries/peers.ts';
import { clientOf, type Reader } from '../../../db/store/store.ts';
import type { HandlerResult, RouteInput } from '../../contract/index.ts';
import type { Result } from '../../contract/result.ts';
import { addDays, localDateOf } from '../../contract/values/local-date.ts';
import { bringSealed, photo } from './attaching.ts';
import { contactOf } from './many-contacts.ts';
import { checkRegister, ExchangeOracle, type Violation } from './exchange-oracle.ts';
import { beginAgain } from './begin-again.ts';
import { keepOffice } from './office-work.ts';
import { PackOracle } from './pack-oracle.ts';
import { Seeded, seedPlatform, simulated } from './seeded.ts';
import { mishaps, SimulatedStation, type Mishap } from './simulated-station.ts';
import { townshipProfile, villageProfile, type TestStation } from './test-station.ts';

export interface SimulationOptions {
  readonly seed: string;
  readonly stations: number;
  readonly days: number;
  readonly lost?: number;
  readonly duplicated?: number;
  readonly delayed?: number;
  /** For each register and day, that it is put back, copied or replaced. */
  readonly mishap?: number;
  /** For each register and day, that its keys are replaced. */
  readonly newKeys?: number;
  /** For each village and day, that its register is lost with every backup, and it begins again by note and pack. */
  readonly beginsAgain?: number;
  /** Which of them may happen; all, if nothing is said. */
  readonly kinds?: readonly (Mishap | 'cloned')[];
  /** Also on a seed where nothing went wrong. */
  readonly verify?: boolean;
  /** Says nothing of what happened. */
  readonly quiet?: boolean;
}

export interface Figures {
  /** Batches that left a register. */
  attempted: number;
  /** Batches that a receipt settled. */
  acknowledged: number;
  /** Files that never came. */
  lost: number;
  /** Files that came a second time, and were seen to be the same. */
  duplicated: number;
  /** Ops of a lost file that came with another one. */
  recovered: number;
  /** Refusals with a code that such a file may have. */
  refused: number;
  /** Errors of the program itself. */
  unexpected: number;
  mishaps: number;
  /** Changes of keys. */
  newKeys: number;
  /** Exchanges until both sides held everything, when faults had stopped. */
  rounds: number;
}

export interface Outcome {
  readonly seed: string;
  readonly figures: Figures;
  readonly violations: readonly Violation[];
  /** Over the logs of all registers: equal for equal seeds. */
  readonly digest: string;
  /** What happened, day by day. */
  readonly journal: readonly string[];
}

/** One world from its seed to its end; says the seed and, where something went wrong, all that happened. */
export async function simulate(options: SimulationOptions): Promise<Outcome> {
  await using simulation = new ExchangeSimulation(options);
  const outcome = await simulation.run();
  if (options.quiet === true) return outcome;
  const { stations, days, seed } = options;
  process.stdout.write(`seed ${seed}, ${stations} × ${days}: ${JSON.stringify(outcome.figures)}\n`);
  if (outcome.violations.length > 0) process.stdout.write(`${outcome.journal.join('\n')}\n`);
  return outcome;
}

interface Parcel {
  /** Of the incarnation that made it. */
  readonly epochR: string;
  readonly from: SimulatedStation;
  readonly to: SimulatedStation;
  readonly bytes: Uint8Array;
  readonly opIds: readonly string[];
  readonly day: number;
}

/** Codes that an honest file may meet: of another PC of the station, or of one that a restored township never knew. */
const refusals = new Set(['FORMER_DEVICE', 'WRONG_RECIPIENT', 'UNKNOWN_SENDER', 'FILE_NOT_FOUND', 'REVOKED']);
const quiet = new Set(['NOTHING_TO_SEND', 'NOT_ENROLLED']);
const start = Date.parse('2026-11-23T00:30:00.000Z');
const dayMs = 86_400_000;
/** What of a matter's steps is said between the two levels. */
const dealingSteps = [
  'offer',
  'withdrawOffer',
  'takeOver',
  'declineOffer',
  'revise',
  'propose',
  'decide',
  'giveBack',
] as const;
const maxRounds = 10;
const cloneDays = 4;

/** A township and its villages, day after day: the product's own program, with the world around it made of one seed. */
class ExchangeSimulation implements AsyncDisposable {
  readonly #options: Required<SimulationOptions>;
  readonly #random: Seeded;
  /** Apart, so that what is attached changes nothing else that happens. */
  readonly #papers: Seeded;
  /** As well: what the township does with matters. */
  readonly #organ: Seeded;
  /** The same for what is taken back and merged. */
  readonly #thoughts: Seeded;
  /** And for what is laid down, in every other world. */
  readonly #laws: Seeded;
  readonly #hasLaws: boolean;
  readonly #dealings: Seeded;
  /** What its office does beside. */
  readonly #desk: Seeded;
  readonly #unseed = seedPlatform();
  readonly #oracle = new ExchangeOracle();
  readonly #packs = new PackOracle();
  readonly #township = new SimulatedStation('township');
  readonly #villages: SimulatedStation[] = [];
  readonly #clones: { readonly of: SimulatedStation; readonly clone: SimulatedStation; until: number }[] = [];
  readonly #violations: Violation[] = [];
  readonly #journal: string[] = [];
  readonly #lostOps = new Set<string>();
  readonly #figures: Figures = {
    attempted: 0,
    acknowledged: 0,
    lost: 0,
    duplicated: 0,
    recovered: 0,
    refused: 0,
    unexpected: 0,
    mishaps: 0,
    newKeys: 0,
    rounds: 0,
  };
  #parcels: Parcel[] = [];
  #hasFaults = true;
  #day = 0;
  #made = 0;

  constructor(options: SimulationOptions) {
    this.#options = {
      lost: 0.2,
      duplicated: 0.15,
      delayed: 0.3,
      mishap: 0.04,
      newKeys: 0,
      beginsAgain: 0,
      verify: true,
      quiet: false,
      kinds: [...mishaps, 'cloned'],
      ...options,
    };
    this.#random = new Seeded(`world ${options.seed}`);
    this.#papers = new Seeded(`papers ${options.seed}`);
    this.#thoughts = new Seeded(`thoughts ${options.seed}`);
    this.#organ = new Seeded(`organ ${options.seed}`);
    this.#laws = new Seeded(`laws ${options.seed}`);
    this.#hasLaws = this.#laws.chance(0.5);
    this.#dealings = new Seeded(`dealings ${options.seed}`);
    this.#desk = new Seeded(`desk ${options.seed}`);
    simulated.random = new Seeded(`registers ${options.seed}`);
    this.#setTime('08:30');
  }

  async run(): Promise<Outcome> {
    await this.#found();
    for (let day = 0; day < this.#options.days && this.#violations.length === 0; day += 1)
      await this.#liveDay();
    if (this.#violations.length === 0) await this.#settle();
    if (this.#options.verify) {
      for (const station of this.#all()) this.#blame(checkRegister(station.name, station.pc.runtime));
    }
    for (const { reader } of this.#villages) this.#figures.acknowledged += countReceipted(reader);
    const { seed } = this.#options;
    return {
      seed,
      figures: this.#figures,
      violations: this.#violations,
      digest: digestOf(this.#all().map(({ reader }) => reader)),
      journal: this.#journal,
    };
  }

  async #found(): Promise<void> {
    await this.#township.found(townshipProfile);
    for (let index = 0; index < this.#options.stations; index += 1) {
      const village = new SimulatedStation(`village ${index + 1}`);
      this.#villages.push(village);
      await village.found(profileOf(index));
      await this.#bringCard(village);
    }
  }

  async #liveDay(): Promise<void> {
    this.#day += 1;
    this.#setTime('08:30');
    for (const station of this.#all()) await station.wake();
    if (this.#hasFaults) await this.#haveMishaps();
    await this.#deliver();
    for (const village of this.#random.shuffled(this.#below())) await this.#workAt(village);
    this.#setTime('17:00');
    for (const station of this.#all()) await station.wake();
    await this.#deliver();
    if (this.#hasLaws && this.#hasFaults) await this.#layDownSome();
    if (this.#hasFaults) await this.#decideSome();
    await this.#answer();
    for (const station of this.#all()) {
      if (this.#hasFaults && this.#random.chance(0.25) && !this.#isClone(station)) await station.keep();
    }
    this.#judge();
  }

  /** Faults stop, copies are switched off, and what is on the way arrives. */
  async #settle(): Promise<void> {
    this.#hasFaults = false;
    for (const { clone } of this.#clones.splice(0)) await clone[Symbol.asyncDispose]();
    this.#parcels = this.#parcels
      .filter(({ to }) => this.#all().includes(to))
      .map((parcel) => ({ ...parcel, day: 0 }));
    // A township that was put back may have lost what nobody else had yet: somebody enters it again.
    if (this.#hasLaws) await this.#layDown(this.#township);
    for (let round = 1; round <= maxRounds; round += 1) {
      this.#figures.rounds = round;
      await this.#liveDay();
      await this.#deliver();
      this.#judge();
      if (this.#violations.length > 0 || this.#unsettled().length === 0) return;
    }
    this.#blame(this.#unsettled());
  }

  #unsettled(): Violation[] {
    const below = this.#villages.map(({ reader }) => reader);
    const above = this.#township.reader;
    return [...this.#oracle.checkSettled(below, above), ...this.#oracle.checkNeighbours(below, above)];
  }

  #judge(): void {
    for (const station of this.#all()) {
      station.noteEpoch();
      this.#blame(this.#oracle.checkKept(station.name, station.reader));
      this.#blame(this.#oracle.checkTakenIn(station.name, station.reader));
      for (const fault of station.takeFaults()) {
        this.#figures.unexpected += 1;
        this.#blame([{ invariant: 'I12', where: station.name, what: fault }]);
      }
    }
    const below = this.#below().map((village) => village.reader);
    const { isRolledBack, reader } = this.#township;
    this.#blame(this.#oracle.checkReceipts(below, reader, isRolledBack));
    // The other way another village each day. Of two registers of one either may have signed.
    const village = this.#villages[this.#day % this.#villages.length];
    if (village?.wasTwo === false)
      this.#blame(this.#oracle.checkReceipts([reader], village.reader, village.isRolledBack));
  }

  #blame(found: readonly Violation[]): void {
    for (const violation of found) {
      this.#violations.push(violation);
      this.#note(`${violation.invariant} ${violation.where}: ${violation.what}`);
    }
  }

  async #haveMishaps(): Promise<void> {
    for (const each of this.#clones.filter(({ until }) => until < this.#day)) {
      this.#clones.splice(this.#clones.indexOf(each), 1);
      this.#parcels = this.#parcels.filter(({ to }) => to !== each.clone);
      await each.clone[Symbol.asyncDispose]();
    }
    for (const station of this.#all()) {
      const { newKeys } = this.#options;
      if (newKeys === 0 || !this.#random.chance(newKeys) || !(await station.replaceKeys())) continue;
      this.#figures.newKeys += 1;
      this.#note(`${station.name} takes new keys`);
    }
    for (const [index, village] of this.#villages.entries()) {
      const { beginsAgain } = this.#options;
      if (beginsAgain > 0 && this.#random.chance(beginsAgain)) await this.#beginAgain(village, index);
    }
    for (const station of [this.#township, ...this.#villages]) {
      if (!this.#random.chance(this.#options.mishap)) continue;
      const { kinds } = this.#options;
      const kind = kinds[this.#random.below(kinds.length)];
      if (kind === 'cloned') await this.#clone(station);
      else if (kind && (await station.suffer(kind))) {
        this.#figures.mishaps += 1;
        this.#oracle.forget(station.name);
        this.#note(`${station.name} is ${kind}, epoch ${epochOf(station)}`);
      }
    }
  }

  /** Not where another copy of its register is still at work. */
  async #beginAgain(village: SimulatedStation, number: number): Promise<void> {
    if (this.#clones.some(({ of }) => of === village)) return;
    const isStolen = this.#random.chance(0.6);
    const found = await beginAgain({
      village,
      township: this.#township,
      oracle: this.#packs,
      random: this.#random,
      profile: profileOf(number),
      isStolen,
      bringCard: () => this.#bringCard(village),
      noteSent: () => {
        this.#oracle.noteSent(village.reader);
        this.#packs.noteSent(village.reader);
      },
    });
    if (found === null) return;
    this.#figures.mishaps += 1;
    this.#oracle.forget(village.name);
    this.#note(`${village.name} begins again${isStolen ? ' on another PC' : ''}, epoch ${epochOf(village)}`);
    this.#blame(found);
  }

  async #clone(station: SimulatedStation): Promise<void> {
    if (station === this.#township || this.#clones.some(({ of }) => of === station)) return;
    const clone = await station.clone();
    this.#clones.push({ of: station, clone, until: this.#day + 1 + this.#random.below(cloneDays) });
    this.#figures.mishaps += 1;
    this.#note(`${station.name} is cloned`);
  }

  async #workAt(village: SimulatedStation): Promise<void> {
    // A PC of the township that is new here, also to an old copy: FORMER_DEVICE at the other end brings somebody by.
    if (findPeer(village.reader, this.#township.identity.deviceId)?.status !== 'active')
      await this.#bringCard(village);
    if (!this.#hasFaults) await this.#act(village);
    else {
      for (let acts = this.#random.below(4); acts > 0; acts -= 1) await this.#act(village);
      if (this.#random.chance(0.5)) await this.#signReport(village);
      await this.#reportBack(village);
      if (this.#random.chance(0.2)) return;
    }
    await this.#send(village, this.#township, await village.pc.run('exchange.export', { place: null }));
  }

  async #act(village: SimulatedStation): Promise<void> {
    this.#made += 1;
    if (this.#desk.chance(0.4)) await keepOffice(village.pc, this.#desk, this.#made);
    if (this.#papers.chance(0.2)) await this.#attach(village);
    if (this.#thoughts.chance(0.4)) await this.#thinkAgain(village);
    if (this.#dealings.chance(0.5)) {
      const contactId = pick(village.contacts, this.#dealings);
      const matterId = contactId === undefined ? null : await matterOf(village, contactId);
      await this.#handOver(village, matterId ?? undefined);
    }
    const kind = this.#random.next();
    const made = contactOf(this.#made);
    const receivedAt = new Date(simulated.now - 600_000).toISOString();
    const foundOn = localDateOf(simulated.now);
    const contact = { ...made.contact, receivedAt };
    const contactId = pick(village.contacts, this.#random);
    const disputeId = pick(village.disputes, this.#random);
    const clear: [] = [];
    if (kind < 0.25 && contactId !== undefined) {
      const set = { phone: contact.phone };
      const revision = { contactId, contact: { set, clear }, matter: { set: {}, clear }, reason: '核对' };
      await village.pc.ask('contact.revise', revision);
    } else if (kind < 0.4 && disputeId !== undefined) {
      await village.pc.ask('dispute.progress', { disputeId, on: foundOn, text: `第${this.#made}次上门` });
    } else if (kind < 0.6) {
      const parties = [{ name: made.contact.petitionerName }, { name: '孙长河' }];
      const { summary } = made.matter;
      const dispute = {
        quickType: 'neighbour' as const,
        foundOn,
        foundBy: 'screening' as const,
        parties,
        summary,
      };
      village.disputes.push((await village.pc.call('dispute.register', { dispute })).disputeId);
    } else {
      const answer = this.#random.chance(0.3) ? { text: '已当场答复。', agreedOral: true } : undefined;
      village.contacts.push(
        (await village.pc.call('contact.register', { ...made, contact, answer })).contactId,
      );
    }
  }

  /** Makes a coming void, merges its matter with that of another, or takes one of the two back; what is not possible is not. */
  async #thinkAgain(village: SimulatedStation): Promise<void> {
    const [contactId, other] = [
      pick(village.contacts, this.#thoughts),
      pick(village.contacts, this.#thoughts),
    ];
    if (contactId === undefined || other === undefined) return;
    const kind = this.#thoughts.next();
    if (kind < 0.3)
      await village.pc.ask('contact.void', { contactId, reason: 'enteredTwice', words: '登重了' });
    else if (kind < 0.5) await village.pc.ask('contact.unvoid', { contactId, words: '没有登重' });
    else {
      const [asked, main] = [await matterOf(village, contactId), await matterOf(village, other)];
      if (asked === null || main === null) return;
      if (kind < 0.8) await village.pc.ask('matter.merge', { matterId: asked, into: main });
      else await village.pc.ask('matter.unmerge', { matterId: asked, words: '是两件事' });
    }
  }

  /** The township takes a step with some matters of those that have come. */
  async #decideSome(): Promise<void> {
    const { pc } = this.#township;
    const { rows } = await pc.call('matter.list', { limit: 200 });
    for (let acts = this.#organ.below(3); acts > 0; acts -= 1) {
      const matterId = pick(
        rows.map((row) => row.matterId),
        this.#organ,
      );
      if (matterId === undefined) return;
      const { steps, documents } = await pc.call('matter.acts', { matterId });
      const step = steps[this.#organ.below(steps.length)];
      const actOn = localDateOf(simulated.now);
      const said = { actOn, actText: `第${this.#day}天办理` };
      const point = { contactPerson: '周志强', contactPhone: '0999-5550100', serveBy: 'village' as const };
      const legalBasis = '《信访工作条例》';
      switch (step) {
        case 'accept':
          await pc.ask('matter.act', { matterId, act: step, values: { actOn, ...point } });
          break;
        case 'reject': {
          const values = { ...said, ...point, rejectReason: 'unclear' as const, legalBasis };
          await pc.ask('matter.act', { matterId, act: step, values });
          break;
        }
        case 'opinion': {
          const conclusions = [{ request: '疏通排水沟', result: 'supported' as const, ground: '已查实' }];
          const values = { actOn, ...point, findings: '属实', conclusions, legalBasis, reviewBody: '县局' };
          await pc.ask('matter.act', { matterId, act: step, values });
          break;
        }
        case 'urge': {
          const values = {
            urgeAbout: 'facts' as const,
            replyDueOn: addDays(actOn, 3),
            actText: said.actText,
          };
          await pc.ask('matter.act', { matterId, act: step, values });
          break;
        }
        case 'note':
          await pc.ask('matter.act', { matterId, act: step, values: { ...said, noteKind: 'talk' } });
          break;
        case 'close': {
          const values = { closureGround: 'accepted' as const, actText: said.actText };
          await pc.ask('matter.act', { matterId, act: step, values });
          break;
        }
        case 'serve':
          await this.#serve(pc, matterId, documents.find(({ mayServe }) => mayServe)?.documentId);
          break;
        default:
      }
    }
  }

  /** A village hands over what the township gave it, and answers what it asked. */
  async #reportBack({ pc }: SimulatedStation): Promise<void> {
    const { owed } = await pc.call('today.owed', {});
    const task = owed.find(({ kind }) => kind === 'serve' || kind === 'urge');
    if (!task || !this.#organ.chance(0.6)) return;
    const matterId = task.id;
    const { documents, urges } = await pc.call('matter.acts', { matterId });
    if (task.kind === 'serve') {
      await this.#serve(pc, matterId, documents.find(({ mayServe }) => mayServe)?.documentId);
    } else {
      const urgeId = urges.find(({ replies }) => replies.length === 0)?.urgeId;
      const values = { actOn: localDateOf(simulated.now), actText: `第${this.#day}天回复` };
      await pc.ask('matter.act', { matterId, act: 'reply', urgeId, values });
    }
  }

  async #serve(pc: TestStation, matterId: string, documentId: string | undefined): Promise<void> {
    if (documentId === undefined) return;
    const values = {
      servedAt: new Date(simulated.now).toISOString(),
      serviceWay: 'direct' as const,
      servicePlace: '家中',
      recipient: '本人',
      servers: [{ name: '王建国' }],
    };
    await pc.ask('matter.act', { matterId, act: 'serve', documentId, values });
  }

  async #layDownSome(): Promise<void> {
    if (this.#laws.chance(0.2)) await this.#layDown(this.#township);
    const village = this.#villages[this.#laws.below(this.#villages.length)];
    if (village && this.#laws.chance(0.1)) await this.#layDown(village);
  }

  /** Some days of winter off, so that dates of these weeks move. A village that has the township's is refused. */
  async #layDown(station: SimulatedStation): Promise<void> {
    for (const [year, first, span] of [
      [2026, '2026-12-01', 31],
      [2027, '2026-12-28', 120],
    ] as const) {
      const off = new Set(Array.from({ length: 8 }, () => this.#laws.below(span)));
      const days = Array.from(off, (day) => ({
        date: addDays(first, day),
        isOffDay: true,
        holiday: 'other' as const,
      }));
      const source = `第${this.#day}天的通知`;
      await station.pc.ask('calendar.set', { year, source, publishedOn: null, days });
    }
    // Refused at a village.
    const names = { zh: `第${this.#day}天增加`, en: null };
    await station.pc.ask('codeList.add', { list: 'contentCategory', parent: '10', names });
    const notice = { amount: this.#laws.below(10), unit: 'workingDay' as const };
    const from = localDateOf(simulated.now);
    await station.pc.ask('limits.set', { from, profile: 'regs2022', notice, handle: null });
  }

  /** A file of a few hundred bytes; to a record that a restored register has not any more, none. */
  async #attach(village: SimulatedStation): Promise<void> {
    const isContact = this.#papers.chance(0.5);
    const id = pick(isContact ? village.contacts : village.disputes, this.#papers);
    if (id === undefined) return;
    const subject = { entity: isContact ? 'contact' : 'dispute', id } as const;
    const file = await bringSealed(village.pc, photo(`paper ${this.#made}`, 10 + this.#papers.below(500)));
    await village.pc.run('attachment.add', { subject, name: `第${this.#made}份.jpg`, ...file });
  }

  /** Yesterday's, late: so that the simulation need not wait for the evening. */
  async #signReport(village: SimulatedStation): Promise<void> {
    const day = localDateOf(simulated.now - dayMs);
    const report = { day, dutyLeader: '刘主任', reason: '停电', toldAt: '16:40' };
    const nil = await village.pc.ask('report.sign', { ...report, status: 'nil' });
    if (!nil.ok) await village.pc.ask('report.sign', { ...report, status: 'items' });
  }

  /** Somebody hands over, answers, proposes or decides, by what the program says is possible there now. */
  async #handOver(at: SimulatedStation, matterId: string | undefined): Promise<void> {
    if (matterId === undefined) return;
    const seen = await at.pc.ask('matter.ownership', { matterId });
    if (!seen.ok) return;
    const { handover, proposals } = seen.value;
    const { steps } = await at.pc.call('matter.get', { matterId });
    const step = pick(
      dealingSteps.filter((each) => steps.includes(each)),
      this.#dealings,
    );
    const reason = `第${this.#made}次`;
    const offerId = handover?.offerId ?? '';
    const open = proposals.filter(({ state }) => state === 'open').map(({ opId }) => opId);
    const opId = pick(open, this.#dealings) ?? '';
    const set = { summary: `${at.name} ${this.#day}：${reason}` };
    switch (step) {
      case 'offer':
        await at.pc.ask('matter.transferOffer', { matterId, reason });
        break;
      case 'withdrawOffer':
        if (this.#dealings.chance(0.4)) await at.pc.ask('matter.transferWithdraw', { matterId, reason });
        break;
      case 'takeOver':
        await at.pc.ask('matter.transferAccept', { matterId, offerId });
        break;
      case 'declineOffer':
        if (this.#dealings.chance(0.6))
          await at.pc.ask('matter.transferDecline', { matterId, offerId, reason });
        break;
      case 'giveBack':
        if (this.#dealings.chance(0.3)) await at.pc.ask('matter.returnOffer', { matterId, reason });
        break;
      case 'revise':
      case 'propose':
        await at.pc.ask('matter.revise', { matterId, set, clear: [], reason });
        break;
      case 'decide':
        if (this.#dealings.chance(0.3)) await at.pc.ask('matter.proposalDecline', { matterId, opId, reason });
        else await at.pc.ask('matter.proposalAccept', { matterId, opId });
        break;
      case undefined:
        break;
    }
  }

  /** What waits for the township first, else any matter that it knows. */
  async #dealAtTownship(): Promise<void> {
    const { pc } = this.#township;
    const { offers, proposals } = await pc.call('matter.inbox', {});
    const { rows } = await pc.call('matter.list', { limit: 200 });
    const waiting = [...offers, ...proposals].map(({ matterId }) => matterId);
    const known = rows.map(({ matterId }) => matterId);
    for (let acts = this.#dealings.below(4); acts > 0; acts -= 1) {
      const isWaiting = waiting.length > 0 && this.#dealings.chance(0.7);
      await this.#handOver(this.#township, pick(isWaiting ? waiting : known, this.#dealings));
    }
  }

  async #answer(): Promise<void> {
    const { pc } = this.#township;
    await this.#dealAtTownship();
    if (this.#hasFaults && this.#desk.chance(0.5)) await keepOffice(pc, this.#desk, this.#made);
    const { requests } = await pc.call('exchange.requests', {});
    for (const { deviceId } of requests) {
      const asking = this.#below().find(({ identity }) => identity.deviceId === deviceId);
      if (!asking) continue;
      const { checkCode } = await asking.pc.call('exchange.ownCode', {});
      const approved = await pc.run('exchange.approve', { deviceId, typed: checkCode });
      this.#note(`township approves ${asking.name}`);
      // Another register of the name has asked, or the keys were replaced since: somebody asks again.
      const isLate = asking.wasTwo || this.#options.newKeys > 0;
      if (!approved.ok && approved.error.code === 'CHECK_CODE_WRONG' && isLate) continue;
      if (!approved.ok) this.#refuse(this.#township, approved.error.code);
      else {
        for (const { error } of approved.value.files) {
          // What waited was signed by the other one; it comes anew.
          const isOther = error?.code === 'SIGNATURE' && asking.wasTwo;
          if (error && !isOther) this.#refuse(this.#township, error.code);
        }
      }
    }
    for (const village of this.#random.shuffled(this.#villages)) {
      if (this.#hasFaults && this.#random.chance(0.2)) continue;
      const { stationId } = village.identity;
      const clone = this.#clones.find(({ of }) => of === village)?.clone;
      const to = clone && this.#random.chance(0.5) ? clone : village;
      await this.#send(
        this.#township,
        to,
        await pc.run('exchange.exportReceipt', { stationId, place: null }),
      );
    }
  }

  async #send(
    from: SimulatedStation,
    to: SimulatedStation,
    made: Result<HandlerResult<'exchange.export'>>,
  ): Promise<void> {
    if (!made.ok) {
      if (!quiet.has(made.error.code)) this.#refuse(from, made.error.code);
      return;
    }
    this.#oracle.noteSent(from.reader);
    if (from !== this.#township) this.#packs.noteSent(from.reader);
    const { fileId, manifestHash, seq, opCount } = made.value;
    const parcel = {
      from,
      to,
      epochR: from.identity.epoch.r,
      bytes: await from.pc.fetch(fileId),
      opIds: opsOf(from.reader, manifestHash),
      day: this.#day,
    };
    this.#figures.attempted += 1;
    const label = `${from.name} → ${to.name}: ${epochOf(from)} ${seq}, ${opCount} ops`;
    const { lost, duplicated } = this.#options;
    if (this.#hasFaults && this.#random.chance(lost)) {
      this.#figures.lost += 1;
      for (const opId of parcel.opIds) this.#lostOps.add(opId);
      this.#note(`${label}, lost`);
      return;
    }
    this.#post(parcel, label);
    if (this.#hasFaults && this.#random.chance(duplicated)) this.#post(parcel, `${label}, again`);
  }

  #post(parcel: Parcel, label: string): void {
    const isLate = this.#hasFaults && this.#random.chance(this.#options.delayed);
    const day = this.#day + (isLate ? 1 + this.#random.below(4) : 0);
    this.#parcels.push({ ...parcel, day });
    this.#note(`${label}${isLate ? `, on day ${day}` : ''}`);
  }

  async #deliver(): Promise<void> {
    const due = this.#random.shuffled(this.#parcels.filter(({ day }) => day <= this.#day));
    this.#parcels = this.#parcels.filter(({ day }) => day > this.#day);
    for (const { from, to, bytes, opIds, epochR } of due) {
      const fileIds = [await to.pc.bring(bytes)];
      const taken = await to.pc.run('exchange.import', { fileIds });
      if (!taken.ok) {
        this.#refuse(to, taken.error.code);
        continue;
      }
      for (const { result, error } of taken.value.files) {
        if (error) this.#refuse(to, error.code);
        if (result?.state === 'quarantine') await this.#callAbout({ from, to, epochR }, result.reason);
        if (result?.state === 'duplicate') this.#figures.duplicated += 1;
        if (result?.state !== 'imported') continue;
        if (result.warnings.length > 0) this.#note(`${to.name}: ${result.warnings.join(' ')}`);
        for (const opId of opIds) if (this.#lostOps.delete(opId)) this.#figures.recovered += 1;
      }
    }
  }

  /**
   * Whose batch waits under a key that nobody takes any more is told so by telephone. An honest register is never asked,
   * unless it was put back or copied, or the other one was.
   */
  async #callAbout(
    { from, to: at, epochR }: Pick<Parcel, 'from' | 'to' | 'epochR'>,
    reason: string,
  ): Promise<void> {
    this.#note(`${at.name}: a batch of ${from.name} waits, ${reason}`);
    if (reason === 'unknown' || this.#isClone(from) || !this.#all().includes(from)) return;
    // From before a restore: its sender does not write so any more.
    if (epochR !== from.identity.epoch.r) return;
    if (!from.wasTwo) {
      if (reason === 'oldKey')
        this.#blame([{ invariant: 'I5', where: at.name, what: 'an honest batch waits' }]);
      return;
    }
    await from.enrolAnew();
    this.#oracle.forget(from.name);
  }

  #refuse(at: SimulatedStation, code: string): void {
    this.#note(`${at.name}: ${code}`);
    this.#figures.refused += 1;
    if (refusals.has(code)) return;
    this.#figures.unexpected += 1;
    this.#blame([{ invariant: 'I12', where: at.name, what: code }]);
  }

  async #bringCard(village: SimulatedStation): Promise<void> {
    const { fileId, checkCode } = await this.#township.pc.call('exchange.card', {});
    const card = await village.pc.bring(await this.#township.pc.fetch(fileId));
    const loaded = await village.pc.ask('exchange.loadCard', { fileId: card, typed: checkCode });
    if (!loaded.ok) this.#refuse(village, loaded.error.code);
  }

  #all(): SimulatedStation[] {
    return [this.#township, ...this.#below()];
  }

  #below(): SimulatedStation[] {
    return [...this.#villages, ...this.#clones.map(({ clone }) => clone)];
  }

  #isClone(station: SimulatedStation): boolean {
    return this.#clones.some(({ clone }) => clone === station);
  }

  #setTime(clock: string): void {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    simulated.now = start + this.#day * dayMs + (hours - 8.5) * 3_600_000 + minutes * 60_000 - 30 * 60_000;
  }

  #note(what: string): void {
    this.#journal.push(`day ${this.#day}: ${what}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unseed();
    for (const station of this.#all()) await station[Symbol.asyncDispose]();
  }
}

function profileOf(index: number): RouteInput<'station.create'>['profile'] {
  return { ...villageProfile, division12: `9999990012${String(index % 100).padStart(2, '0')}` };
}

function epochOf({ identity }: SimulatedStation): string {
  return `e${identity.epoch.n}-${identity.epoch.r.slice(0, 4)}`;
}

async function matterOf(village: SimulatedStation, contactId: string): Promise<string | null> {
  const found = await village.pc.ask('contact.get', { contactId });
  return found.ok ? found.value.matterId : null;
}

function pick<T>(ids: readonly T[], random: Seeded): T | undefined {
  return ids[random.below(ids.length)];
}

function opsOf(reader: Reader, manifestHash: string): string[] {
  return clientOf(reader)
    .prepare<[string], string>(
      'SELECT op_id FROM batch_out_op o JOIN batch_out b ON b.id = o.batch_id WHERE manifest_hash = ?',
    )
    .pluck()
    .all(manifestHash);
}

function countReceipted(reader: Reader): number {
  const sql = 'SELECT count(*) FROM batch_out WHERE receipted_at IS NOT NULL';
  return clientOf(reader).prepare<[], number>(sql).pluck().get() ?? 0;
}

function digestOf(readers: readonly Reader[]): string {
  const hash = createHash('sha256');
  for (const reader of readers) {
    const client = clientOf(reader);
    for (const table of ['op', 'gap', 'op_receipt', 'batch_in']) {
      const columns =
        table === 'op' ? 'op_id, disposition' : table === 'batch_in' ? 'manifest_hash, applied' : '*';
      for (const row of client
        .prepare(`SELECT ${columns} FROM ${table} ORDER BY 1, 2, 3`.replace(/, 3$/u, ''))
        .raw()
        .iterate()) {
        hash.update(JSON.stringify(row));
      }
    }
  }
  return hash.digest('hex');
}
