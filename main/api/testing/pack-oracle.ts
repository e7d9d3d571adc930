import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clientOf, type Reader } from '../../../db/store/store.ts';
import { decodeManifest } from '../../core/exchange/format/manifest.ts';
import { kindsGoingUp } from '../../core/exchange/travelling-ops.ts';
import type { Violation } from './exchange-oracle.ts';

/** An own op as a register held it before that register was lost. */
interface HeldOp {
  readonly opId: string;
  readonly kind: string;
  readonly hasWords: boolean;
}

/** What a station held itself. */
export interface LostRegister {
  readonly ops: readonly HeldOp[];
}

/** What ought to come back of it. */
export interface Owed {
  readonly opIds: ReadonlySet<string>;
  /** Of these, whose personal data comes back, too. */
  readonly withWords: ReadonlySet<string>;
}

/**
 * What a restore pack has to give back, by queries of its own: every op that the township holds of the station, and every
 * op that a batch gave to be kept which came, unless a later one that came began anew. Nothing else may come back, and of
 * the rest people are told the true number. It learns what each batch gave to be kept when it is made.
 */
export class PackOracle {
  /** By manifest hash: own ops in the range that the batch gave to be kept. */
  readonly #kept = new Map<string, readonly HeldOp[]>();

  /** To be called after each export of a village, before anything can happen to it. */
  noteSent(reader: Reader): void {
    const client = clientOf(reader);
    const rows = client
      .prepare<[], { manifestHash: string; keepFrom: number; keepTo: number }>(
        `SELECT manifest_hash AS manifestHash, keep_from AS keepFrom, keep_to AS keepTo FROM batch_out WHERE kind = 'up'`,
      )
      .all();
    for (const { manifestHash, keepFrom, keepTo } of rows) {
      if (this.#kept.has(manifestHash)) continue;
      this.#kept.set(manifestHash, ownOps(reader, { from: keepFrom, to: keepTo }));
    }
  }

  /** What the township could give back at this moment. */
  owedOf(lost: LostRegister, township: Reader, stationId: string): Owed {
    const there = heldOf(township, stationId);
    const kept = new Map(
      arrivedBatches(township, stationId)
        .flatMap(({ manifestHash }) => this.#kept.get(manifestHash) ?? [])
        .map((op) => [op.opId, op]),
    );
    const opIds = new Set<string>();
    const withWords = new Set<string>();
    for (const { opId, kind, hasWords } of lost.ops) {
      const known = there.get(opId);
      const isKept = kept.has(opId);
      if (known === undefined && !(isKept && !kindsGoingUp.includes(kind))) continue;
      opIds.add(opId);
      if (hasWords && (known?.hasWords === true || isKept)) withWords.add(opId);
    }
    return { opIds, withWords };
  }

  /** `told`: how many entries people were told to be missing; null where nobody can know. */
  check(
    name: string,
    { lost, owed, told }: { readonly lost: LostRegister; readonly owed: Owed; readonly told: number | null },
    now: Reader,
  ): Violation[] {
    const back = new Map(ownOps(now).map((op) => [op.opId, op]));
    const missing = [...owed.opIds].filter((opId) => !back.has(opId)).length;
    const wordless = [...owed.withWords].filter((opId) => back.get(opId)?.hasWords === false).length;
    const more = lost.ops.filter(({ opId }) => back.has(opId) && !owed.opIds.has(opId)).length;
    const gone = lost.ops.filter(({ opId }) => !back.has(opId)).length;
    const found = [
      ...(missing === 0 ? [] : [`${missing} of ${owed.opIds.size} exported ops did not come back`]),
      ...(wordless === 0 ? [] : [`${wordless} ops came back without their words`]),
      ...(more === 0 ? [] : [`${more} ops came back that nobody had`]),
      ...(told === null || told === gone ? [] : [`${told} are told to be missing, and ${gone} are`]),
    ];
    return found.map((what) => ({ invariant: 'I1', where: name, what }));
  }

  /** Files of the station's records whose contents the township had, and that are not here. */
  checkFiles(name: string, township: Reader, now: Reader, stationId: string): Violation[] {
    const rows = clientOf(now)
      .prepare<[string], string>(
        `SELECT sha256 FROM attachment WHERE station_id = ? AND state = 'kept' AND name IS NOT NULL`,
      )
      .pluck()
      .all(stationId);
    const readable = new Set(
      clientOf(township)
        .prepare<[string], string>(
          `SELECT sha256 FROM attachment WHERE station_id = ? AND state = 'kept' AND name IS NOT NULL`,
        )
        .pluck()
        .all(stationId),
    );
    const lost = rows.filter(
      (hash) => readable.has(hash) && liesIn(township, hash) && !liesIn(now, hash),
    ).length;
    return lost === 0
      ? []
      : [{ invariant: 'I1', where: name, what: `${lost} attachments did not come back` }];
  }
}

export function lostRegister(reader: Reader): LostRegister {
  return { ops: ownOps(reader) };
}

function ownOps(reader: Reader, range = { from: 0, to: Number.MAX_SAFE_INTEGER }): HeldOp[] {
  return clientOf(reader)
    .prepare<[number, number], { opId: string; kind: string; hasWords: number }>(
      `SELECT o.op_id AS opId, o.kind, p.bytes IS NOT NULL AS hasWords FROM op o
       LEFT JOIN op_pii p ON p.pii_ref = o.pii_ref
       WHERE o.origin = 'own' AND o.position > ? AND o.position <= ?`,
    )
    .all(range.from, range.to)
    .map(({ hasWords, ...op }) => ({ ...op, hasWords: hasWords === 1 }));
}

function heldOf(township: Reader, stationId: string): Map<string, { readonly hasWords: boolean }> {
  const rows = clientOf(township)
    .prepare<[string], { opId: string; hasWords: number }>(
      `SELECT o.op_id AS opId, p.bytes IS NOT NULL AS hasWords FROM op o
       LEFT JOIN op_pii p ON p.pii_ref = o.pii_ref WHERE o.author_station = ?`,
    )
    .all(stationId);
  return new Map(rows.map(({ opId, hasWords }) => [opId, { hasWords: hasWords === 1 }]));
}

interface Arrived {
  readonly manifestHash: string;
  readonly incarnation: string;
  readonly seq: number;
  readonly replaces: boolean;
}

/** The batches that came, but for those whose frames a later one replaced. */
function arrivedBatches(township: Reader, stationId: string): Arrived[] {
  const rows = clientOf(township)
    .prepare<[string], { manifestHash: string; envelope: Uint8Array }>(
      `SELECT manifest_hash AS manifestHash, envelope FROM batch_in WHERE from_station = ? AND state = 'imported'`,
    )
    .all(stationId)
    .map(({ manifestHash, envelope }): Arrived => {
      const { from, seq, keepSafeReplaces } = decodeManifest(Uint8Array.from(envelope.subarray(64)));
      const incarnation = `${from.device} ${from.epoch.n} ${from.epoch.r}`;
      return { manifestHash, incarnation, seq, replaces: keepSafeReplaces === true };
    });
  return rows.filter(
    ({ incarnation, seq }) =>
      !rows.some((later) => later.replaces && later.incarnation === incarnation && later.seq > seq),
  );
}

function liesIn(reader: Reader, sha256: string): boolean {
  return existsSync(join(dirname(clientOf(reader).name), 'attachments', sha256));
}
