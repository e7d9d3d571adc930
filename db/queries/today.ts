import type { ClockStep } from '../../main/terms/limits-terms.ts';
import { defineQuery, type Reader } from '../store/store.ts';

export interface OwedMatter {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly petitionerName: string | null;
  readonly stationName: string | null;
  readonly step: ClockStep;
  readonly dueOn: string;
  readonly safeOn: string;
  readonly provisional: number;
}
const matters = defineQuery<[number], OwedMatter>(
  `SELECT m.id, m.registration_no AS registrationNo, m.summary, c.petitioner_name AS petitionerName,
     s.name AS stationName, m.next_step AS step, m.next_legal_on AS dueOn, m.next_due_on AS safeOn,
     iif(m.next_step = 'handle', m.handle_provisional, m.notice_provisional) AS provisional
   FROM matter m
   LEFT JOIN contact c ON c.id = (
     SELECT f.id FROM matter g JOIN contact f ON f.matter_id = g.id WHERE g.main_id = m.id AND f.state <> 'void'
     ORDER BY f.received_at, f.id LIMIT 1
   )
   LEFT JOIN station s ON s.id = m.station_id
   WHERE m.next_due_on IS NOT NULL ORDER BY m.next_due_on, m.id LIMIT ?`,
);
/** Matters for which something is owed, the nearest first, each with its first coming that counts. */
export function owedMatters(reader: Reader, limit: number): OwedMatter[] {
  return matters(reader).all(limit);
}

export interface OwedDispute {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly parties: string;
  readonly stationName: string | null;
  readonly dueOn: string;
}
const disputes = defineQuery<[number], OwedDispute>(
  `SELECT d.id, d.registration_no AS registrationNo, d.summary, d.parties, s.name AS stationName, d.next_due_on AS dueOn
   FROM dispute d LEFT JOIN station s ON s.id = d.station_id
   WHERE d.next_due_on IS NOT NULL ORDER BY d.next_due_on, d.id LIMIT ?`,
);
/** Disputes that are to be settled by a date, the nearest first. */
export function owedDisputes(reader: Reader, limit: number): OwedDispute[] {
  return disputes(reader).all(limit);
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

const totals = defineQuery<[string], { matters: number; disputes: number; incomplete: number }>(
  `SELECT (SELECT count(*) FROM matter WHERE next_due_on IS NOT NULL) AS matters,
     (SELECT count(*) FROM dispute WHERE next_due_on IS NOT NULL) AS disputes,
     (SELECT count(*) FROM contact WHERE station_id = ? AND stage = 1 AND state = 'registered') AS incomplete`,
);
export function countOwed(
  reader: Reader,
  stationId: string,
): { matters: number; disputes: number; incomplete: number } {
  return totals(reader).get(stationId) ?? { matters: 0, disputes: 0, incomplete: 0 };
}
