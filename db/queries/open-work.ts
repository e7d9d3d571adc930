import { disputeState } from '../../main/terms/dispute-terms.ts';
import { matterState } from '../../main/terms/matter-terms.ts';
import { openCodes } from '../schema/checks.ts';
import { defineQuery, type Reader } from '../store/store.ts';

export interface OpenMatter {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly petitionerName: string | null;
  readonly state: string;
  readonly dueOn: string | null;
  /** 1: a slip of one of its comings waits; 1: one of them is to be completed. */
  readonly slip: number;
  readonly incomplete: number;
}
const openMatterStates = openCodes(matterState);
const matters = defineQuery<[string, string], OpenMatter>(
  `SELECT * FROM (
     SELECT m.id, m.registration_no AS registrationNo, m.summary, m.state, coalesce(m.next_legal_on, m.next_due_on) AS dueOn,
       (SELECT c.petitioner_name FROM contact c WHERE c.matter_id = m.id
         ORDER BY c.state = 'void', c.received_at, c.id LIMIT 1) AS petitionerName,
       EXISTS (SELECT 1 FROM contact c WHERE c.matter_id = m.id AND +c.station_id = m.owner_station
         AND c.state <> 'void' AND c.slip_outcome IS NULL) AS slip,
       EXISTS (SELECT 1 FROM contact c WHERE c.matter_id = m.id AND +c.station_id = m.owner_station
         AND c.state <> 'void' AND c.stage = 1) AS incomplete
     FROM matter m WHERE m.responsible_id = ? AND m.owner_station = ?
   ) WHERE state IN (${openMatterStates}) OR slip = 1 OR incomplete = 1
   ORDER BY dueOn IS NULL, dueOn, id`,
);
/** Matters for which a person answers, that are not answered or whose papers are not done; the nearest first. */
export function openMattersOf(reader: Reader, stationId: string, staffId: string): OpenMatter[] {
  return matters(reader).all(staffId, stationId);
}

export interface OpenDispute {
  readonly id: string;
  readonly registrationNo: string;
  readonly summary: string | null;
  readonly parties: string;
  readonly responsiblePerson: string | null;
  readonly stage: number;
  readonly dueOn: string | null;
}
const openStates = openCodes(disputeState);
const disputes = defineQuery<[string, string, string], OpenDispute>(
  `SELECT id, registration_no AS registrationNo, summary, parties, responsible_person AS responsiblePerson, stage,
     next_due_on AS dueOn
   FROM dispute
   WHERE station_id = ? AND (responsible_id = ? OR responsible_person = ?) AND state IN (${openStates})
   ORDER BY next_due_on IS NULL, next_due_on, id`,
);
/** Open disputes that a person follows, or in which that person is named as the one responsible; the nearest first. */
export function openDisputesOf(
  reader: Reader,
  stationId: string,
  person: { readonly staffId: string; readonly name: string },
): OpenDispute[] {
  return disputes(reader).all(stationId, person.staffId, person.name);
}

const sealedSlips = defineQuery<[string, string], { id: string; registrationNo: string }>(
  `SELECT id, registration_no AS registrationNo FROM contact
   WHERE slip_outcome IS NULL AND station_id = ? AND receptionist_id = ? AND sealed = 1 AND state <> 'void' ORDER BY id`,
);
/** Slips of sealed entries that a person has not handed over; of these nothing but the number is known. */
export function sealedSlipsOf(
  reader: Reader,
  stationId: string,
  staffId: string,
): { id: string; registrationNo: string }[] {
  return sealedSlips(reader).all(stationId, staffId);
}
