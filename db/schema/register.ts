import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { referralKind, serveBy, urgeAbout } from '../../main/terms/act-terms.ts';
import { labelLanguages } from '../../main/terms/code-list.ts';
import { blankSetStates, documentKind } from '../../main/terms/document-kinds.ts';
import { disputeDue, disputeResult, disputeState, performanceState } from '../../main/terms/dispute-terms.ts';
import { disputeTypeA, disputeTypeB } from '../../main/terms/dispute-types.ts';
import { dutyShift } from '../../main/terms/duty-terms.ts';
import { ledgerTurn } from '../../main/terms/ledger-terms.ts';
import { clockStep } from '../../main/terms/limits-terms.ts';
import { matterState } from '../../main/terms/matter-terms.ts';
import { handoverState } from '../../main/terms/ownership-terms.ts';
import { officeAct } from '../../main/terms/office-fields.ts';
import { dayHalf, reportStatus } from '../../main/terms/report-terms.ts';
import { supervisionLevel } from '../../main/terms/entry-terms.ts';
import type { EntryAct } from '../../main/terms/entry-fields.ts';
import { oneOf, openCodes } from './checks.ts';

/**
 * Projection tables: each row is a pure function of the ops of one entity, and can be rebuilt from the log (P1).
 * Real columns are those that lists filter, sort or join by; `fields` holds the whole folded value as JSON.
 * `station_id` is the station whose ops made the row.
 */
export const station = sqliteTable('station', {
  id: text().primaryKey().notNull(),
  kind: text().notNull(),
  division12: text('division12').notNull(),
  name: text().notNull(),
  fields: text().notNull(),
});

export const staff = sqliteTable(
  'staff',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    name: text().notNull(),
    roles: text().notNull(),
    active: integer().notNull(),
    since: text().notNull(),
    fields: text().notNull(),
  },
  (t) => [index('staff_station').on(t.stationId, t.active)],
);

export const matter = sqliteTable(
  'matter',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    /** Whose matter it is since it was handed over; before that the station that opened it. */
    ownerStation: text('owner_station').notNull(),
    /** Null: never offered to the level above. */
    handover: text({ enum: handoverState.codes }),
    /** Changes by the level that does not own it, which nobody has decided about. */
    openProposals: integer('open_proposals').notNull(),
    registrationNo: text('registration_no').notNull(),
    purpose: text(),
    category: text(),
    /** Void (no coming of it counts) and merged (into `main_id`) follow from its comings and from what it is merged with, see matters/settle.ts. */
    state: text({ enum: matterState.codes }).notNull(),
    /** Itself, or the matter under which it is handled now. */
    mainId: text('main_id').notNull(),
    /** What somebody merged it into; `main_id` is what this comes to along chains, circles and gaps. */
    mergedInto: text('merged_into'),
    /** Of the competent organ; null until it has taken the matter up. */
    officialNo: text('official_no'),
    /** 1: something was done with it, and its dates follow from that, too. */
    acted: integer().notNull(),
    summary: text(),
    responsibleId: text('responsible_id'),
    /** The earliest coming that counts, and the profile of limits that goes with it: what the clocks run from. */
    firstReceivedOn: text('first_received_on').notNull(),
    limitProfile: text('limit_profile').notNull(),
    /** Legal due dates already rolled over holidays, and the safe date that Today works with (domain.md §1.5). */
    noticeDueOn: text('notice_due_on'),
    noticeSafeOn: text('notice_safe_on'),
    handleDueOn: text('handle_due_on'),
    /** 1 where a calendar that is not known yet could still move the date. */
    noticeProvisional: integer('notice_provisional').notNull(),
    handleProvisional: integer('handle_provisional').notNull(),
    /** What is owed next, the day to work by and the last day by law; all null once nothing is owed. */
    nextStep: text('next_step', { enum: clockStep.codes }),
    nextDueOn: text('next_due_on'),
    nextLegalOn: text('next_legal_on'),
    /** 1: it has ended, and its file was not closed. */
    unfiled: integer().notNull(),
    fields: text().notNull(),
  },
  (t) => [
    // All that the list of matters filters and sorts by: it is narrowed inside this index, whatever is chosen.
    index('matter_list').on(
      t.firstReceivedOn,
      t.id,
      t.stationId,
      t.state,
      t.category,
      t.responsibleId,
      t.nextDueOn,
      t.nextLegalOn,
      t.nextStep,
      t.registrationNo,
    ),
    // What is owed is counted inside this index, too.
    index('matter_due').on(t.nextDueOn, t.id, t.state, t.nextLegalOn, t.stationId),
    // What is past its day by law is found and sorted in this one (`stepWithoutLaw` in queries/matter-list.ts).
    index('matter_by_law')
      .on(t.nextDueOn, t.nextLegalOn, t.firstReceivedOn, t.registrationNo, t.state, t.category, t.id)
      .where(sql`${t.nextStep} <> 'assigned'`),
    index('matter_unfiled')
      .on(t.firstReceivedOn, t.id, t.officialNo, t.ownerStation)
      .where(sql`${t.unfiled} = 1`),
    index('matter_number').on(t.registrationNo, t.id),
    index('matter_responsible').on(t.responsibleId, t.state),
    // Counted at each batch: the rows themselves would be the whole table.
    index('matter_open')
      .on(t.ownerStation, t.state)
      .where(sql`${t.state} IN (${sql.raw(openCodes(matterState))})`),
    index('matter_offered')
      .on(t.handover)
      .where(sql`${t.handover} = 'offered'`),
    index('matter_proposals')
      .on(t.ownerStation)
      .where(sql`${t.openProposals} > 0`),
    oneOf('matter', 'handover', t.handover, handoverState.codes),
    index('matter_main').on(t.mainId),
    index('matter_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} IS NOT NULL`),
    oneOf('matter', 'state', t.state, matterState.codes),
  ],
);

