import type { ErrorCode } from '../../contract/errors.ts';
import { placeOfFault } from '../../contract/result.ts';

interface Reason {
  readonly zh: string;
  readonly en: string;
}

/** Lies in a folder beside the file, where no renderer can translate: Chinese, then English. */
const reasons: Partial<Record<ErrorCode, Reason>> = {
  NOT_A_BATCH: { zh: '这不是台账的交换文件。', en: 'This is no exchange file.' },
  NEWER_MAJOR: {
    zh: '文件由更新版本的程序生成，请先升级本机程序。',
    en: 'Written by a newer version: upgrade this program first.',
  },
  TRUNCATED: { zh: '文件没有拷贝完整，请重新拷贝。', en: 'The file is not complete: copy it again.' },
  DAMAGED: {
    zh: '文件在拷贝或传送中损坏，请重新拷贝或请对方再导出。',
    en: 'The file was damaged on its way: copy or export it again.',
  },
  FORMER_DEVICE: {
    zh: '这个文件是按本站以前的密钥（原来那台电脑或者早已更换的密钥）加密的，解不开。请对方确认本机、导入本站新的批次之后重新导出一份。',
    en: 'Encrypted to former keys of this station (a PC before, or keys long replaced): once the sender has confirmed this PC and imported its newest batch, ask for a new file.',
  },
  DECRYPT: { zh: '文件解不开，请对方重新导出。', en: 'The file cannot be opened: ask for a new one.' },
  SIGNATURE: {
    zh: '文件签名不符，请保留文件并向对方核实。',
    en: 'The signature is wrong: keep the file and ask the sender.',
  },
  UNKNOWN_SENDER: {
    zh: '发送方还没有接入本站，请先交换名片并核对核对码。',
    en: 'The sender is not known here: exchange cards first.',
  },
  STRANGERS_FULL: {
    zh: '未接入的发送方送来的文件已经存满，请管理员处理以后再导入。',
    en: 'Too many files of senders that have not joined wait already: deal with them first.',
  },
  HEADER_SWAP: {
    zh: '文件头与内容不一致，请保留文件并向对方核实。',
    en: 'Header and contents do not belong together: keep the file and ask the sender.',
  },
  LIMIT: { zh: '文件超出允许的大小或数量，请对方分批导出。', en: 'Too large: ask for several smaller ones.' },
};

const other: Reason = {
  zh: '文件内容有问题，请对方重新导出。',
  en: 'The contents are faulty: ask for a new one.',
};

/** The text of a reason file. `name`: what the file was called, as text and never as a path. */
export function reasonText(
  { code, params }: { readonly code: ErrorCode; readonly params: Readonly<Record<string, unknown>> },
  name: string,
  at: string,
): string {
  const { zh, en } = reasons[code] ?? other;
  const lines = [
    `没有接收，台账没有变化。${zh}`,
    `Not accepted, the register is unchanged. ${en}`,
    '',
    `代码 code: ${code}${placeOfFault(params)}`,
    `原文件名 file: ${name}`,
    `时间 time: ${at}`,
    '',
  ];
  // Notepad of older Windows needs both the mark and the line ends.
  return `\uFEFF${lines.join('\r\n')}`;
}
