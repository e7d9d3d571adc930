import type { ClockStep } from '../../main/terms/limits-terms.ts';
import type { SupervisionLevel } from '../../main/terms/entry-terms.ts';
import { matterState } from '../../main/terms/matter-terms.ts';
import type { StationKind } from '../../main/terms/station.ts';
import type { disputeDue } from '../../main/terms/dispute-terms.ts';
import { openCodes } from '../schema/checks.ts';
import { defineQuery, type Reader } from '../store/store.ts';

/** Which part of what is owed: to be worked on by a day, and due by law (or by a person's word) by another. */
export interface OwedBounds {
  readonly workBy: string;
  readonly legalBy: string;
}

/** Of what has one date alone. */
export const boundOf = ({ workBy, legalBy }: OwedBounds) => (workBy < legalBy ? workBy : legalBy);

export interface OwedMatter {
  readonly id: string;
  /** Of the latest letter of supervision that nobody has closed. */
  readonly level: SupervisionLevel | null;
  readonly contactId: string | null;
  readonly responsibleId: string | null;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly petitionerName: string | null;
  readonly stationName: string | null;
  readonly step: ClockStep;
  readonly dueOn: string;
  readonly safeOn: string;
  readonly provisional: number;
}
const levelColumn = `(SELECT e.level FROM matter_entry e WHERE e.matter_id = m.id AND e.level IS NOT NULL
       ORDER BY e.id DESC LIMIT 1) AS level`;
/** With the first coming that counts, of the matter and of those that were merged into it. */
const firstComing = `LEFT JOIN contact c ON c.id = (
     SELECT f.id FROM matter g JOIN contact f ON f.matter_id = g.id WHERE g.main_id = m.id AND f.state <> 'void'
     ORDER BY f.received_at, f.id LIMIT 1
   )
   LEFT JOIN station s ON s.id = m.station_id`;

/** What the competent organ has taken up is its to be told and handled; a village owes what nobody has taken up yet. */
const owedAt = {
  village: "m.next_due_on IS NOT NULL AND m.state = 'registered'",
  township: 'm.next_due_on IS NOT NULL',
} as const satisfies Record<StationKind, string>;

const matters = {
  village: mattersOwedAt('village'),
  township: mattersOwedAt('township'),
};
function mattersOwedAt(
  kind: StationKind,
): ReturnType<typeof defineQuery<[string, string, number], OwedMatter>> {
  return defineQuery<[string, string, number], OwedMatter>(
    `SELECT m.id, c.id AS contactId, m.responsible_id AS responsibleId, m.registration_no AS registrationNo, m.summary, c.petitioner_name AS petitionerName,
       s.name AS stationName, ${levelColumn}, m.next_step AS step, m.next_legal_on AS dueOn, m.next_due_on AS safeOn,
       CASE m.next_step WHEN 'firstNotice' THEN m.notice_provisional WHEN 'handle' THEN m.handle_provisional ELSE 0 END
         AS provisional
     FROM matter m ${firstComing}
     WHERE ${owedAt[kind]} AND m.next_due_on <= ? AND m.next_legal_on <= ?
     ORDER BY m.next_due_on, m.id LIMIT ?`,
  );
}
/** Matters for which a station of a kind owes a notice or an opinion, the nearest first. */
export function owedMatters(
  reader: Reader,
  kind: StationKind,
  { workBy, legalBy }: OwedBounds,
  limit: number,
): OwedMatter[] {
  return matters[kind](reader).all(workBy, legalBy, limit);
}

export interface OwedTask {
  /** Of the matter. */
  readonly id: string;
  readonly level: SupervisionLevel | null;
  readonly contactId: string | null;
  readonly responsibleId: string | null;
  readonly registrationNo: string;
  readonly documentNo: string | null;
  readonly about: string | null;
  readonly summary: string | null;
  readonly petitionerName: string | null;
  readonly stationName: string | null;
  readonly dueOn: string | null;
}
const taskColumns = `m.id, c.id AS contactId, m.responsible_id AS responsibleId, m.registration_no AS registrationNo, m.summary, c.petitioner_name AS petitionerName,
     s.name AS stationName, ${levelColumn}`;
