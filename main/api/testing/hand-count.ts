import { clientOf, type Reader } from '../../../db/store/store.ts';
import { addDays, localDateOf } from '../../contract/values/local-date.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import { channel } from '../../terms/channels.ts';
import { itemOf } from '../../terms/code-list.ts';

// The figures of a stretch as somebody would count them who has nothing but the ops: no row of the register is read, and
// no query or fold of the product is asked. What its own tables say must be the same (domain.md §2.8).

type Values = Readonly<Record<string, unknown>>;

interface RawOp {
  readonly kind: string;
  readonly id: string;
  readonly station: string;
  /** What its author says when it was done, and when it was written. */
  readonly said: string;
  readonly wrote: string;
  readonly body: Values;
}

interface RawRow {
  readonly kind: string;
  readonly entityId: string;
  readonly authorStation: string;
  readonly businessDate: string;
  readonly hlc: string;
  readonly bytes: Uint8Array;
}

function opsOf(reader: Reader): RawOp[] {
  return clientOf(reader)
    .prepare<[], RawRow>(
      `SELECT kind, entity_id AS entityId, author_station AS authorStation, business_date AS businessDate, hlc, bytes
       FROM op WHERE disposition = 'applied' ORDER BY hlc, op_id`,
    )
    .all()
    .map(({ kind, entityId, authorStation, businessDate, hlc, bytes }) => ({
      kind,
      id: entityId,
      station: authorStation,
      said: businessDate,
      wrote: localDateOf(Number.parseInt(hlc.slice(0, 12), 16)),
      body: (JSON.parse(Buffer.from(bytes).toString()) as { body: Values }).body,
    }));
}

/** A line of one of the lists that the figures are counted from. */
interface Line {
  readonly station: string;
  readonly on: string;
  readonly adds: Readonly<Record<string, number>>;
}

interface Coming {
  readonly id: string;
  readonly station: string;
  readonly matterId: string;
  fields: Values;
  isVoid: boolean;
}

interface Matter {
  readonly id: string;
  readonly station: string;
  fields: Values;
  into: string | null;
  readonly steps: { readonly cell: string; readonly on: string }[];
}

/** In or out of the rolling ledger, and the day on which that counts. */
interface Turn {
  readonly kind: string;
  readonly on: string;
  readonly happened: string;
}

interface Dispute {
  readonly station: string;
  readonly registeredOn: string;
  fields: Values;
  isVoid: boolean;
  /** How it ended; null while it is open. */
  end: string | null;
  result: string | null;
  performance: string | null;
  wasWorkedOn: boolean;
  turns: Turn[];
  /** Days on which something was done with it, whatever the ledger says. */
  readonly days: string[];
}

