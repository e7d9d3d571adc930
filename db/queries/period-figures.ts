import type { DisputeState, DisputeResult, PerformanceState } from '../../main/terms/dispute-terms.ts';
import type { DisputeTypeA, DisputeTypeB } from '../../main/terms/dispute-types.ts';
import type { LedgerTurn } from '../../main/terms/ledger-terms.ts';
import type { ReferralKind } from '../../main/terms/act-terms.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import type { LedgerStretch } from './dispute-ledger.ts';

/** Records of a station that a table counts alike, and how many they are. */
export interface Summed {
  readonly stationId: string;
  readonly count: number;
}

/** A record that a table counts. */
export interface Counted extends Summed {
  readonly id: string;
  readonly no: string;
  /** The day on which it counts. */
  readonly countedOn: string;
}

/** The same records twice: each by itself, and summed by all that tells what they add. */
interface CountedSource<Params, Told> {
  readonly records: (reader: Reader, params: Params) => (Counted & Told)[];
  readonly sums: (reader: Reader, params: Params) => (Summed & Told)[];
}

interface SourceSql {
  readonly id: string;
  readonly station: string;
  readonly no: string;
  readonly on: string;
  /** What tells which figures they add to. */
  readonly by: Readonly<Record<string, string>>;
  /** What is added up. */
  readonly totals?: Readonly<Record<string, string>>;
  readonly from: string;
}

function columns(named: Readonly<Record<string, string>>): string[] {
  return Object.entries(named).map(([name, sql]) => `${sql} AS "${name}"`);
}

function defineCounted<Params extends object, Told>({
  id,
  station,
  no,
  on,
  by,
  totals = {},
  from,
}: SourceSql): CountedSource<Params, Told> {
  const each = columns({ id, stationId: station, no, countedOn: on, ...by, count: '1', ...totals });
  const records = defineQuery<[Params], Counted & Told>(
    `SELECT ${each.join(', ')} ${from} ORDER BY ${on}, ${id}`,
  );
  const keys = [station, ...Object.values(by)];
  const summed = Object.entries(totals).map(([name, sql]) => `sum(${sql}) AS "${name}"`);
  const groups = [...columns({ stationId: station, ...by }), 'count(*) AS count', ...summed];
  const sums = defineQuery<[Params], Summed & Told>(
    `SELECT ${groups.join(', ')} ${from} GROUP BY ${keys.map((_, nth) => nth + 1).join(', ')}`,
  );
  return {
    records: (reader, params) => records(reader).all(params),
    sums: (reader, params) => sums(reader).all(params),
  };
}

const inStretch = (on: string, station: string) =>
  `${on} BETWEEN @from AND @to AND (@stationId IS NULL OR ${station} = @stationId)`;

export interface CountedContact {
  readonly channel: string;
  readonly isCollective: 0 | 1;
  /** 1: somebody had come for the same matter before. */
  readonly isRepeat: 0 | 1;
  readonly headcount: number;
}
const earlier = `e.state <> 'void'
  AND (e.received_at < c.received_at OR e.received_at = c.received_at AND e.id < c.id)`;
// Few matters are merged: only of those the others of the group are looked for.
const merged = 'FROM matter INDEXED BY matter_merged WHERE merged_into IS NOT NULL';
const grouped = `SELECT id ${merged} UNION ALL SELECT main_id ${merged}`;
/** The comings of some stations in a stretch of days. */
export const contactsCounted = defineCounted<
  { readonly stations: string; readonly from: string; readonly to: string },
  CountedContact
>({
  id: 'c.id',
  station: 'c.station_id',
  no: 'c.registration_no',
  on: 'c.received_on',
  by: {
    channel: 'c.channel',
    isCollective: 'c.is_collective',
    isRepeat: `(EXISTS (SELECT 1 FROM contact e WHERE e.matter_id = c.matter_id AND ${earlier})
      OR c.matter_id IN (${grouped})
        AND EXISTS (SELECT 1 FROM matter m JOIN matter g ON g.main_id = m.main_id JOIN contact e ON e.matter_id = g.id
                    WHERE m.id = c.matter_id AND ${earlier}))`,
  },
  totals: { headcount: 'c.headcount' },
  from: `FROM contact c
    WHERE c.station_id IN (SELECT value FROM json_each(@stations)) AND c.received_on BETWEEN @from AND @to
      AND c.state <> 'void'`,
});

interface CountedMatter {
  readonly category: string | null;
}
/** Matters whose first coming lies in a stretch; one that was merged is counted as its main matter. */
export const mattersCounted = defineCounted<LedgerStretch, CountedMatter>({
  id: 'id',
  station: 'station_id',
  no: 'registration_no',
  on: 'first_received_on',
  by: { category: 'category' },
  from: `FROM matter INDEXED BY matter_list
    WHERE ${inStretch('first_received_on', 'station_id')} AND state NOT IN ('void', 'merged')`,
});

interface CountedStep {
  readonly kind: string;
}
/** Steps of some kinds, as JSON, that were taken in matters in a stretch. */
export const matterStepsCounted = defineCounted<LedgerStretch & { readonly kinds: string }, CountedStep>({
  id: 'm.id',
  station: 'm.station_id',
  no: 'm.registration_no',
  on: 'o.business_date',
  by: { kind: 'o.kind' },
  from: `FROM op o JOIN matter m ON m.id = o.entity_id
    WHERE o.kind IN (SELECT value FROM json_each(@kinds)) AND o.disposition = 'applied' AND m.state <> 'void'
      AND ${inStretch('o.business_date', 'm.station_id')}`,
});

