import type { ErrorCode } from '../contract/errors.ts';
import type { ErrorParams } from '../contract/result.ts';
import type { BatchHeader } from '../core/exchange/format/batch-header.ts';
import type { ExchangeLevel } from '../terms/exchange.ts';

// The few lines in a terminal, where no renderer can translate: Chinese, then English.

export const usage = `用法 usage:
  npm run xfb -- check 文件或文件夹…       不用密钥，检查交换文件和名片是否完整
                 FILE OR FOLDER…          whether exchange files and cards are whole; no key is needed
  npm run xfb -- verify [--data-dir 文件夹]  检查台账：记录链、审计链、按记录重建、批次链和签收
                        [--data-dir DIR]  chains, projection and receipts of a register
退出码 exit code: 0 完好 sound · 1 有问题 something is wrong · 2 没有检查 not checked`;

export const words = {
  inUse: '程序正在使用这个数据文件夹，请先关闭程序。 The program uses this data folder: close it first.',
  nothing: '这个文件夹里没有台账。 There is no register in this folder.',
  secret: (name: string): string => `${name} 的口令 secret: `,
  refused: (code: string): string => `没有检查，数据没有变化。 Not checked, nothing was changed: ${code}`,
  sound: '台账完好：记录链、审计链完整，按记录重建的台账一致。 The register is sound.',
  broken:
    '台账有问题，请不要继续登记，保留数据文件夹并联系技术人员。 The register has faults: keep the folder.',
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
    `  有问题：${faultOf(code, params)} ${code}${told(params)}`,
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

function told(params: ErrorParams): string {
  const parts = Object.entries(params).map(([name, value]) => `${name} ${String(value)}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
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