interface Register {
  readonly comings: Map<string, Coming>;
  readonly matters: Map<string, Matter>;
  readonly disputes: Map<string, Dispute>;
  readonly rounds: Map<string, { readonly station: string; heldOn: string; isVoid: boolean }>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const part = (body: Values, name: string): Values => (body[name] ?? {}) as Values;

function changed(fields: Values, body: Values): Values {
  const cleared = new Set((body['clear'] ?? []) as string[]);
  const left = Object.entries({ ...fields, ...part(body, 'set') }).filter(
    ([name]) => !cleared.has(name) || name in part(body, 'set'),
  );
  return Object.fromEntries(left);
}

/** Everything that the ops say, in their order. */
function read(reader: Reader): Register {
  const register: Register = {
    comings: new Map(),
    matters: new Map(),
    disputes: new Map(),
    rounds: new Map(),
  };
  for (const op of opsOf(reader)) {
    const [entity] = op.kind.split('.');
    if (entity === 'contact') readComing(register, op);
    if (entity === 'matter') readMatter(register, op);
    if (entity === 'dispute' || entity === 'mediation') readDispute(register, op);
    if (entity === 'screening') readRound(register, op);
  }
  return register;
}

function readComing({ comings }: Register, { kind, id, station, body }: RawOp): void {
  if (kind === 'contact.register') {
    const matterId = text(body['matterId']);
    comings.set(id, { id, station, matterId, fields: part(body, 'fields'), isVoid: false });
  }
  const coming = comings.get(id);
  if (!coming) return;
  if (kind === 'contact.revise') coming.fields = changed(coming.fields, body);
  if (kind === 'contact.void') coming.isVoid = true;
  if (kind === 'contact.unvoid') coming.isVoid = false;
}

const stepCells: Readonly<Record<string, string>> = {
  answerOnSpot: 'matter.answered',
  accept: 'matter.accepted',
  close: 'matter.closed',
  supervise: 'matter.supervised',
  proposeImprovement: 'matter.proposals',
  answerImprovement: 'matter.proposalsAnswered',
  evaluate: 'matter.evaluated',
};
const paperCells: Readonly<Record<string, string>> = {
  acceptanceNotice: 'matter.noticed',
  rejectionNotice: 'matter.noticed',
  noFurtherAcceptanceNotice: 'matter.noticed',
  handlingOpinion: 'matter.replied',
  suggestionReply: 'matter.replied',
};
const referralCells: Readonly<Record<string, string>> = {
  assign: 'matter.assigned',
  transfer: 'matter.transferred',
};

function readMatter({ matters, comings }: Register, { kind, id, station, said, body }: RawOp): void {
  const name = kind.slice('matter.'.length);
  if (name === 'open') matters.set(id, { id, station, fields: part(body, 'fields'), into: null, steps: [] });
  const matter = matters.get(id);
  if (!matter) return;
  if (name === 'revise') matter.fields = changed(matter.fields, body);
  if (name === 'merge') matter.into = text(body['into']);
  if (name === 'unmerge') matter.into = null;
  const coming = comings.get(text(body['contactId']));
  if (coming && name === 'voidComing') coming.isVoid = true;
  if (coming && name === 'unvoidComing') coming.isVoid = false;
  const step = stepOf(name, body);
  if (step.cell !== undefined) matter.steps.push({ cell: step.cell, on: step.on === '' ? said : step.on });
}

/** Which figure a step adds to, and on which day, where it says one. */
function stepOf(name: string, body: Values): { readonly cell: string | undefined; readonly on: string } {
  if (name === 'issue') return { cell: paperCells[text(body['documentKind'])], on: text(body['on']) };
  if (name !== 'refer') return { cell: stepCells[name], on: '' };
  return { cell: referralCells[text(body['referralKind'])], on: text(part(body, 'fields')['actOn']) };
}

const ends: Readonly<Record<string, string>> = {
  agreementWritten: 'resolved',
  agreementOral: 'resolved',
  reconciled: 'resolved',
  transferred: 'transferred',
  toLitigation: 'transferred',
  toArbitration: 'transferred',
  withdrawn: 'withdrawn',
  notAgreed: 'withdrawn',
};
const nextResults: Readonly<Record<string, string>> = {
  parties: 'notAgreed',
  handedOn: 'transferred',
  court: 'toLitigation',
  arbitration: 'toArbitration',
};

function readDispute({ disputes }: Register, op: RawOp): void {
  const { kind, id, station, wrote, body } = op;
  if (kind === 'dispute.register') {
    disputes.set(id, {
      station,
      registeredOn: wrote,
      fields: part(body, 'fields'),
      isVoid: false,
      end: null,
      result: null,
      performance: null,
      wasWorkedOn: false,
      turns: [],
      days: [],
    });
  }
  const dispute = disputes.get(id);
  if (!dispute) return;
  const fields = part(body, 'fields');
  const happened = kind.startsWith('mediation.') ? op.said : text(body['on']) || wrote;
  if (/^(?:mediation\.(?!strike|archive|unarchive)|dispute\.(?:progress|perform|reopen)$)/u.test(kind)) {
    dispute.days.push(op.said);
  }
  switch (kind) {
    case 'dispute.revise':
      dispute.fields = changed(dispute.fields, body);
      moveFinding(dispute, wrote);
      break;
    case 'dispute.progress':
    case 'mediation.take':
      dispute.wasWorkedOn = true;
      break;
    case 'dispute.conclude':
      finish(dispute, text(body['result']), body['performance']);
      break;
    case 'mediation.agree':
    case 'mediation.agreeOral':
      finish(
        dispute,
        kind === 'mediation.agree' ? 'agreementWritten' : 'agreementOral',
        fields['performance'],
      );
      break;
    case 'mediation.end':
      finish(dispute, nextResults[text(fields['mediationNext'])] ?? 'notAgreed', undefined);
      break;
    case 'dispute.perform':
    case 'mediation.perform':
    case 'mediation.followUp': {
      const performance = text(body['performance'] ?? fields['performance']);
      if (performance === '' || dispute.result === null) break;
      dispute.performance = performance;
      if (performance === 'breached' && dispute.end === 'resolved') dispute.end = null;
      break;
    }
    case 'dispute.reopen':
      dispute.end = null;
      break;
    case 'dispute.void':
      dispute.isVoid = true;
      break;
    case 'dispute.unvoid':
      dispute.isVoid = false;
      break;
    default:
  }
  turn(dispute, { kind, happened, wrote });
}

function finish(dispute: Dispute, result: string, performance: unknown): void {
  dispute.end = ends[result] ?? null;
  dispute.result = result;
  dispute.performance = performance === undefined ? null : text(performance);
  dispute.wasWorkedOn ||= dispute.end === 'resolved' || result === 'notAgreed';
}

/** Until the 5th the month before can still be written into. */
function openSince(wrote: string): string {
  const first = `${wrote.slice(0, 8)}01`;
  return Number(wrote.slice(8)) <= 5 ? `${addDays(first, -1).slice(0, 8)}01` : first;
}

function dayFor(happened: string, wrote: string): string {
  return happened < openSince(wrote) || happened > wrote ? wrote : happened;
}

const foundOn = ({ fields, registeredOn }: Dispute): string => text(fields['foundOn']) || registeredOn;
const isIn = ({ turns }: Dispute): boolean =>
  turns.length > 0 && ['found', 'reopened', 'restored'].includes(turns.at(-1)?.kind ?? '');

function turn(
  dispute: Dispute,
  { kind, happened, wrote }: { readonly kind: string; readonly happened: string; readonly wrote: string },
): void {
  const last = dispute.turns.at(-1)?.on ?? '';
  const add = (turned: string, when: string) => {
    const on = dayFor(when, wrote);
    dispute.turns = [...dispute.turns, { kind: turned, on: on < last ? last : on, happened: when }];
  };
  if (kind === 'dispute.void') {
    // With all books still open it was never there; else it is taken out today.
    if (dispute.turns.every(({ on }) => on >= openSince(wrote))) dispute.turns = [];
    else if (isIn(dispute)) add('struck', wrote);
    return;
  }
  const belongs = !dispute.isVoid && dispute.end === null;
  if (belongs === isIn(dispute)) return;
  if (!belongs) add(dispute.end ?? 'struck', happened);
  else if (dispute.turns.length === 0) add('found', foundOn(dispute));
  else add(kind === 'dispute.unvoid' ? 'restored' : 'reopened', happened);
}

/** The day of finding was wrong: it is put right in books that are open. */
function moveFinding(dispute: Dispute, wrote: string): void {
  const [first, second] = dispute.turns;
  const when = foundOn(dispute);
  if (first?.kind !== 'found' || first.happened === when || first.on < openSince(wrote)) return;
  const day = when < openSince(wrote) ? first.on : dayFor(when, wrote);
  const on = second && second.on < day ? second.on : day;
  dispute.turns = [{ ...first, happened: when, on }, ...dispute.turns.slice(1)];
}

function readRound({ rounds }: Register, { kind, id, station, body }: RawOp): void {
  if (kind === 'screening.hold')
    rounds.set(id, { station, heldOn: text(part(body, 'fields')['heldOn']), isVoid: false });
  const round = rounds.get(id);
  if (round && kind === 'screening.void') round.isVoid = true;
  const { heldOn } = part(body, 'set');
  if (round && kind === 'screening.revise' && heldOn !== undefined) round.heldOn = text(heldOn);
}

const receivedOn = ({ fields }: Coming): string => localDateOf(Date.parse(text(fields['receivedAt'])));

const order = ({ id, fields }: Coming): string => `${text(fields['receivedAt'])} ${id}`;

/** How the forms name what a channel is. */
function groupOf({ fields }: Coming): string {
  const code = channel.codes.find((known) => known === fields['channel']);
  return code === undefined ? 'other' : itemOf(channel, code).group;
}

function comingLines({ comings, matters }: Register): Line[] {
  const counted = [...comings.values()].filter(({ isVoid }) => !isVoid);
  return counted.map((coming) => {
    const people = count(coming.fields['headcount'] ?? 1);
    const group = groupOf(coming);
    const isVisit = group === 'visit';
    const main = mainOf(matters, coming.matterId);
    const isRepeat = counted.some(
      (other) => mainOf(matters, other.matterId) === main && order(other) < order(coming),
    );
    const cell = { visit: 'visits', letter: 'letters', call: 'calls' }[group] ?? 'others';
    const collective = isVisit && people >= 5;
    return {
      station: coming.station,
      on: receivedOn(coming),
      adds: {
        'contact.comings': 1,
        [`contact.${cell}`]: 1,
        'contact.visitors': isVisit ? people : 0,
        'contact.collectiveVisits': collective ? 1 : 0,
        'contact.collectiveVisitors': collective ? people : 0,
        'contact.repeats': isRepeat ? 1 : 0,
      },
    };
  });
}

function mainOf(matters: Register['matters'], id: string): string {
  const into = matters.get(id)?.into ?? null;
  return into === null ? id : mainOf(matters, into);
}

function matterLines({ comings, matters }: Register): Line[] {
  return [...matters.values()].flatMap((matter) => {
    const { id, station, fields, steps } = matter;
    const days = [...comings.values()]
      .filter((coming) => !coming.isVoid && mainOf(matters, coming.matterId) === id)
      .map(receivedOn)
      .toSorted();
    const [first] = days;
    const category = text(fields['contentCategory']).slice(0, 2) || '99';
    const opened = {
      station,
      on: first ?? '',
      adds: { 'matter.registered': 1, [`category.${category}`]: 1 },
    };
    const isMain = mainOf(matters, id) === id;
    const counts = !isMain || first !== undefined;
    const taken = steps.map(({ cell, on }) => ({ station, on, adds: { [cell]: 1 } }));
    return [...(isMain && first !== undefined ? [opened] : []), ...(counts ? taken : [])];
  });
}

const bands = [
  ['below50', 50],
  ['below100', 100],
  ['below500', 500],
  ['more', Infinity],
] as const;

function disputeLines({ disputes }: Register): Line[] {
  return [...disputes.values()].flatMap((dispute) => {
    const { station, turns } = dispute;
    return turns.map(({ kind, on }): Line => {
      if (kind === 'found') return { station, on, adds: { 'dispute.found': 1, ...cohort(dispute) } };
      if (kind === 'struck') return { station, on, adds: { 'dispute.corrected': -1 } };
      return { station, on, adds: { [kind === 'restored' ? 'dispute.corrected' : `dispute.${kind}`]: 1 } };
    });
  });
}

/** What has become of a dispute that was found. */
function cohort({ fields, isVoid, end, result, performance, wasWorkedOn }: Dispute): Record<string, number> {
  const quick = disputeQuickType.items.find(({ code }) => code === fields['quickType']);
  const typeA = text(fields['typeA'] ?? quick?.typeA);
  const typeB = text(fields['typeB'] ?? quick?.typeB);
  const isOpen = !isVoid && end === null;
  const isSettled = !isVoid && end === 'resolved';
  const people = count(fields['peopleCount']);
  const measures: Record<string, number> = {
    found: 1,
    mediated: !isVoid && wasWorkedOn ? 1 : 0,
    succeeded: isSettled ? 1 : 0,
    written: isSettled && result === 'agreementWritten' ? 1 : 0,
    oral: isSettled && result === 'agreementOral' ? 1 : 0,
    performed: isSettled && ['performed', 'performedAtOnce'].includes(performance ?? '') ? 1 : 0,
    people,
    amount: count(fields['amountYuan']),
  };
  const groups = ['total', `typeA.${typeA}`, `typeB.${typeB}`];
  // Its risk ends with it.
  if (isOpen && fields['riskLevel'] === 'major') groups.push('major');
  const band = bands.find(([, below]) => people < below)?.[0];
  return Object.fromEntries([
    ...(people > 0 ? [[`people.${band ?? ''}`, 1] as const] : []),
    ...groups.flatMap((group) =>
      Object.entries(measures).map(([measure, number]) => [`${group}.${measure}`, number] as const),
    ),
  ]);
}

function roundLines({ rounds }: Register): Line[] {
  return [...rounds.values()]
    .filter(({ isVoid }) => !isVoid)
    .map(({ station, heldOn }) => ({ station, on: heldOn, adds: { 'dispute.rounds': 1 } }));
}

export interface HandCountOf {
  readonly from: string;
  readonly to: string;
  /** Null: of all stations. */
  readonly station: string | null;
}

/** The register as it is now, read once, to be counted for many stretches. */
export class HandCount {
  readonly #register: Register;
  readonly #lines: readonly Line[];