/** What the competent organ has issued about a matter, and how it was served; each row follows from the ops of its matter. */
export const matterDocument = sqliteTable(
  'matter_document',
  {
    id: text().notNull(),
    matterId: text('matter_id').notNull(),
    documentKind: text('document_kind', { enum: documentKind.codes }).notNull(),
    documentNo: text('document_no').notNull(),
    language: text({ enum: labelLanguages }).notNull(),
    issuedOn: text('issued_on').notNull(),
    serveBy: text('serve_by', { enum: serveBy.codes }).notNull(),
    serveDueOn: text('serve_due_on'),
    servedOn: text('served_on'),
    /** 1: somebody still has to hand it over. */
    owed: integer().notNull(),
    /** Exactly what the paper shows; null where it was erased. */
    snapshot: text(),
  },
  (t) => [
    primaryKey({ columns: [t.matterId, t.id] }),
    index('matter_document_id').on(t.id),
    index('matter_document_issued').on(t.issuedOn, t.documentKind, t.matterId, t.id),
    index('matter_document_owed')
      .on(t.serveBy, t.serveDueOn)
      .where(sql`${t.owed} = 1`),
    oneOf('matter_document', 'serve_by', t.serveBy, serveBy.codes),
  ],
);

/** 催办: what a village is asked to do about a matter, by when, and when it first answered. */
export const matterUrge = sqliteTable(
  'matter_urge',
  {
    id: text().notNull(),
    matterId: text('matter_id').notNull(),
    about: text({ enum: urgeAbout.codes }).notNull(),
    urgedOn: text('urged_on').notNull(),
    dueOn: text('due_on').notNull(),
    repliedOn: text('replied_on'),
  },
  (t) => [
    primaryKey({ columns: [t.matterId, t.id] }),
    index('matter_urge_owed')
      .on(t.dueOn)
      .where(sql`${t.repliedOn} IS NULL`),
    oneOf('matter_urge', 'about', t.about, urgeAbout.codes),
  ],
);

/** What was put on record about a matter as it was said, to be found by its id, and what of it is still owed. */
export const matterEntry = sqliteTable(
  'matter_entry',
  {
    id: text().notNull(),
    matterId: text('matter_id').notNull(),
    act: text().$type<EntryAct>().notNull(),
    /** What is to come of it, by then: an answer, or the carrying out of an opinion. */
    dueOn: text('due_on'),
    /** 1: it has not come. */
    owed: integer().notNull(),
    /** Of a letter of supervision, until that is closed. */
    level: text({ enum: supervisionLevel.codes }),
  },
  (t) => [
    primaryKey({ columns: [t.matterId, t.id] }),
    index('matter_entry_id').on(t.id),
    index('matter_entry_owed')
      .on(t.dueOn)
      .where(sql`${t.owed} = 1`),
  ],
);

