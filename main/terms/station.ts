import { codesOf, defineCodeList, type CodeOf } from './code-list.ts';

/** What a station may do by law depends on its kind: a village committee is not a competent organ (Regs 2022 Art 13, 22, 32). */
export const stationKind = defineCodeList('stationKind', [
  { code: 'village', zh: '村（社区）', en: 'Village or community' },
  { code: 'township', zh: '乡镇（街道）', en: 'Township or subdistrict' },
]);
export const stationKinds = codesOf(stationKind);
export type StationKind = CodeOf<typeof stationKind>;

/** Roles of staff (domain.md §9.1); one person may hold several. */
export const role = defineCodeList('role', [
  { code: 'admin', zh: '管理员', en: 'Administrator' },
  { code: 'registrar', zh: '接访登记员', en: 'Registrar' },
  { code: 'handler', zh: '承办人', en: 'Handler' },
  { code: 'dutyLeader', zh: '带班领导', en: 'Duty leader' },
  { code: 'approver', zh: '审批人', en: 'Approver' },
  { code: 'archivist', zh: '档案员', en: 'Archivist' },
  { code: 'sealedOfficer', zh: '检举控告专办员', en: 'Officer for sealed accusations' },
]);
export const roles = codesOf(role);
export type Role = CodeOf<typeof role>;
/** What an administrator gives and takes with the other details of a person; the officer for sealed records is appointed. */
export const ordinaryRoles = roles.filter((code) => code !== 'sealedOfficer');