/** What has no date is behind every date. */
const serveDueOn = "coalesce(d.serve_due_on, '9999-12-31')";
const services = defineQuery<[string, string, number], OwedTask>(
  `SELECT ${taskColumns}, d.document_no AS documentNo, NULL AS about, d.serve_due_on AS dueOn
   FROM matter_document d JOIN matter m ON m.id = d.matter_id ${firstComing}
   WHERE d.owed = 1 AND d.serve_by = ? AND ${serveDueOn} <= ? ORDER BY d.serve_due_on IS NULL, d.serve_due_on, d.id LIMIT ?`,
);
/** Documents that a station of a kind is to hand over, the nearest first. */
export function owedServices(
  reader: Reader,
  kind: StationKind,
  bounds: OwedBounds,
  limit: number,
): OwedTask[] {
  return services(reader).all(kind, boundOf(bounds), limit);
}

const openStates = openCodes(matterState);
const urges = defineQuery<[string, number], OwedTask>(
  `SELECT ${taskColumns}, NULL AS documentNo, u.about, u.due_on AS dueOn
   FROM matter_urge u JOIN matter m ON m.id = u.matter_id ${firstComing}
   WHERE u.replied_on IS NULL AND m.state IN (${openStates}) AND u.due_on <= ?
   ORDER BY u.due_on, u.id LIMIT ?`,
);
/** What was urged and is not answered, the nearest first. */
export function owedReplies(reader: Reader, bounds: OwedBounds, limit: number): OwedTask[] {
  return urges(reader).all(boundOf(bounds), limit);
}

const answers = defineQuery<[string, number], OwedTask>(
  `SELECT ${taskColumns}, NULL AS documentNo, e.act AS about, e.due_on AS dueOn
   FROM matter_entry e JOIN matter m ON m.id = e.matter_id ${firstComing}
   WHERE e.owed = 1 AND m.state NOT IN ('void', 'merged') AND e.due_on <= ?
   ORDER BY e.due_on, e.id LIMIT ?`,
);
/** What a unit has to answer or to carry out, and has not; the nearest first. */
export function owedAnswers(reader: Reader, bounds: OwedBounds, limit: number): OwedTask[] {
  return answers(reader).all(boundOf(bounds), limit);
}

export interface OwedDispute {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly parties: string;
  readonly responsibleId: string;
  readonly stationName: string | null;
  readonly dueOn: string;
  readonly what: (typeof disputeDue)[number];
}
const disputes = defineQuery<[string, number], OwedDispute>(
  `SELECT d.id, d.responsible_id AS responsibleId, d.registration_no AS registrationNo, d.summary, d.parties, s.name AS stationName, d.next_due_on AS dueOn,
     d.next_due_what AS what
   FROM dispute d LEFT JOIN station s ON s.id = d.station_id
   WHERE d.next_due_on <= ? ORDER BY d.next_due_on, d.id LIMIT ?`,
);
/** Disputes that are to be settled by a date, the nearest first. */
export function owedDisputes(reader: Reader, bounds: OwedBounds, limit: number): OwedDispute[] {
  return disputes(reader).all(boundOf(bounds), limit);
}

export interface IncompleteContact {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly petitionerName: string | null;
}
const incomplete = defineQuery<[string, number], IncompleteContact>(
  `SELECT c.id, c.registration_no AS registrationNo, m.summary, c.petitioner_name AS petitionerName
   FROM contact c LEFT JOIN matter m ON m.id = c.matter_id
   WHERE c.station_id = ? AND c.stage = 1 AND c.state = 'registered' ORDER BY c.received_at LIMIT ?`,
);
/** Registrations of a station that are not yet complete enough to be signed or reported up, oldest first. */
export function incompleteContacts(reader: Reader, stationId: string, limit: number): IncompleteContact[] {
  return incomplete(reader).all(stationId, limit);
}

const totals = {
  village: totalsAt('village'),
  township: totalsAt('township'),
};
function totalsAt(
  kind: StationKind,
): ReturnType<typeof defineQuery<[Record<string, string>], { total: number }>> {
  const replies =
    kind === 'village'
      ? `(SELECT count(*) FROM matter_urge u JOIN matter m ON m.id = u.matter_id
          WHERE u.replied_on IS NULL AND m.state IN (${openStates}) AND u.due_on <= @by)`
      : `(SELECT count(*) FROM matter_entry e JOIN matter m ON m.id = e.matter_id
          WHERE e.owed = 1 AND m.state NOT IN ('void', 'merged') AND e.due_on <= @by)`;
  return defineQuery<[Record<string, string>], { total: number }>(
    `SELECT (SELECT count(*) FROM matter m
             WHERE ${owedAt[kind]} AND m.next_due_on <= @workBy AND m.next_legal_on <= @legalBy)
       + (SELECT count(*) FROM matter_document d WHERE d.owed = 1 AND d.serve_by = @kind AND ${serveDueOn} <= @by)
       + ${replies}
       + (SELECT count(*) FROM dispute WHERE next_due_on <= @by) AS total`,
  );
}
/** All that a station owes with a date within these bounds, and documents to hand over without one. */
export function countOwed(reader: Reader, kind: StationKind, bounds: OwedBounds): number {
  return totals[kind](reader).get({ kind, by: boundOf(bounds), ...bounds })?.total ?? 0;
}

