import type { DisputeState, DisputeResult, PerformanceState } from '../../main/terms/dispute-terms.ts';
import type { DisputeTypeA, DisputeTypeB } from '../../main/terms/dispute-types.ts';
import type { ReferralKind } from '../../main/terms/act-terms.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import type { LedgerStretch } from './dispute-ledger.ts';

/** A record that a table counts. */
interface Counted {
  readonly id: string;
  readonly stationId: string;
  readonly no: string;
  /** The day on which it counts. */
  readonly countedOn: string;
}

export interface CountedContact extends Counted {
  readonly channel: string;
  readonly headcount: number;
  readonly isCollective: 0 | 1;
  /** 1: somebody had come for the same matter before. */
  readonly isRepeat: 0 | 1;
}
const contacts = defineQuery<[{ stationId: string; from: string; to: string }], CountedContact>(
  `SELECT c.id, c.station_id AS stationId, c.registration_no AS "no", c.received_on AS countedOn, c.channel, c.headcount,
     c.is_collective AS isCollective,
     EXISTS (SELECT 1 FROM matter m JOIN matter g ON g.main_id = m.main_id JOIN contact e ON e.matter_id = g.id
             WHERE m.id = c.matter_id AND e.state <> 'void'
               AND (e.received_at < c.received_at OR e.received_at = c.received_at AND e.id < c.id)) AS isRepeat
   FROM contact c
   WHERE c.station_id = @stationId AND c.received_on BETWEEN @from AND @to AND c.state <> 'void'
   ORDER BY c.received_on, c.id`,
);
/** The comings of a station in a stretch of days. */
export function contactsCounted(
  reader: Reader,
  stretch: { readonly stationId: string; readonly from: string; readonly to: string },
): CountedContact[] {
  return contacts(reader).all(stretch);
}

export interface CountedMatter extends Counted {
  readonly category: string | null;
}
const matters = defineQuery<[LedgerStretch], CountedMatter>(
  `SELECT id, station_id AS stationId, registration_no AS "no", first_received_on AS countedOn, category
   FROM matter
   WHERE first_received_on BETWEEN @from AND @to AND state <> 'void' AND main_id = id
     AND (@stationId IS NULL OR station_id = @stationId)
   ORDER BY first_received_on, id`,
);
/** Matters whose first coming lies in a stretch; one that was merged is counted as its main matter. */
export function mattersCounted(reader: Reader, stretch: LedgerStretch): CountedMatter[] {
  return matters(reader).all(stretch);
}

export interface CountedStep extends Counted {
  readonly kind: string;
}
const steps = defineQuery<[LedgerStretch & { kinds: string }], CountedStep>(
  `SELECT m.id, m.station_id AS stationId, m.registration_no AS "no", o.business_date AS countedOn, o.kind
   FROM op o JOIN matter m ON m.id = o.entity_id
   WHERE o.kind IN (SELECT value FROM json_each(@kinds)) AND o.business_date BETWEEN @from AND @to
     AND o.disposition = 'applied' AND m.state <> 'void' AND (@stationId IS NULL OR m.station_id = @stationId)
   ORDER BY o.business_date, o.hlc, o.op_id`,
);
/** Steps of these kinds that were taken in matters in a stretch. */
export function matterStepsCounted(
  reader: Reader,
  { kinds, ...stretch }: LedgerStretch & { readonly kinds: readonly string[] },
): CountedStep[] {
  return steps(reader).all({ ...stretch, kinds: JSON.stringify(kinds) });
}

export interface CountedReferral extends Counted {
  readonly kind: ReferralKind;
}
const referrals = defineQuery<[LedgerStretch], CountedReferral>(
  `SELECT m.id, m.station_id AS stationId, m.registration_no AS "no", r.sent_on AS countedOn, r.kind
   FROM matter_referral r JOIN matter m ON m.id = r.matter_id
   WHERE r.sent_on BETWEEN @from AND @to AND m.state <> 'void' AND (@stationId IS NULL OR m.station_id = @stationId)
   ORDER BY r.sent_on, r.id`,
);
/** Matters that went to a unit in a stretch. */
export function referralsCounted(reader: Reader, stretch: LedgerStretch): CountedReferral[] {
  return referrals(reader).all(stretch);
}