/** A matter at a unit; its words stay inside (domain.md §9.1 `transfer`). */
export const matterReferral = sqliteTable(
  'matter_referral',
  {
    id: text().notNull(),
    matterId: text('matter_id').notNull(),
    kind: text({ enum: referralKind.codes }).notNull(),
    unit: text(),
    sentOn: text('sent_on').notNull(),
    dueOn: text('due_on'),
    repliedOn: text('replied_on'),
  },
  (t) => [
    primaryKey({ columns: [t.matterId, t.id] }),
    index('matter_referral_unit').on(t.unit, t.sentOn),
    index('matter_referral_sent').on(t.sentOn, t.kind, t.matterId),
    oneOf('matter_referral', 'kind', t.kind, referralKind.codes),
  ],
);

export const contact = sqliteTable(
  'contact',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    /** Null for a sealed entry: only its code, date and route stand in the register. */
    matterId: text('matter_id'),
    registrationNo: text('registration_no').notNull(),
    lookupCode: text('lookup_code').notNull(),
    channel: text().notNull(),
    receivedAt: text('received_at').notNull(),
    receivedOn: text('received_on').notNull(),
    headcount: integer().notNull(),
    isCollective: integer('is_collective').notNull(),
    petitionerName: text('petitioner_name'),
    /** Full pinyin of the name, so that a list sorts as people expect. */
    nameKey: text('name_key'),
    receptionistId: text('receptionist_id'),
    /** registered | void */
    state: text().notNull(),
    /** 1: enough for the slip; 2: complete (domain.md §2.1). */
    stage: integer().notNull(),
    /** Null until somebody said what became of the slip: printed | byHand | declined. */
    slipOutcome: text('slip_outcome'),
    sealed: integer().notNull(),
    fields: text().notNull(),
  },
  (t) => [
    index('contact_received').on(t.receivedAt, t.id),
    index('contact_matter').on(t.matterId, t.receivedAt, t.id, t.state),
    index('contact_code').on(t.lookupCode),
    index('contact_number').on(t.registrationNo),
    index('contact_name').on(t.nameKey, t.id),
    // What the tables count of comings: they are summed inside this index.
    index('contact_day').on(
      t.stationId,
      t.receivedOn,
      t.state,
      t.channel,
      t.isCollective,
      t.headcount,
      t.matterId,
      t.receivedAt,
      t.id,
    ),
    index('contact_incomplete')
      .on(t.stationId, t.receivedAt)
      .where(sql`${t.stage} = 1 AND ${t.state} = 'registered'`),
    index('contact_slip').on(t.slipOutcome, t.stationId),
  ],
);

export const dispute = sqliteTable(
  'dispute',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    registrationNo: text('registration_no').notNull(),
    registeredAt: text('registered_at').notNull(),
    foundOn: text('found_on').notNull(),
    /** The village's word, and the types of the two official tables that it leads to. */
    quickType: text('quick_type').notNull(),
    typeA: text('type_a', { enum: disputeTypeA.codes }).notNull(),
    typeB: text('type_b', { enum: disputeTypeB.codes }).notNull(),
    state: text({ enum: disputeState.codes }).notNull(),
    summary: text(),
    /** Names as they are read in a list: 张三、李四等 5 人. */
    parties: text().notNull(),
    partyKey: text('party_key'),
    riskLevel: text('risk_level'),
    responsiblePerson: text('responsible_person'),
    /** Who of the staff follows it: who took it down, until it is handed over. */
    responsibleId: text('responsible_id').notNull(),
    /** Null once nobody owes a step: what Today sorts by. */
    nextDueOn: text('next_due_on'),
    nextDueWhat: text('next_due_what', { enum: disputeDue }),
    contactId: text('contact_id'),
    /** The screening round in which it was found. */
    roundId: text('round_id'),
    stage: integer().notNull(),
    /** The day on which the ledger counts it as found (null: not any more), and what the tables of a period count of it. */
    countedOn: text('counted_on'),
    result: text({ enum: disputeResult.codes }),
    performance: text({ enum: performanceState.codes }),
    /** 1: somebody has worked on a settlement. */
    wasMediated: integer('was_mediated').notNull(),
    peopleCount: integer('people_count'),
    amountYuan: integer('amount_yuan'),
    fields: text().notNull(),
  },
  (t) => [
    // All that the tables are made of: they are summed inside this index.
    index('dispute_figures').on(
      t.countedOn,
      t.stationId,
      t.typeA,
      t.typeB,
      t.state,
      t.riskLevel,
      t.result,
      t.performance,
      t.wasMediated,
      t.peopleCount,
      t.amountYuan,
    ),
    index('dispute_round')
      .on(t.roundId)
      .where(sql`${t.roundId} IS NOT NULL`),
    index('dispute_found').on(t.foundOn, t.id),
    index('dispute_day').on(t.stationId, t.foundOn),
    index('dispute_due').on(t.nextDueOn, t.id),
    index('dispute_party').on(t.partyKey, t.id),
    index('dispute_number').on(t.registrationNo),
    index('dispute_contact').on(t.contactId),
    index('dispute_responsible').on(t.responsibleId, t.state),
    oneOf('dispute', 'state', t.state, disputeState.codes),
  ],
);