export interface CountedReferral {
  readonly kind: ReferralKind;
}
/** Matters that went to a unit in a stretch. */
export const referralsCounted = defineCounted<LedgerStretch, CountedReferral>({
  id: 'm.id',
  station: 'm.station_id',
  no: 'm.registration_no',
  on: 'r.sent_on',
  by: { kind: 'r.kind' },
  from: `FROM matter_referral r JOIN matter m ON m.id = r.matter_id
    WHERE m.state <> 'void' AND ${inStretch('r.sent_on', 'm.station_id')}`,
});

export interface CountedNotice {
  readonly documentKind: string;
  /** 1: by the day on which the law asks for it. */
  readonly inTime: 0 | 1;
}
/** Notices about acceptance (`first`) and answers (`last`), kinds as JSON, that were issued in a stretch. */
export const noticesCounted = defineCounted<
  LedgerStretch & { readonly first: string; readonly last: string },
  CountedNotice
>({
  id: 'm.id',
  station: 'm.station_id',
  no: 'm.registration_no',
  on: 'd.issued_on',
  by: {
    documentKind: 'd.document_kind',
    inTime: `d.issued_on <= coalesce(
      iif(d.document_kind IN (SELECT value FROM json_each(@first)), m.notice_due_on, m.handle_due_on), d.issued_on)`,
  },
  from: `FROM matter_document d JOIN matter m ON m.id = d.matter_id
    WHERE m.state <> 'void' AND ${inStretch('d.issued_on', 'm.station_id')}
      AND (d.document_kind IN (SELECT value FROM json_each(@first))
        OR d.document_kind IN (SELECT value FROM json_each(@last)))`,
});

const isOverdue = `next_due_on < @today AND next_legal_on < @today
  AND (@stationId IS NULL OR station_id = @stationId)`;
/** Matters whose day by law is over; `countedOn` is that day. */
export const overdueCounted = defineCounted<
  { readonly stationId: string | null; readonly today: string },
  object
>({
  id: 'id',
  station: 'station_id',
  no: 'registration_no',
  on: 'next_legal_on',
  by: {},
  from: `FROM matter WHERE ${isOverdue}`,
});

const longestOverdue = defineQuery<
  [{ readonly stationId: string | null; readonly today: string; readonly limit: number }],
  { matterId: string; legalOn: string }
>(
  `SELECT id AS matterId, next_legal_on AS legalOn FROM matter INDEXED BY matter_due WHERE ${isOverdue}
   ORDER BY next_legal_on, id LIMIT @limit`,
);
/** The first of them, found and sorted inside an index. */
export function longestOverdueMatters(
  reader: Reader,
  params: { readonly stationId: string | null; readonly today: string; readonly limit: number },
): { matterId: string; legalOn: string }[] {
  return longestOverdue(reader).all(params);
}

export interface CountedDispute {
  readonly typeA: DisputeTypeA;
  readonly typeB: DisputeTypeB;
  readonly state: DisputeState;
  readonly riskLevel: string | null;
  readonly result: DisputeResult | null;
  readonly performance: PerformanceState | null;
  readonly wasMediated: 0 | 1;
  /** People and yuan of all of them: null where nobody has said. */
  readonly people: number | null;
  readonly amount: number | null;
  /** Of each of them. */
  readonly peopleOfEach: number | null;
}
/** Disputes that came into the rolling ledger as found in a stretch, as they stand now. */
export const disputesCounted = defineCounted<LedgerStretch, CountedDispute>({
  id: 'id',
  station: 'station_id',
  no: 'registration_no',
  on: 'counted_on',
  by: {
    typeA: 'type_a',
    typeB: 'type_b',
    state: 'state',
    riskLevel: 'risk_level',
    result: 'result',
    performance: 'performance',
    wasMediated: 'was_mediated',
    peopleOfEach: 'people_count',
  },
  totals: { people: 'people_count', amount: 'amount_yuan' },
  from: `FROM dispute INDEXED BY dispute_figures WHERE ${inStretch('counted_on', 'station_id')}`,
});

export interface CountedTurn {
  readonly kind: LedgerTurn;
}
/** The other turns of the ledger in a stretch. */
export const turnsCounted = defineCounted<LedgerStretch, CountedTurn>({
  id: 't.dispute_id',
  station: 't.station_id',
  // Looked up for records only: a join would look it up for each turn that is summed.
  no: '(SELECT d.registration_no FROM dispute d WHERE d.id = t.dispute_id)',
  on: 't.booked_on',
  by: { kind: 't.kind' },
  from: `FROM dispute_turn t
    WHERE t.kind <> 'found' AND ${inStretch('t.booked_on', 't.station_id')}`,
});

/** Screening meetings that were held in a stretch. */
export const roundsCounted = defineCounted<LedgerStretch, object>({
  id: 'id',
  station: 'station_id',
  no: 'period',
  on: 'held_on',
  by: {},
  from: `FROM screening_round WHERE is_void = 0 AND ${inStretch('held_on', 'station_id')}`,
});
