/**
 * Tables that are a pure function of the set of ops (exchange.md P1, I11): the canonical dump covers exactly these.
 * The log, the exchange's bookkeeping, the search index and local tables are not among them.
 */
export const projectionTables: readonly string[] = [
  'station',
  'staff',
  'matter',
  'matter_document',
  'matter_urge',
  'matter_entry',
  'matter_referral',
  'contact',
  'dispute',
  'dispute_turn',
  'mediation',
  'mediation_paper',
  'screening_round',
  'duty_roster',
  'duty_log',
  'leader_day',
  'leader_record',
  'report',
  'phone_report',
  'document',
  'blank_set',
  'device',
  'policy',
  'sealed',
  'attachment',
  'calendar',
  'limit_setting',
  'code_list',
];