/** The mediations of a dispute: apart from its row, which lists read. */
export const mediation = sqliteTable('mediation', {
  disputeId: text('dispute_id').primaryKey().notNull(),
  fields: text().notNull(),
});

/** What was put on record of a mediation, and the file that it lies in: by these ids its papers are named. */
export const mediationPaper = sqliteTable(
  'mediation_paper',
  { id: text().notNull(), disputeId: text('dispute_id').notNull() },
  (t) => [primaryKey({ columns: [t.disputeId, t.id] }), index('mediation_paper_id').on(t.id)],
);

const turnsInto = ledgerTurn.items.flatMap(({ code, change }) => (change > 0 ? `'${code}'` : [])).join(', ');

/** How disputes come into the rolling ledger and leave it (F51); each row follows from the ops of its dispute. */
export const disputeTurn = sqliteTable(
  'dispute_turn',
  {
    disputeId: text('dispute_id').notNull(),
    /** 0, 1, 2 …: into it, out of it, into it again. */
    no: integer().notNull(),
    stationId: text('station_id').notNull(),
    kind: text({ enum: ledgerTurn.codes }).notNull(),
    happenedOn: text('happened_on').notNull(),
    /** The day on which it counts: never before that of the turn before it. */
    bookedOn: text('booked_on').notNull(),
    /** 1: written down after the books of its month had closed. */
    late: integer().notNull(),
    /** When it was written down, by the clock of its station. */
    writtenHlc: text('written_hlc').notNull(),
    /** The day on which the next turn counts: until then this one holds. */
    untilOn: text('until_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.disputeId, t.no] }),
    // All that the figures of a stretch are made of: they are summed inside this index.
    index('dispute_turn_booked').on(t.bookedOn, t.stationId, t.kind, t.late, t.disputeId, t.no, t.happenedOn),
    // What stands in the ledger on a day; of what has left it before, nothing is read.
    index('dispute_turn_standing')
      .on(t.untilOn, t.bookedOn, t.stationId, t.disputeId)
      .where(sql`${t.kind} IN (${sql.raw(turnsInto)})`),
    oneOf('dispute_turn', 'kind', t.kind, ledgerTurn.codes),
  ],
);

/** Meetings at which a station screened for disputes (F53). */
export const screeningRound = sqliteTable(
  'screening_round',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    /** Which one it is (main/contract/values/period.ts), and the days of that. */
    period: text().notNull(),
    periodFrom: text('period_from').notNull(),
    periodTo: text('period_to').notNull(),
    heldOn: text('held_on').notNull(),
    isVoid: integer('is_void').notNull(),
    fields: text().notNull(),
  },
  (t) => [
    index('screening_round_period').on(t.stationId, t.periodTo),
    index('screening_round_held').on(t.stationId, t.heldOn),
  ],
);

/** Who is on duty in a week (F62). */
export const dutyRoster = sqliteTable(
  'duty_roster',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    week: text().notNull(),
    fields: text().notNull(),
  },
  (t) => [index('duty_roster_week').on(t.stationId, t.week), index('duty_roster_planned').on(t.week)],
);

/** What happened on duty, and who handed it over to whom (F63). */
export const dutyLog = sqliteTable(
  'duty_log',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    dutyOn: text('duty_on').notNull(),
    dutyShift: text('duty_shift', { enum: dutyShift.codes }).notNull(),
    state: text({ enum: ['running', 'handedOver', 'takenOver'] }).notNull(),
    fields: text().notNull(),
  },
  (t) => [
    index('duty_log_day').on(t.dutyOn, t.id),
    index('duty_log_station').on(t.stationId, t.dutyOn),
    oneOf('duty_log', 'duty_shift', t.dutyShift, dutyShift.codes),
  ],
);

