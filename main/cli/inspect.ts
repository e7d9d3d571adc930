import { readFileSync, statSync } from 'node:fs';
import { epochsOfDevice, chainOfDevice, findLastBatchIn } from '../../db/queries/batches-in.ts';
import { listBatchesOut } from '../../db/queries/batches-out.ts';
import { countOpsByKind } from '../../db/queries/exchange-check.ts';
import { listOpenIncidents } from '../../db/queries/incidents.ts';
import { countKeptAside } from '../../db/queries/ops.ts';
import { listPeers } from '../../db/queries/peers.ts';
import type { Reader } from '../../db/store/store.ts';
import { AppError } from '../core/app-error.ts';
import { batchLimits } from '../core/exchange/format/batch-limits.ts';
import type { BatchItem, OpenedBatch } from '../core/exchange/format/batch-reader.ts';
import { openBatchFile } from '../core/exchange/import-batch.ts';
import { openOwnDevice } from '../core/exchange/own-device.ts';
import { openGapsOf } from '../core/exchange/sequence.ts';
import { standingSplit } from '../core/exchange/standing.ts';
import { systemErrorCode } from '../core/files/disk-error.ts';
import type { StationRuntime } from '../core/runtime.ts';
import { readIdentity } from '../core/station/identity.ts';
import { stationProfile } from '../core/station/service.ts';
import { exitCodes, type Checked } from './check.ts';
import { printable } from './printable.ts';
import { checkWords, inspectWords as say } from './words.ts';

const shownBatches = 20;
const shownGaps = 20;

/**
 * What `xfb inspect` says of an open register: counts, batches, receipts and gaps. Names of stations and no persons; that
 * there are sealed records, and how many, is for the officers alone to know.
 */
export function inspectRegister({ register }: StationRuntime): Checked {
  const { read } = register;
  const { deviceKid, epoch, formerKids } = readIdentity(read);
  const { name, division12, kind } = stationProfile(register);
  const aside = countKeptAside(read);
  const lines = [
    say.station(printable(name), kind, division12),
    say.device(deviceKid, `${epoch.n}/${epoch.r}`, formerKids.length),
    say.opsTitle,
    ...opCounts(read),
    say.split(standingSplit(register)),
    say.aside(aside.proposal, aside.quarantined, aside.returned),
    say.sentTitle,
    ...listBatchesOut(read, shownBatches).map(say.sent),
    say.peersTitle,
  ];
  for (const peer of listPeers(read)) {
    const last = findLastBatchIn(read, peer.stationId);
    lines.push(say.peer(printable(peer.name), peer.level, peer.kid, peer.status, last?.receivedAt ?? null));
    for (const each of epochsOfDevice(read, peer.deviceId)) {
      const chain = chainOfDevice(read, peer.deviceId, each);
      const gaps = openGapsOf(read, peer.deviceId, each);
      lines.push(
        say.chain(`${each.n}/${each.r}`, chain.length, chain.at(-1)?.seq ?? 0, gaps.slice(0, shownGaps)),
      );
    }
  }
  for (const { at, kind: what } of listOpenIncidents(read)) lines.push(say.incident(at, what));
  return { lines, exitCode: exitCodes.whole };
}

function opCounts(reader: Reader): string[] {
  const shown = countOpsByKind(reader).map(({ kind, origin, ops }) => ({
    kind: shownKind(kind),
    origin,
    ops,
  }));
  return [...Map.groupBy(shown, ({ kind, origin }) => `${origin} ${kind}`).values()].map((rows) => {
    const [first] = rows;
    const count = rows.reduce((sum, { ops }) => sum + ops, 0);
    return say.ops(printable(first?.kind ?? ''), first?.origin === 'own', count);
  });
}

/**
 * Sealed records are comings, and are counted with these; the kinds of both are not told apart, nor those of attachments:
 * left out or alone, their number were what the others leave of the sum.
 */
function shownKind(kind: string): string {
  const [subject = ''] = kind.split('.');
  if (subject === 'attachment') return 'attachment.*';
  return subject === 'contact' || /seal/iu.test(kind) ? 'contact.*' : kind;
}

/** What batch files for this station hold, by its own keys: manifest, counts of each kind, receipts. Nothing is taken in. */
export async function inspectFiles(runtime: StationRuntime, paths: readonly string[]): Promise<Checked> {
  const lines: string[] = [];
  let exitCode: Checked['exitCode'] = exitCodes.whole;
  for (const path of paths) {
    lines.push(printable(path));
    try {
      lines.push(...(await describeFile(runtime, path)));
    } catch (error) {
      const system = systemErrorCode(error);
      if (!(error instanceof AppError) && system === null) throw error;
      exitCode = error instanceof AppError ? exitCodes.damaged : exitCodes.notRead;
      lines.push(
        error instanceof AppError ? checkWords.fault(error.code, error.params) : say.unread(system ?? ''),
      );
    }
  }
  return { lines, exitCode };
}

async function describeFile(runtime: StationRuntime, path: string): Promise<string[]> {
  const stat = statSync(path);
  if (!stat.isFile()) throw new AppError('NOT_A_BATCH', { reason: 'magic' });
  if (stat.size > batchLimits.file) throw new AppError('LIMIT', { which: 'file', max: batchLimits.file });
  const own = await openOwnDevice(runtime);
  const batch = await openBatchFile(runtime.register.read, own, readFileSync(path));
  const { manifest, manifestHash } = batch;
  const { from, prev, opCount, repeatsFrom, wallClock, appVersion, board, receipts } = manifest;
  return [
    ...checkWords.header(batch.header),
    say.sender(batch.sender),
    say.manifest({ manifestHash, prev, wallClock, appVersion: printable(appVersion), opCount, repeatsFrom }),
    say.board(board.openMatters, board.lastReportOn),
    say.from(from.station, from.device),
    ...receipts.map(say.receipt),
    ...contentLines(batch),
  ];
}

function contentLines(batch: OpenedBatch): string[] {
  if (batch.sender !== 'active') return [say.closed];
  const counts = new Map<string, number>();
  for (const item of batch.contents.read()) {
    const label = labelOf(item);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([label, count]) => say.content(label, count));
}

function labelOf(item: BatchItem): string {
  if (item.type !== 'op') return item.type;
  if (!item.decoded.ok) return item.decoded.error.code;
  return shownKind(item.decoded.value.op.kind);
}
