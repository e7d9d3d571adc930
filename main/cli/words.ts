import type { ErrorCode } from '../contract/errors.ts';
import { placeOfFault, type ErrorParams } from '../contract/result.ts';
import type { BatchHeader } from '../core/exchange/format/batch-header.ts';
import type { OpenedBatch } from '../core/exchange/format/batch-reader.ts';
import type { ExchangeLevel, OpStanding, PeerStatus } from '../terms/exchange.ts';

// The few lines in a terminal, where no renderer can translate: Chinese, then English.

export const usage = `用法 usage:
  npm run xfb -- check 文件或文件夹…    不用密钥，检查交换文件和名片是否完整
                 FILE OR FOLDER…       whether exchange files and cards are whole; no key is needed
  npm run xfb -- verify                 检查台账：记录链、审计链、批次链、签收，并按记录重建比对
                                        chains, batches and receipts of a register, and its tables made anew
  npm run xfb -- inspect [文件…]        用本站密钥查看：各类记录数、批次、签收、缺号；或者批次文件的内容清单，不显示个人信息
                         [FILE…]        counts, batches, receipts and gaps, or what a batch holds; no personal data
  [--data-dir 文件夹 DIR]               台账所在的文件夹 where the register lies
退出码 exit code: 0 完好 sound · 1 有问题 something is wrong · 2 没有检查 not checked
口令在提示后输入，不写在命令里。 Secrets are typed when asked for, never in the command.`;

export const words = {
  inUse: '程序正在使用这个数据文件夹，请先关闭程序。 The program uses this data folder: close it first.',
  nothing: (folder: string): string =>
    `这个文件夹里没有台账：${folder}。请用 --data-dir 指定。 There is no register in this folder.`,
  person: '请输入管理员的序号 number of the administrator: ',
  secret: '管理员的口令 secret of the administrator: ',
  keptByKeyring:
    '这台电脑的密钥由系统的密码保管服务保存，只有桌面程序能取用，命令行取不到。请用恢复码打开，口令不变。\n' +
    "This PC's key is kept by the system's keyring, which only the desktop program can ask. The recovery code opens the register here; nobody's secret changes.",
  otherPc:
    '这个文件夹来自另一台电脑，原来的口令在这里打不开。请用恢复码打开，文件夹不变。\n' +
    'This folder comes from another PC: its secrets open nothing here. The recovery code does, and the folder stays as it is.',
  recoveryCode: '恢复码 recovery code: ',
  refused: (code: string, params: ErrorParams = {}): string =>
    `没有检查，台账没有变化。 Not checked, the register is unchanged: ${code}${placeOfFault(params)}`,
  sound: '台账完好：记录链、审计链、批次链、签收都完整，按记录重建的台账一致。 The register is sound.',
  broken:
    '台账有问题，请不要继续登记，保留数据文件夹并联系技术人员。 The register has faults: keep the folder.',
  damaged:
    '数据库文件有损坏，检查没有改动它。请不要删除数据文件夹，用最近的备份恢复，并联系技术人员。 The register file is damaged and was left as it is: keep the folder, restore the latest backup. DATABASE_DAMAGED',
  figures: (ops: number, auditRows: number): string => `记录 ops ${ops} · 审计 audit rows ${auditRows}`,
  fault: (fault: string, count: number): string => `${fault}: ${count}`,
  hash: (hash: string, rebuilt: string): string => `tables ${hash}\nrebuilt ${rebuilt}`,
} as const;

const kinds: Readonly<Record<BatchHeader['kind'], string>> = {
  up: '上报批次 up: to the township',
  down: '下发批次（签收单） down: to the village',
};

const levels: Readonly<Record<ExchangeLevel, string>> = {
  village: '村（社区） village',
  township: '乡镇（街道） township',
  department: '部门 department',
  county: '县（区） county',
};

