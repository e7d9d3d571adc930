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

/** Not simply taken in: somebody has to look at it. */
export function isException(state: OpStanding): boolean {
  return state === 'returned' || state === 'quarantined' || state === 'proposal';
}

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

/** Why a township opens the register of a village for it. */
export const openingReason = defineCodeList('openingReason', [
  { code: 'codesLost', zh: '口令和恢复码都遗失', en: 'Secret and recovery code are both lost' },
  { code: 'staffGone', zh: '管理员离任或者无法联系', en: 'The administrator has left or cannot be reached' },
  {
    code: 'otherPc',
    zh: '台账换了电脑，恢复码找不到',
    en: 'The register came to another PC, and the recovery code is lost',
  },
]);
export type OpeningReason = CodeOf<typeof openingReason>;

/** Why a PC lost the trust of its township. `replaced` is what the approval of another PC of the station says. */
export const revokeReason = defineCodeList('revokeReason', [
  { code: 'lost', zh: '电脑丢失或者被盗', en: 'The PC was lost or stolen' },
  { code: 'compromised', zh: '口令或者密钥可能泄露', en: 'Its secret or keys may be known to others' },
  { code: 'retired', zh: '电脑不再使用', en: 'The PC is not used any more' },
  { code: 'replaced', zh: '已换用新电脑', en: 'Another PC has taken its place' },
]);
export type RevokeReason = CodeOf<typeof revokeReason>;

/** What a person says who takes in a batch of a PC that is not trusted any more. */
export const releaseReason = defineCodeList('releaseReason', [
  { code: 'sentBefore', zh: '停用之前生成，路上耽误了', en: 'Written before, and late on its way' },
  { code: 'confirmed', zh: '已与该站核对，内容属实', en: 'The station has confirmed what it says' },
  { code: 'deviceFound', zh: '电脑已找回，没有被他人使用', en: 'The PC was found; nobody had used it' },
]);
export type ReleaseReason = CodeOf<typeof releaseReason>;

/**
 * Why a whole batch waits unopened: nobody approved its sender yet, somebody ended the trust in its PC, or it is signed by
 * a key that this PC had replaced before.
 */
export const holdReasons = ['unknown', 'revoked', 'oldKey'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** At most two named officers read sealed accusations (domain.md §7.2 item 5). */
export const maxSealedOfficers = 2;

/** What befell a register as a whole (exchange.md §7, §11), mostly another incarnation; each is an incident of this kind. */
export const restoreKinds = [
  'restored',
  'copiedBack',
  'otherPc',
  'copied',
  'enrolledAnew',
  'openedByTownship',
  'resumed',
] as const;
export type RestoreKind = (typeof restoreKinds)[number];

/**
 * What is odd about another station's batches (exchange.md §7). `fork`: one number, two contents · `receiptUnknown`: it
 * signs for a batch that this register never made · `peerRenewed`: it was restored, or goes on at another PC · `clock`:
 * surely fast or slow · `gap`: a number has not come · `keysChanged`: signed by old and new · `oldKey`: signed by a key
 * that was replaced · `revokedAgain`: the restored register still trusted a PC that had been revoked · `unclaimedFiles`:
 * files without a record came, more or for longer than is kept.
 */
export const exchangeIncidents = [
  'fork',
  'receiptUnknown',
  'peerRenewed',
  'clock',
  'gap',
  'keysChanged',
  'oldKey',
  'revokedAgain',
  'unclaimedFiles',
] as const;
export type ExchangeIncident = (typeof exchangeIncidents)[number];

/** With these nothing comes right by itself: they stand on Today until somebody has closed them. */
export const incidentsToActOn = [
  'fork',
  'receiptUnknown',
  'peerRenewed',
  'clock',
  'oldKey',
  'revokedAgain',
  'unclaimedFiles',
] as const satisfies readonly ExchangeIncident[];

export const incidentStates = ['open', 'settled', 'closed'] as const;

/** So many files a person may bring in one go: several batches of every village of a large township. */
export const maxFilesAtOnce = 500;

/** Inside a watched folder. People look into these with the system's own windows, whatever language it speaks. */
export const folderNames = {
  taking: '处理中-taking',
  imported: '已导入-imported',
  notAccepted: '未接收-not-accepted',
  /** What the receiver hands out (main/receiver). */
  mailbox: '信箱-mailbox',
} as const;

/** What the receiver calls the files that came to it. */
export const receivedName = /^HTTP-[0-9a-f]{64}\.xfb$/u;