const incompleteCount = defineQuery<[string], { total: number }>(
  `SELECT count(*) AS total FROM contact WHERE station_id = ? AND stage = 1 AND state = 'registered'`,
);
export function countIncomplete(reader: Reader, stationId: string): number {
  return incompleteCount(reader).get(stationId)?.total ?? 0;
}

export interface WaitingMatter {
  readonly id: string;
  readonly registrationNo: string;
}
// Few matters wait: they are sorted, where the order of their ids would lead through the whole table.
const waitingColumns = 'm.id, m.registration_no AS registrationNo';

const offeredBy = defineQuery<[string], WaitingMatter>(
  `SELECT ${waitingColumns} FROM matter m WHERE m.handover = 'offered' AND m.owner_station = ? ORDER BY m.id`,
);
/** A station's own matters that it has offered to the other level, and nobody has answered. */
export function mattersOfferedBy(reader: Reader, stationId: string): WaitingMatter[] {
  return offeredBy(reader).all(stationId);
}

const proposedAbout = defineQuery<[string], WaitingMatter>(
  `SELECT ${waitingColumns} FROM matter m WHERE m.open_proposals > 0 AND m.owner_station <> ? ORDER BY +m.id`,
);
/** Matters of the other level about which a station has proposed something that nobody has answered. */
export function mattersProposedAbout(reader: Reader, stationId: string): WaitingMatter[] {
  return proposedAbout(reader).all(stationId);
}

const leftBehind = defineQuery<[string], WaitingMatter>(
  `SELECT ${waitingColumns} FROM matter m JOIN matter i ON i.id = m.merged_into
   WHERE m.merged_into IS NOT NULL AND m.main_id = m.id AND i.main_id <> m.id AND +m.owner_station = ?
     AND m.state IN (${openStates}) AND json_extract(i.fields, '$.redaction') IS NULL ORDER BY +m.id`,
);
/** Own open matters that were merged into one which was ended without them (main/core/matters/settle.ts). */
export function leftBehindMatters(reader: Reader, stationId: string): WaitingMatter[] {
  return leftBehind(reader).all(stationId);
}

const urgedUntil = defineQuery<[string], WaitingMatter>(
  `SELECT ${waitingColumns} FROM matter_urge u JOIN matter m ON m.id = u.matter_id
   WHERE u.replied_on IS NULL AND u.due_on < ? AND m.state IN (${openStates}) ORDER BY u.due_on, u.id`,
);
/** Matters of which something was urged, and not answered by its day. */
export function urgedPast(reader: Reader, today: string): WaitingMatter[] {
  return urgedUntil(reader).all(today);
}

// By kind and day: the order of arrival would lead through everything that ever came.
const answered = defineQuery<[string, string, string], WaitingMatter>(
  `SELECT ${waitingColumns} FROM op o JOIN matter m ON m.id = o.entity_id
   WHERE o.kind IN (SELECT value FROM json_each(?)) AND o.business_date >= ? AND +o.origin = 'imported'
     AND o.disposition = 'applied' AND o.recorded_at >= ? ORDER BY o.position DESC`,
);
/** Matters about which ops of some kinds have arrived. */
export function answersSince(
  reader: Reader,
  {
    kinds,
    writtenFrom,
    arrivedFrom,
  }: { readonly kinds: readonly string[]; readonly writtenFrom: string; readonly arrivedFrom: string },
): WaitingMatter[] {
  return answered(reader).all(JSON.stringify(kinds), writtenFrom, arrivedFrom);
}

const nothingYet = defineQuery<[], { isFirst: number }>(
  'SELECT NOT EXISTS (SELECT 1 FROM contact) AND NOT EXISTS (SELECT 1 FROM dispute) AS isFirst',
);
/** Whether nobody has come and no dispute was found yet. */
export function isEmptyRegister(reader: Reader): boolean {
  return nothingYet(reader).get()?.isFirst === 1;
}
