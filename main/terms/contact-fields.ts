import { channel } from './channels.ts';
import { defineFields } from './fields.ts';
import { contentCategory } from './content-categories.ts';
import {
  agentRelation,
  assistanceNeed,
  idType,
  materialForm,
  petitionerKind,
  priorProcedureKind,
  sex,
} from './petitioner.ts';
import { purpose } from './purposes.ts';

/** F01 registration form, the part that belongs to one coming (domain.md §2.1). Order = order of the conversation. */
export const contactFields = defineFields({
  petitionerName: { type: 'name', max: 60, section: 'who', stage: 1, search: 'name', column: true },
  phone: { type: 'phone', section: 'who', stage: 0, search: 'digits' },
  addressDetail: { type: 'line', max: 120, section: 'who', stage: 2, search: 'text' },
  idType: { type: 'code', list: idType, section: 'who', stage: 0, more: true },
  idNumber: { type: 'idNumber', section: 'who', stage: 0, search: 'digits', more: true },
  sex: { type: 'code', list: sex, section: 'who', stage: 0, more: true },
  birthDate: { type: 'birthDay', section: 'who', stage: 0, more: true },
  petitionerKind: { type: 'code', list: petitionerKind, section: 'who', stage: 2, more: true },
  anonymous: { type: 'flag', section: 'who', stage: 0, more: true },
  confidentialityRequested: { type: 'flag', section: 'who', stage: 0, more: true },
  agentName: { type: 'name', max: 60, section: 'agent', stage: 0, more: true },
  agentRelation: { type: 'code', list: agentRelation, section: 'agent', stage: 0, more: true },
  agentIdNumber: { type: 'idNumber', section: 'agent', stage: 0, more: true },
  authorityDoc: { type: 'flag', section: 'agent', stage: 0, more: true },
  channel: { type: 'code', list: channel, section: 'coming', stage: 1, column: true },
  receivedAt: { type: 'instant', section: 'coming', stage: 1, column: true },
  headcount: { type: 'count', min: 1, max: 9999, section: 'coming', stage: 1, column: true },
  representatives: {
    type: 'rows',
    maxItems: 5,
    fields: { name: { type: 'name', max: 60 }, phone: { type: 'phone' } },
    section: 'coming',
    stage: 0,
    width: 'full',
  },
  statement: { type: 'story', max: 8000, section: 'story', stage: 0, search: 'text', width: 'full' },
  materials: {
    type: 'rows',
    maxItems: 50,
    fields: {
      name: { type: 'line', max: 80 },
      copies: { type: 'count', min: 1, max: 999 },
      pages: { type: 'count', min: 1, max: 9999 },
      form: { type: 'code', list: materialForm },
      toReturn: { type: 'flag' },
    },
    section: 'materials',
    stage: 0,
    width: 'full',
  },
  assistanceNeeded: { type: 'codes', list: assistanceNeed, section: 'help', stage: 0, more: true },
  scribeName: { type: 'name', max: 60, section: 'help', stage: 0, more: true },
  readerName: { type: 'name', max: 60, section: 'help', stage: 0, more: true },
  witnessName: { type: 'name', max: 60, section: 'help', stage: 0, more: true },
  readBack: { type: 'flag', section: 'help', stage: 0 },
  remark: { type: 'line', max: 500, section: 'end', stage: 0, width: 'full', more: true },
});

/** F01, the part that belongs to the matter: what is asked for, and what is to become of it. */
export const matterFields = defineFields({
  purpose: { type: 'code', list: purpose, section: 'matter', stage: 1 },
  contentCategory: { type: 'code', list: contentCategory, section: 'matter', stage: 1 },
  problemDivision: { type: 'division', section: 'matter', stage: 2, more: true },
  problemDate: { type: 'day', section: 'matter', stage: 0, more: true },
  summary: {
    type: 'line',
    max: 80,
    section: 'matter',
    stage: 1,
    search: 'text',
    width: 'full',
    column: true,
  },
  requests: {
    type: 'lines',
    max: 500,
    maxItems: 20,
    section: 'matter',
    stage: 2,
    search: 'text',
    width: 'full',
  },
  facts: { type: 'story', max: 8000, section: 'story', stage: 2, search: 'text', width: 'full' },
  priorProcedure: {
    type: 'rows',
    maxItems: 10,
    fields: { kind: { type: 'code', list: priorProcedureKind }, outcome: { type: 'line', max: 200 } },
    section: 'story',
    stage: 0,
    width: 'full',
    more: true,
  },
  proposedHandling: { type: 'line', max: 500, section: 'handling', stage: 2, width: 'full' },
});