/** What `xfb check` says. */
export const checkWords = {
  nothing: '没有找到交换文件（.xfb）。 No exchange files were found.',
  file: (path: string): string => path,
  whole:
    '  完好：文件完整，没有损坏。内容是否真实，要用收件站的密钥才能核对。 Whole. Only the addressee can prove who wrote it.',
  fault: (code: ErrorCode, params: ErrorParams): string =>
    `  有问题：${faultOf(code, params)} ${code}${placeOfFault(params)}`,
  length: (bytes: number): string => `  长度 length: ${bytes} 字节 bytes`,
  hash: (hash: string): string => `  SHA-256: ${hash}`,
  header: ({ kind, to, from, epoch, seq }: BatchHeader): string[] => [
    `  类型 kind: ${kinds[kind]}`,
    `  收件方 to kid: ${to}`,
    `  发件方 from kid: ${from}`,
    `  第 ${seq} 号 seq ${seq} · 纪元 epoch ${epoch.n}/${epoch.r}`,
  ],
  unproved:
    '  以上几项读自损坏的文件，可能不对。 These lines come from a file that is not whole: they may be wrong.',
  card: (name: string, level: ExchangeLevel, division12: string, kid: string): string =>
    `  完好的名片 a whole card: ${name} · ${levels[level]} · ${division12} · kid ${kid}`,
  notRead: (path: string, code: string): string => `${path}\n  ${notReadOf(code)} ${code}`,
  total: (whole: number, damaged: number, notRead: number): string =>
    `合计 in all: 完好 whole ${whole} · 有问题 faulty ${damaged} · 没有读 not read ${notRead}`,
} as const;

/** What `xfb inspect` says. */
export const inspectWords = {
  station: (name: string, kind: ExchangeLevel, division12: string): string =>
    `${name} · ${levels[kind]} · ${division12}`,
  device: (kid: string, epoch: string, former: number): string =>
    `本机 this PC: kid ${kid} · 纪元 epoch ${epoch} · 以前的密钥 former keys ${former}`,
  opsTitle: '记录 ops（密封的并入来访 sealed ones among the comings）:',
  ops: (kind: string, isOwn: boolean, count: number): string =>
    `  ${kind} ${isOwn ? '本站 own' : '收到 taken in'} ${count}`,
  split: (states: readonly { readonly state: OpStanding; readonly count: number }[]): string =>
    `上报进度 on the way up: ${states.map(({ state, count }) => `${standings[state]} ${count}`).join(' · ') || '—'}`,
  aside: (proposal: number, quarantined: number, returned: number): string =>
    `搁置 kept aside: 待定 proposal ${proposal} · 待核 quarantined ${quarantined} · 退回 returned ${returned}`,
  sentTitle: '最近报出的批次 latest batches sent:',
  sent: (batch: {
    readonly seq: number;
    readonly kind: string;
    readonly epochN: number;
    readonly opCount: number;
    readonly createdAt: string;
    readonly exportedAt: string | null;
    readonly receiptedAt: string | null;
    readonly disposition: string | null;
  }): string =>
    `  ${batch.kind} e${batch.epochN} 第 ${batch.seq} 号 · ${batch.opCount} 条 ops · 生成 made ${batch.createdAt}` +
    ` · 导出 exported ${batch.exportedAt ?? '—'} · 签收 signed for ${batch.receiptedAt ?? '—'} ${batch.disposition ?? ''}`,
  peersTitle: '往来站点 stations:',
  peer: (name: string, level: ExchangeLevel, kid: string, status: PeerStatus, last: string | null): string =>
    `  ${name} · ${levels[level]} · kid ${kid} · ${peerStates[status]} · 最近一批 last batch ${last ?? '—'}`,
  chain: (epoch: string, count: number, head: number, gaps: readonly number[]): string =>
    `    纪元 epoch ${epoch}: 收到 taken in ${count} · 最大号 highest ${head} · 缺号 missing ${gaps.join(', ') || '—'}`,
  incident: (at: string, kind: string): string => `未了结的提示 open notice: ${at} ${kind}`,
  sender: (sender: OpenedBatch['sender']): string => `  ${senders[sender]}`,
  manifest: (manifest: {
    readonly manifestHash: string;
    readonly prev: string | null;
    readonly wallClock: string;
    readonly appVersion: string;
    readonly opCount: number;
    readonly repeatsFrom: number | null;
  }): string =>
    `  清单 manifest ${manifest.manifestHash}\n  前一批 prev ${manifest.prev ?? '—'}\n` +
    `  ${manifest.opCount} 条 ops · 重复自 repeats from ${manifest.repeatsFrom ?? '—'} · 写于 written ${manifest.wallClock} · ${manifest.appVersion}`,
  board: (openMatters: number, lastReportOn: string | null): string =>
    `  未办结 open matters ${openMatters} · 最近零报告 last report ${lastReportOn ?? '—'}`,
  from: (station: string, device: string): string => `  station ${station}\n  device ${device}`,
  receipt: (receipt: {
    readonly epoch: { readonly n: number };
    readonly contiguousTo: number;
    readonly missing: readonly (readonly [number, number])[];
    readonly disposition: number;
    readonly exceptions: readonly unknown[];
  }): string =>
    `  签收 receipt e${receipt.epoch.n}: 连续到 contiguous to ${receipt.contiguousTo} · 缺 missing ` +
    `${receipt.missing.map(([first, last]) => `${first}–${last}`).join(', ') || '—'} · ${receipt.disposition}` +
    ` · 例外 exceptions ${receipt.exceptions.length}`,
  closed: '  内容没有打开 The contents stay closed.',
  content: (label: string, count: number): string => `  ${label} ${count}`,
  unread: (code: string): string => `  ${notReadOf(code)} ${code}`,
} as const;

