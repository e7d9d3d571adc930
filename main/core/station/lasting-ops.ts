import { join } from 'node:path';
import { z } from 'zod';
import { hasOp, insertOp, opsOfKinds, type OpRow } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { hkdfSha256 } from '../crypto/derive.ts';
import { toHex } from '../crypto/hex.ts';
import { decodeOp } from '../exchange/format/op.ts';
import { checkedJson } from '../files/checked-json.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';
import { distrustAgain } from '../grant/distrust-again.ts';
import type { OpKindDefinition } from '../log/op-kind.ts';
import { opKinds } from '../log/op-kinds.ts';
import { audit, projectEntity } from '../log/record.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from './identity.ts';

const entrySchema = z.strictObject({
  stationId: z.uuid(),
  origin: z.enum(['own', 'imported']),
  /** The op, base64: codes and ids alone. */
  op: z.base64(),
  /** By the key of the database: a file that somebody edited erases and revokes nothing. */
  proof: z.string(),
});
const listSchema = z.strictObject({ v: z.literal(1), ops: z.array(entrySchema) });
type Entry = z.infer<typeof entrySchema>;
type List = z.infer<typeof listSchema>;

// Not what was moved into sealed records: where the sealed part had not left this PC, its words would be lost.
const redactionKinds = Object.entries<OpKindDefinition>(opKinds).flatMap(([kind, { erases }]) =>
  erases === 'redacted' ? [kind] : [],
);

/** Trust that was ended must not come back with an old register. */
const lastingKinds = [...redactionKinds, 'device.revoke'];

function listFile({ dataDir }: CorePorts): TwoCopyFile<List> {
  return new TwoCopyFile(join(dataDir, 'lasting-ops.json'), checkedJson<List>(1, listSchema));
}

function readList(ports: CorePorts): readonly Entry[] {
  const stored = listFile(ports).read();
  return stored.state === 'sound' ? stored.value.ops : [];
}

/** Every erasure that this register knows. */
export function redactionsIn(reader: Reader): OpRow[] {
  return opsOfKinds(reader, redactionKinds);
}

/**
 * Notes what no restore may undo, erasures and revocations, in a small file beside the high-water mark: a register that
 * is older than they are does not bring the words back, nor the trust (exchange.md §8). Writes nothing where nothing is
 * new. Errors: DISK_*.
 */
export function noteLastingOps({ register, ports, databaseKey }: StationRuntime): void {
  const { stationId } = readIdentity(register.read);
  const own = opsOfKinds(register.read, lastingKinds).map(({ bytes, origin }) =>
    sealEntry(databaseKey, { stationId, origin, op: Buffer.from(bytes).toString('base64') }),
  );
  const listed = readList(ports);
  const known = new Set(own.map(({ proof }) => proof));
  const others = listed.filter(({ proof }) => !known.has(proof));
  if (others.length + own.length === listed.length) return;
  listFile(ports).write({ v: 1, ops: [...others, ...own] });
}

/** As {@link noteLastingOps}, after a commit that a full disk must not make look undone: the next unlock notes it. */
export function tryToNoteLastingOps(runtime: StationRuntime): void {
  try {
    noteLastingOps(runtime);
  } catch {
    // The op is in the log, and the list is written again at every unlock.
  }
}

function sealEntry(key: Uint8Array, entry: Omit<Entry, 'proof'>): Entry {
  const told = `lasting op ${entry.stationId} ${entry.origin} ${sha256Hex(Buffer.from(entry.op, 'base64'))}`;
  return { ...entry, proof: toHex(hkdfSha256(key, new Uint8Array(), told, 32)) };
}

/**
 * To be called whenever a register was opened first, or put in the place of another: what was erased is erased again, and
 * whom nobody trusts any more is not trusted.
 */
export function reapplyLastingOps(runtime: StationRuntime): void {
  const { register, ports, databaseKey } = runtime;
  const { stationId } = readIdentity(register.read);
  const missing = readList(ports).filter(
    (entry) =>
      entry.stationId === stationId &&
      entry.proof === sealEntry(databaseKey, entry).proof &&
      !hasOp(register.read, sha256Hex(Buffer.from(entry.op, 'base64'))),
  );
  if (missing.length === 0) return;
  const at = new Date(ports.clock.now()).toISOString();
  inTransaction(register, (tx) => {
    for (const { op, origin } of missing) {
      const bytes = Uint8Array.from(Buffer.from(op, 'base64'));
      const { author, v: _, parents: __, body: ___, ...envelope } = decodeOp(bytes);
      const opId = sha256Hex(bytes);
      if (envelope.kind === 'device.revoke') distrustAgain(tx, envelope.entityId, at);
      // The station above says whom it revoked in every batch: from there the op comes with its provenance.
      if (envelope.kind === 'device.revoke' && origin === 'imported') continue;
      insertOp(tx, {
        ...envelope,
        opId,
        bytes,
        origin,
        authorStation: author.station,
        authorDevice: author.device,
        authorUser: author.user,
        batchIn: null,
        disposition: 'applied',
        code: null,
        recordedAt: at,
      });
      projectEntity(tx, envelope.entityId);
      audit(tx, { at, staffId: author.user, action: 'record', params: { ops: [opId] } });
    }
  });
}
