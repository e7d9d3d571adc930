import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/app-error.ts';
import { sha256Hex } from '../core/crypto/hash.ts';
import { batchLimits } from '../core/exchange/format/batch-limits.ts';
import { decodeCard } from '../core/exchange/format/card.ts';
import { checkFile, type FileCheck } from '../core/exchange/format/check-file.ts';
import { computeKid } from '../core/exchange/format/key-id.ts';
import type { StationIdentity } from '../core/exchange/format/wire-types.ts';
import { systemErrorCode } from '../core/files/disk-error.ts';
import { printable } from './printable.ts';
import { checkWords } from './words.ts';

/** The process's exit code: scripts and support people tell by it what was found. */
export const exitCodes = { whole: 0, damaged: 1, notRead: 2 } as const;

export interface Checked {
  readonly lines: readonly string[];
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes];
}

/** Deeper folders are not looked into: nobody keeps batches there, and a link could lead round in a circle. */
const maxDepth = 8;

/**
 * What can be said of batch files and cards without any key. Folders are walked for `.xfb` files; a link inside of one
 * is not followed. Never throws for what a file holds: one that cannot be read is a line of its own.
 */
export function checkPaths(paths: readonly string[]): Checked {
  const found = paths.flatMap((path) => filesAt(path, 0, true));
  const results = found.map((entry) =>
    'error' in entry ? unread(entry.path, entry.error) : checkOne(entry.path),
  );
  if (results.length === 0) return { lines: [checkWords.nothing], exitCode: exitCodes.notRead };
  const count = (state: Result['state']): number => results.filter((result) => result.state === state).length;
  const [whole, damaged, notRead] = [count('whole'), count('damaged'), count('notRead')];
  return {
    lines: [
      ...results.flatMap(({ lines }) => lines),
      ...(results.length > 1 ? [checkWords.total(whole, damaged, notRead)] : []),
    ],
    exitCode: notRead > 0 ? exitCodes.notRead : damaged > 0 ? exitCodes.damaged : exitCodes.whole,
  };
}

type Found = { readonly path: string } | { readonly path: string; readonly error: string };

function filesAt(path: string, depth: number, isNamed: boolean): Found[] {
  try {
    const stat = isNamed ? statSync(path) : lstatSync(path);
    if (stat.isDirectory()) {
      if (depth >= maxDepth) return [];
      return readdirSync(path)
        .toSorted()
        .flatMap((name) => filesAt(join(path, name), depth + 1, false));
    }
    // A pipe or a device would never end.
    if (!stat.isFile()) return isNamed ? [{ path, error: 'NOT_A_FILE' }] : [];
    return isNamed || /\.xfb$/iu.test(path) ? [{ path }] : [];
  } catch (error) {
    return [{ path, error: systemErrorCode(error) ?? 'UNKNOWN' }];
  }
}

interface Result {
  readonly state: keyof typeof exitCodes;
  readonly lines: readonly string[];
}

function unread(path: string, error: string): Result {
  return { state: 'notRead', lines: [checkWords.notRead(printable(path), error)] };
}

function checkOne(path: string): Result {
  try {
    const { size } = statSync(path);
    // Not even read: it would fill the memory of a village PC.
    if (size > batchLimits.fileCeiling) {
      const fault = new AppError('LIMIT', { which: 'file', max: batchLimits.fileCeiling });
      return described(path, { length: size, header: null, fault }, null);
    }
    const bytes = readFileSync(path);
    const check = checkFile(bytes);
    const card = check.fault?.code === 'NOT_A_BATCH' ? findCard(bytes) : null;
    return card ? cardLines(path, bytes, card) : described(path, check, sha256Hex(bytes));
  } catch (error) {
    return unread(path, systemErrorCode(error) ?? 'UNKNOWN');
  }
}

function described(path: string, { length, header, fault }: FileCheck, hash: string | null): Result {
  const lines = [
    checkWords.file(printable(path)),
    fault ? checkWords.fault(fault.code, fault.params) : checkWords.whole,
    checkWords.length(length),
    ...(hash ? [checkWords.hash(hash)] : []),
    ...(header ? checkWords.header(header) : []),
    ...(header && fault ? [checkWords.unproved] : []),
  ];
  return { state: fault ? 'damaged' : 'whole', lines };
}

function findCard(bytes: Uint8Array): StationIdentity | null {
  try {
    return decodeCard(bytes);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function cardLines(path: string, bytes: Uint8Array, card: StationIdentity): Result {
  const { name, level, division12 } = card;
  const lines = [
    checkWords.file(printable(path)),
    checkWords.card(printable(name), level, division12, computeKid(card)),
    checkWords.length(bytes.length),
    checkWords.hash(sha256Hex(bytes)),
  ];
  return { state: 'whole', lines };
}