  constructor(reader: Reader) {
    this.#register = read(reader);
    this.#lines = [comingLines, matterLines, disputeLines, roundLines].flatMap((of) => of(this.#register));
  }

  /** Every figure that is not 0, but for those that follow from the limit engine and from the zero reports. */
  figures({ from, to, station }: HandCountOf): Record<string, number> {
    const cells: Record<string, number> = {};
    for (const line of this.#lines) {
      if ((station !== null && line.station !== station) || line.on < from || line.on > to) continue;
      for (const [cell, number] of Object.entries(line.adds)) cells[cell] = (cells[cell] ?? 0) + number;
    }
    cells['dispute.carriedOver'] = this.#openOn(addDays(from, -1), station);
    cells['dispute.remaining'] = this.#openOn(to, station);
    return Object.fromEntries(Object.entries(cells).filter(([, number]) => number !== 0));
  }

  #openOn(day: string, station: string | null): number {
    return [...this.#register.disputes.values()].filter((dispute) => {
      const until = dispute.turns.filter(({ on }) => on <= day);
      return (station === null || dispute.station === station) && isIn({ ...dispute, turns: until });
    }).length;
  }

  /** Whether anything of a station's register belongs to a day (domain.md §7.2 item 11). */
  hasItem(station: string, day: string): boolean {
    const { comings, disputes } = this.#register;
    const came = [...comings.values()].some(
      (coming) => coming.station === station && !coming.isVoid && receivedOn(coming) === day,
    );
    const happened = [...disputes.values()].some(
      (dispute) =>
        dispute.station === station &&
        (dispute.turns.some(({ kind, on }) => on === day && kind !== 'struck' && kind !== 'restored') ||
          (!dispute.isVoid && dispute.days.includes(day))),
    );
    return came || happened;
  }
}
