import { disputeFoundBy, disputeMethod, disputeRiskLevel, disputeRiskReason } from './dispute-terms.ts';
import { disputeQuickType, disputeTypeA, disputeTypeB } from './dispute-types.ts';
import { defineFields } from './fields.ts';
import { sex } from './petitioner.ts';

/** F50 矛盾纠纷排查登记表 (domain.md §2.6). Order = order of the conversation. */
export const disputeFields = defineFields({
  quickType: {
    type: 'code',
    list: disputeQuickType,
    section: 'dispute',
    stage: 1,
    column: true,
  },
  foundOn: { type: 'day', section: 'dispute', stage: 1, column: true },
  foundBy: { type: 'code', list: disputeFoundBy, section: 'dispute', stage: 1 },
  parties: {
    type: 'rows',
    maxItems: 20,
    fields: {
      name: { type: 'name', max: 60 },
      sex: { type: 'code', list: sex },
      phone: { type: 'phone' },
      address: { type: 'line', max: 120 },
    },
    section: 'dispute',
    stage: 1,
    orElse: 'partyGroup',
    width: 'full',
    column: true,
  },
  /** Many people, who are not named one by one. */
  partyGroup: {
    type: 'line',
    max: 120,
    section: 'dispute',
    stage: 0,
    search: 'text',
    width: 'full',
  },
  summary: {
    type: 'line',
    max: 80,
    section: 'dispute',
    stage: 1,
    search: 'text',
    width: 'full',
    column: true,
  },
  peopleCount: { type: 'count', min: 1, max: 99_999, section: 'circumstances', stage: 2 },
  amountYuan: { type: 'count', min: 0, max: 1_000_000_000, section: 'circumstances', stage: 0 },
  place: { type: 'line', max: 120, section: 'circumstances', stage: 0, search: 'text' },
  situation: {
    type: 'story',
    max: 8000,
    section: 'circumstances',
    stage: 2,
    search: 'text',
    width: 'full',
  },
  cause: { type: 'line', max: 300, section: 'circumstances', stage: 0, search: 'text', width: 'full' },
  riskLevel: { type: 'code', list: disputeRiskLevel, section: 'circumstances', stage: 2, column: true },
  riskReasons: {
    type: 'codes',
    list: disputeRiskReason,
    section: 'circumstances',
    stage: 0,
    width: 'half',
  },
  method: { type: 'code', list: disputeMethod, section: 'settling', stage: 2 },
  dueOn: { type: 'day', ahead: true, section: 'settling', stage: 2, column: true },
  responsibleUnit: { type: 'line', max: 60, section: 'settling', stage: 2 },
  responsiblePerson: { type: 'name', max: 60, section: 'settling', stage: 2, column: true },
  leadOfficial: { type: 'name', max: 60, section: 'settling', stage: 0 },
  firstMeasures: { type: 'line', max: 500, section: 'settling', stage: 0, width: 'full' },
  typeA: { type: 'code', list: disputeTypeA, section: 'tables', stage: 0, more: true },
  typeB: { type: 'code', list: disputeTypeB, section: 'tables', stage: 0, more: true },
  remark: { type: 'line', max: 500, section: 'end', stage: 0, width: 'full', more: true },
});
