import { performanceState } from './dispute-terms.ts';
import { defineFields } from './fields.ts';
import {
  confirmationResult,
  confirmationSides,
  evidenceForm,
  lawfulRoute,
  mediationEndReason,
  mediationNext,
  mediationSource,
  sessionResult,
} from './mediation-terms.ts';
import { sex } from './petitioner.ts';

// The people's mediation set M03–M16 (domain.md §2.7): one catalogue a step, as the form asks.

const actOn = { type: 'day', section: 'act', stage: 1 } as const;
const heldAt = { type: 'instant', section: 'act', stage: 1 } as const;
const meetingPlace = { type: 'line', max: 120, section: 'act', stage: 1 } as const;
const words = { type: 'story', max: 8000, section: 'act', stage: 1, width: 'full' } as const;
const more = { type: 'story', max: 4000, section: 'act', stage: 0, width: 'full' } as const;
const brief = { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' } as const;
const line = { type: 'line', max: 300, section: 'act', stage: 0, width: 'full' } as const;
const person = { type: 'name', max: 60, section: 'act', stage: 1 } as const;
const flag = { type: 'flag', section: 'act', stage: 0 } as const;
/** What is not so stops the step: it is asked, and never taken for granted. */
const vow = { type: 'flag', section: 'act', stage: 1, width: 'full' } as const;
const people = {
  type: 'rows',
  maxItems: 20,
  fields: {
    name: { type: 'name', max: 60 },
    sex: { type: 'code', list: sex },
    nation: { type: 'line', max: 20 },
    age: { type: 'count', min: 0, max: 150 },
    occupation: { type: 'line', max: 60 },
    phone: { type: 'phone' },
    address: { type: 'line', max: 120 },
  },
  section: 'act',
  stage: 1,
  width: 'full',
} as const;
const named = (stage: 0 | 1) =>
  ({
    type: 'rows',
    maxItems: 20,
    fields: { name: { type: 'name', max: 60 }, unit: { type: 'line', max: 60 } },
    section: 'act',
    stage,
    width: 'full',
  }) as const;
const lines = (maxItems: number) =>
  ({ type: 'lines', max: 500, maxItems, section: 'act', stage: 1, width: 'full' }) as const;
const routes = (stage: 0 | 1) =>
  ({ type: 'codes', list: lawfulRoute, section: 'act', stage, width: 'full' }) as const;
const performance = { type: 'code', list: performanceState, section: 'act', stage: 1 } as const;
const committee = { type: 'line', max: 80, section: 'act', stage: 1 } as const;

/** M03 人民调解申请书. */
export const applyFields = defineFields({
  actOn,
  committee,
  applicants: people,
  opponents: people,
  brief,
  claims: lines(10),
  willing: vow,
});

/** Whoever is asked may say no: nothing else is asked, and the other ways are told (人民调解法 Art 17). */
export const declineFields = defineFields({ actOn, routes: routes(1) });

/** M04 人民调解受理登记表. */
export const takeFields = defineFields({
  actOn,
  committee,
  mediationSource: { type: 'code', list: mediationSource, section: 'act', stage: 1 },
  entrustedBy: { type: 'line', max: 60, section: 'act', stage: 0 },
  registrar: person,
  openToPublic: flag,
  parties: people,
  brief,
  mediators: named(1),
  willing: vow,
  remark: line,
});

/** Longer than a month only where the parties agree (人民调解工作若干规定 Art 36). */
export const prolongFields = defineFields({
  actOn,
  dueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  willing: vow,
  actText: more,
});

/** M05 权利义务告知书. */
export const informFields = defineFields({ actOn, informedBy: person, readOut: flag, informed: named(1) });

/** M06 当事人身份证明、授权委托书. */
export const mandateFields = defineFields({
  actOn,
  identityPapers: {
    type: 'rows',
    maxItems: 20,
    fields: {
      name: { type: 'name', max: 60 },
      paper: { type: 'line', max: 60 },
      copied: { type: 'flag' },
    },
    section: 'act',
    stage: 0,
    width: 'full',
  },
  agents: {
    type: 'rows',
    maxItems: 4,
    fields: {
      principal: { type: 'name', max: 60 },
      name: { type: 'name', max: 60 },
      relation: { type: 'line', max: 40 },
      phone: { type: 'phone' },
      scope: { type: 'line', max: 300 },
    },
    section: 'act',
    stage: 0,
    width: 'full',
  },
});

/** M07 调查记录. */
export const inquireFields = defineFields({
  heldAt,
  meetingPlace,
  inquirer: person,
  recorder: person,
  asked: people,
  attendees: line,
  about: { ...line, stage: 1 },
  actText: words,
});

/** M08 证据材料. */
export const evidenceFields = defineFields({
  actOn,
  evidences: {
    type: 'rows',
    maxItems: 40,
    fields: {
      title: { type: 'line', max: 120 },
      from: { type: 'name', max: 60 },
      form: { type: 'code', list: evidenceForm },
      pages: { type: 'count', min: 1, max: 999 },
      note: { type: 'line', max: 120 },
    },
    section: 'act',
    stage: 1,
    width: 'full',
  },
});

/** M09 调解记录. */
export const sessionFields = defineFields({
  heldAt,
  meetingPlace,
  sessionResult: { type: 'code', list: sessionResult, section: 'act', stage: 1 },
  recorder: person,
  about: { ...line, stage: 1 },
  present: named(1),
  attendees: line,
  mediators: named(1),
  toldRights: vow,
  actText: words,
  proposal: more,
  routes: routes(0),
});

const agreement = {
  parties: people,
  disputeFacts: brief,
  liability: more,
  terms: lines(20),
  performWay: { type: 'line', max: 200, section: 'act', stage: 1 },
  performPlace: { type: 'line', max: 120, section: 'act', stage: 0 },
  performBy: { type: 'day', ahead: true, section: 'act', stage: 1 },
  performance,
  followUpOn: { type: 'day', ahead: true, section: 'act', stage: 0 },
  recorder: person,
  mediators: named(1),
} as const;

/** M10 人民调解协议书: in force once the parties have signed and the mediators have signed and sealed it (Art 29). */
export const agreeFields = defineFields({
  actOn,
  copies: { type: 'count', min: 1, max: 20, section: 'act', stage: 1 },
  ...agreement,
  signedFreely: vow,
});

/** M11 口头协议登记表: in force once it is agreed (Art 30). */
export const agreeOralFields = defineFields({ heldAt, meetingPlace, ...agreement, agreedFreely: vow });

/** M12 履行凭证: what shows that the agreement was kept, or that it was not. */
export const performFields = defineFields({
  actOn,
  performance,
  receivedBy: { type: 'name', max: 60, section: 'act', stage: 0 },
  amountYuan: { type: 'count', min: 0, max: 1_000_000_000, section: 'act', stage: 0 },
  actText: words,
  proofs: {
    type: 'rows',
    maxItems: 20,
    fields: { title: { type: 'line', max: 120 }, pages: { type: 'count', min: 1, max: 999 } },
    section: 'act',
    stage: 0,
    width: 'full',
  },
});

/** M13 回访记录. */
export const followUpFields = defineFields({
  actOn,
  visitor: person,
  visited: named(1),
  about: { ...line, stage: 1 },
  performance,
  newDispute: flag,
  lawsuit: flag,
  actText: words,
  partyOpinion: line,
});

/** M14 司法确认申请书: both parties together, within thirty days (Art 33). */
export const askConfirmationFields = defineFields({
  actOn,
  court: { type: 'line', max: 80, section: 'act', stage: 1 },
  confirmationSides: { type: 'code', list: confirmationSides, section: 'act', stage: 1 },
  applicants: people,
  brief,
  claims: lines(5),
  serviceAddresses: {
    type: 'rows',
    maxItems: 10,
    fields: {
      name: { type: 'name', max: 60 },
      phone: { type: 'phone' },
      address: { type: 'line', max: 120 },
    },
    section: 'act',
    stage: 0,
    width: 'full',
  },
});

/** What the court has decided. */
export const confirmationFields = defineFields({
  actOn,
  confirmationResult: { type: 'code', list: confirmationResult, section: 'act', stage: 1 },
  courtNo: { type: 'line', max: 60, section: 'act', stage: 0 },
  actText: more,
});

/** M15 终止调解告知: with the lawful routes that stay open (Art 26). */
export const endFields = defineFields({
  actOn,
  endReason: { type: 'code', list: mediationEndReason, section: 'act', stage: 1 },
  mediationNext: { type: 'code', list: mediationNext, section: 'act', stage: 1 },
  handedTo: { type: 'line', max: 60, section: 'act', stage: 0 },
  informed: named(1),
  routes: routes(1),
  actText: more,
});

/** M16 结案报告表. */
export const closeFields = defineFields({
  actOn,
  handlingUnit: { type: 'line', max: 80, section: 'act', stage: 1 },
  handlerName: person,
  mediationSource: { type: 'code', list: mediationSource, section: 'act', stage: 1 },
  takenOn: { type: 'day', section: 'act', stage: 1 },
  endedOn: { type: 'day', section: 'act', stage: 1 },
  parties: people,
  brief,
  mediationOutcome: words,
  performanceNote: line,
});

/** What is put on record of a mediation, in the order of its forms. */
export const mediationCatalogues = {
  apply: applyFields,
  decline: declineFields,
  take: takeFields,
  inform: informFields,
  mandate: mandateFields,
  inquire: inquireFields,
  evidence: evidenceFields,
  session: sessionFields,
  prolong: prolongFields,
  agree: agreeFields,
  agreeOral: agreeOralFields,
  perform: performFields,
  followUp: followUpFields,
  askConfirmation: askConfirmationFields,
  confirmation: confirmationFields,
  end: endFields,
  close: closeFields,
} as const;
export type MediationAct = keyof typeof mediationCatalogues;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
export const mediationActs = Object.keys(mediationCatalogues) as MediationAct[];

/** These move the mediation and the dispute: a slip in them is mended by a step, and not struck out. */
export const movingActs: ReadonlySet<MediationAct> = new Set([
  'take',
  'decline',
  'agree',
  'agreeOral',
  'perform',
  'followUp',
  'end',
]);
