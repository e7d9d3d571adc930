import { defineCodeList, type CodeOf } from './code-list.ts';

/** Where an op of this register came from. */
export const opOrigins = ['own', 'imported'] as const;
export type OpOrigin = (typeof opOrigins)[number];

/** What became of an op here; only `applied` ops reach the projection as facts. */
export const opDispositions = ['applied', 'proposal', 'quarantined', 'returned'] as const;
export type OpDisposition = (typeof opDispositions)[number];

/** How far an own op has come at the other side; `receipted` until the disposition there is told. */
export const opReceiptStates = ['receipted', ...opDispositions] as const;
export type OpReceiptState = (typeof opReceiptStates)[number];

/** How far an own op has come, the worst first: what a record says of itself is the worst of its ops (exchange.md §6). */
export const opStandings = [
  'returned',
  'quarantined',
  'proposal',
  'recorded',
  'exported',
  'receipted',
  'applied',
] as const;
export type OpStanding = (typeof opStandings)[number];

export const peerStatuses = ['pending', 'active', 'revoked'] as const;
export type PeerStatus = (typeof peerStatuses)[number];

export const batchInStates = ['imported', 'quarantined', 'duplicate'] as const;
export type BatchInState = (typeof batchInStates)[number];

/** Levels of a station in the exchange (exchange.md §2). */
export const exchangeLevels = ['village', 'township', 'department', 'county'] as const;
export type ExchangeLevel = (typeof exchangeLevels)[number];

/** How far the personal data of matters and disputes goes up with their ops (exchange.md §3); the first is the default. */
export const piiUp = defineCodeList('piiUp', [
  {
    code: 'exceptAnswered',
    zh: '办理中的事项和纠纷随批次上报，当场答复的只报代码',
    en: 'Open matters and disputes with it, what was answered on the spot as codes alone',
  },
  { code: 'all', zh: '全部随批次上报', en: 'Everything with it' },
  { code: 'none', zh: '一律只报代码', en: 'Everything as codes alone' },
]);
export type PiiUp = CodeOf<typeof piiUp>;

/** At most two named officers read sealed accusations (domain.md §7.2 item 5). */
export const maxSealedOfficers = 2;

/** How a register came to be another incarnation of itself (exchange.md §7); each is an incident of this kind. */
export const restoreKinds = ['restored', 'copiedBack', 'otherPc', 'copied', 'resumed'] as const;
export type RestoreKind = (typeof restoreKinds)[number];

/** Inside a watched folder. People look into these with the system's own windows, whatever language it speaks. */
export const folderNames = {
  taking: '处理中-taking',
  imported: '已导入-imported',
  notAccepted: '未接收-not-accepted',
} as const;