const standings: Readonly<Record<OpStanding, string>> = {
  recorded: '已记 recorded',
  exported: '已导出 exported',
  receipted: '已签收 signed for',
  applied: '已采用 applied',
  proposal: '待定 proposal',
  quarantined: '待核 quarantined',
  returned: '退回 returned',
};

const senders: Readonly<Record<OpenedBatch['sender'], string>> = {
  active: '签名相符，发件方已接入 The signature is right, the sender is known.',
  revoked: '签名相符，但发件方已停用 The signature is right, the sender is revoked.',
  oldKey: '签名出自已更换的旧密钥，等人决定 Signed by a key that was replaced before: it waits for a person.',
  unknown: '申请接入，尚未核对核对码 A request: its check code was not typed yet.',
};

const peerStates: Readonly<Record<PeerStatus, string>> = {
  active: '已接入 trusted',
  pending: '待核对 pending',
  revoked: '已停用 revoked',
};

function notReadOf(code: string): string {
  switch (code) {
    case 'ENOENT':
      return '找不到这个文件。 There is no such file.';
    case 'EACCES':
    case 'EPERM':
      return '没有权限读这个文件。 This file may not be read.';
    case 'NOT_A_FILE':
      return '这不是普通文件，没有读。 No regular file: it was not read.';
    default:
      return '读不出来：请检查U盘或磁盘。 It cannot be read: look at the stick or disk.';
  }
}

/** Of the faults that show without a key (FORMAT.md §10, steps 2 to 4). */
function faultOf(code: ErrorCode, { reason, at }: ErrorParams): string {
  switch (code) {
    case 'NOT_A_BATCH':
      if (reason === 'empty') return '文件是空的，请重新拷贝。 The file is empty: copy it again.';
      if (reason === 'textMode')
        return '文件被当作文本转换过，内容已坏，请用U盘重新拷贝。 It was changed as if it were text: copy it again by stick.';
      return '这不是台账的交换文件。 This is no exchange file.';
    case 'NEWER_MAJOR':
      return '由更新版本的程序生成，请先升级。 Written by a newer version: upgrade first.';
    case 'TRUNCATED':
      return `没有拷贝完整，在第 ${String(at)} 字节处断了，请重新拷贝。 It breaks off at byte ${String(at)}: copy it again.`;
    case 'DAMAGED':
      return damageOf(String(reason), at);
    case 'LIMIT':
      return '超过允许的大小，没有读。 Larger than allowed: it was not read.';
    default:
      return '文件头有错，请对方重新导出。 The header is wrong: ask for a new one.';
  }
}

function damageOf(reason: string, at: unknown): string {
  switch (reason) {
    case 'hash':
      return '长度对，但内容有改动，请重新拷贝或请对方再导出。 The length is right, bytes were changed: copy or export it again.';
    case 'length':
      return '中间缺了或者多了内容，请重新拷贝。 Bytes are missing or were added inside: copy it again.';
    case 'appended':
      return `完整的文件到第 ${String(at)} 字节为止，后面多了内容，请重新拷贝。 It ends at byte ${String(at)}, more was added behind: copy it again.`;
    default:
      return `第 ${String(at)} 字节处损坏，请重新拷贝。 Damaged at byte ${String(at)}: copy it again.`;
  }
}