export interface CountedNotice extends Counted {
  readonly documentKind: string;
  /** 1: by the day on which the law asks for it. */
  readonly inTime: 0 | 1;
}
const notices = defineQuery<[LedgerStretch & { first: string; last: string }], CountedNotice>(
  `SELECT m.id, m.station_id AS stationId, m.registration_no AS "no", d.issued_on AS countedOn,
     d.document_kind AS documentKind,
     d.issued_on <= coalesce(iif(d.document_kind IN (SELECT value FROM json_each(@first)), m.notice_due_on, m.handle_due_on),
       d.issued_on) AS inTime
   FROM matter_document d JOIN matter m ON m.id = d.matter_id
   WHERE d.issued_on BETWEEN @from AND @to AND m.state <> 'void'
     AND (d.document_kind IN (SELECT value FROM json_each(@first))
       OR d.document_kind IN (SELECT value FROM json_each(@last)))
     AND (@stationId IS NULL OR m.station_id = @stationId)
   ORDER BY d.issued_on, d.id`,
);
/** Notices about acceptance (`first`) and answers (`last`) that were issued in a stretch. */
export function noticesCounted(
  reader: Reader,
  {
    first,
    last,
    ...stretch
  }: LedgerStretch & { readonly first: readonly string[]; readonly last: readonly string[] },
): CountedNotice[] {
  return notices(reader).all({ ...stretch, first: JSON.stringify(first), last: JSON.stringify(last) });
}

const overdue = defineQuery<[{ stationId: string | null; today: string }], Counted>(
  `SELECT id, station_id AS stationId, registration_no AS "no", next_legal_on AS countedOn
   FROM matter
   WHERE next_due_on < @today AND next_legal_on < @today AND (@stationId IS NULL OR station_id = @stationId)
   ORDER BY next_legal_on, id`,
);
/** Matters whose day by law is over; `countedOn` is that day. */
export function overdueCounted(reader: Reader, stationId: string | null, today: string): Counted[] {
  return overdue(reader).all({ stationId, today });
}

export interface CountedDispute extends Counted {
  readonly typeA: DisputeTypeA;
  readonly typeB: DisputeTypeB;
  readonly state: DisputeState;
  readonly riskLevel: string | null;
  readonly peopleCount: number | null;
  readonly amountYuan: number | null;
  readonly result: DisputeResult | null;
  readonly performance: PerformanceState | null;
  readonly hasMediation: 0 | 1;
}
const disputes = defineQuery<[LedgerStretch], CountedDispute>(
  `SELECT d.id, d.station_id AS stationId, d.registration_no AS "no", t.booked_on AS countedOn, d.type_a AS typeA,
     d.type_b AS typeB, d.state, d.risk_level AS riskLevel,
     d.fields ->> '$.values.peopleCount' AS peopleCount, d.fields ->> '$.values.amountYuan' AS amountYuan,
     d.fields ->> '$.conclusion.result' AS result, d.fields ->> '$.conclusion.performance' AS performance,
     EXISTS (SELECT 1 FROM mediation x WHERE x.dispute_id = d.id) AS hasMediation
   FROM dispute_turn t JOIN dispute d ON d.id = t.dispute_id
   WHERE t.booked_on BETWEEN @from AND @to AND t.kind = 'found' AND (@stationId IS NULL OR t.station_id = @stationId)
   ORDER BY t.booked_on, d.id`,
);
/** Disputes that came into the rolling ledger as found in a stretch, as they stand now. */
export function disputesCounted(reader: Reader, stretch: LedgerStretch): CountedDispute[] {
  return disputes(reader).all(stretch);
}

const turns = defineQuery<[LedgerStretch], Counted & { readonly kind: string }>(
  `SELECT d.id, d.station_id AS stationId, d.registration_no AS "no", t.booked_on AS countedOn, t.kind
   FROM dispute_turn t JOIN dispute d ON d.id = t.dispute_id
   WHERE t.booked_on BETWEEN @from AND @to AND t.kind <> 'found' AND (@stationId IS NULL OR t.station_id = @stationId)
   ORDER BY t.booked_on, d.id`,
);
/** The other turns of the ledger in a stretch. */
export function turnsCounted(
  reader: Reader,
  stretch: LedgerStretch,
): (Counted & { readonly kind: string })[] {
  return turns(reader).all(stretch);
}

const rounds = defineQuery<[LedgerStretch], Counted>(
  `SELECT id, station_id AS stationId, period AS "no", held_on AS countedOn FROM screening_round
   WHERE held_on BETWEEN @from AND @to AND is_void = 0 AND (@stationId IS NULL OR station_id = @stationId)
   ORDER BY held_on, id`,
);
/** Screening meetings that were held in a stretch. */
export function roundsCounted(reader: Reader, stretch: LedgerStretch): Counted[] {
  return rounds(reader).all(stretch);
}