/** Days on which leaders receive (F40). */
export const leaderDay = sqliteTable(
  'leader_day',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    receptionOn: text('reception_on').notNull(),
    fields: text().notNull(),
  },
  (t) => [index('leader_day_on').on(t.receptionOn, t.stationId)],
);

/** Whom leaders met (F41, F44). */
export const leaderRecord = sqliteTable(
  'leader_record',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    metOn: text('met_on').notNull(),
    /** By when something must have come of it; null once it has. */
    dueOn: text('due_on'),
    /** The matter that it was about. */
    matterId: text('matter_id'),
    fields: text().notNull(),
  },
  (t) => [
    index('leader_record_on').on(t.metOn, t.stationId),
    index('leader_record_due').on(t.stationId, t.dueOn),
    index('leader_record_matter').on(t.matterId),
  ],
);

/** What the office keeps of its own work: meetings, who does what, what it tells (F42, F68–F70). */
export const officeRecord = sqliteTable(
  'office_record',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    act: text({ enum: officeAct.codes }).notNull(),
    actOn: text('act_on').notNull(),
    isVoid: integer('is_void').notNull(),
    /** The nearest day of what is still open in it. */
    dueOn: text('due_on'),
    matterId: text('matter_id'),
    fields: text().notNull(),
  },
  (t) => [
    index('office_record_on').on(t.actOn, t.stationId),
    index('office_record_due').on(t.stationId, t.dueOn),
    index('office_record_matter').on(t.matterId),
    oneOf('office_record', 'act', t.act, officeAct.codes),
  ],
);

/** Zero reports as they were signed; a correction is a report of its own that points at the one before. */
export const report = sqliteTable(
  'report',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    reportType: text('report_type').notNull(),
    day: text().notNull(),
    /** Null: the whole day. */
    half: text({ enum: dayHalf.codes }),
    status: text({ enum: reportStatus.codes }).notNull(),
    signedAt: text('signed_at').notNull(),
    /** Orders the reports of a day, whatever became of the clock. */
    signedHlc: text('signed_hlc').notNull(),
    signedBy: text('signed_by').notNull(),
    /** 1: made after its window, by the clock of its station. */
    late: integer().notNull(),
    correctionOf: text('correction_of'),
    fields: text().notNull(),
  },
  (t) => [
    index('report_day').on(t.stationId, t.day, t.signedHlc),
    oneOf('report', 'status', t.status, reportStatus.codes),
  ],
);

/** What a station said by telephone, for a day whose own report has not come (exchange.md §10). */
export const phoneReport = sqliteTable(
  'phone_report',
  {
    id: text().primaryKey().notNull(),
    /** The station that it is about; the one that wrote it down is this one. */
    aboutStation: text('about_station').notNull(),
    day: text().notNull(),
    status: text({ enum: reportStatus.codes }).notNull(),
    /** 1: written down by mistake. */
    isVoid: integer('is_void').notNull(),
    /** Orders those of a day: the last one counts. */
    notedHlc: text('noted_hlc').notNull(),
    fields: text().notNull(),
  },
  (t) => [
    index('phone_report_day').on(t.aboutStation, t.day, t.notedHlc),
    oneOf('phone_report', 'status', t.status, reportStatus.codes),
  ],
);

/** Papers that were printed, and how often; what they show stays in the log. */
export const document = sqliteTable(
  'document',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    documentKind: text('document_kind', { enum: documentKind.codes }).notNull(),
    subjectId: text('subject_id').notNull(),
    documentNo: text('document_no').notNull(),
    language: text({ enum: labelLanguages }).notNull(),
    issuedAt: text('issued_at').notNull(),
    /** Orders the versions, whatever became of the clock. */
    issuedHlc: text('issued_hlc').notNull(),
    printCount: integer('print_count').notNull(),
    printedAt: text('printed_at').notNull(),
    printedBy: text('printed_by').notNull(),
  },
  (t) => [index('document_subject').on(t.subjectId, t.documentKind, t.issuedHlc)],
);

/** Numbers and codes that were given to blank paper (power cuts). */
export const blankSet = sqliteTable(
  'blank_set',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    registrationNo: text('registration_no').notNull(),
    lookupCode: text('lookup_code').notNull(),
    state: text({ enum: blankSetStates }).notNull(),
    reservedAt: text('reserved_at').notNull(),
  },
  (t) => [index('blank_set_code').on(t.lookupCode), index('blank_set_state').on(t.state, t.id)],
);
