/** What a station may do by law depends on its kind: a village committee is not a competent organ (Regs 2022 Art 13, 22, 32). */
export const stationKinds = ['village', 'township'] as const;
export type StationKind = (typeof stationKinds)[number];

/** Roles of staff (domain.md §9.1); one person may hold several. */
export const roles = [
  'admin',
  'registrar',
  'handler',
  'dutyLeader',
  'approver',
  'archivist',
  'sealedOfficer',
] as const;
export type Role = (typeof roles)[number];
