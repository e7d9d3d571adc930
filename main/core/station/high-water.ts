import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { findAuditAt, findAuditHead } from '../../../db/queries/audit.ts';
import { findMeta, listCounters } from '../../../db/queries/local.ts';
import { countOwnOps } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { checkedJson } from '../files/checked-json.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';
import type { CorePorts } from '../ports.ts';
import { findIdentity } from './identity.ts';

const markSchema = z.strictObject({
  v: z.literal(1),
  stationId: z.uuid(),
  epochN: z.int().min(1),
  /** Of the keys of this PC: a register that comes back with earlier ones must not sign with them again. */
  deviceKid: z.string(),
  /** The last row of the audit chain, which names every op and every batch: a register without it is not this one's successor. */
  auditPosition: z.int().min(1),
  auditHash: z.string().regex(/^[0-9a-f]{64}$/u),
  /** What must not be given a second time: instants of the log's clock and running numbers. */
  hlc: z.string().nullable(),
  counters: z.record(z.string(), z.int()),
  /** How many ops this station had written: tells after a restore how many are missing. */
  ownOps: z.int().min(0).optional(),
});
export type Mark = Readonly<z.infer<typeof markSchema>>;

const everyMs = 60_000;

/**
 * How far the register had come, in a small file beside it (exchange.md §7): ids, hashes and counters. A file that
 * somebody copied back is behind it.
 */
export class HighWater {
  readonly #file: TwoCopyFile<Mark>;
  #writtenAt = Number.NEGATIVE_INFINITY;

  constructor(ports: Pick<CorePorts, 'dataDir'>) {
    this.#file = new TwoCopyFile(join(ports.dataDir, 'high-water.json'), checkedJson<Mark>(1, markSchema));
  }

  /** Null where there is none that can be read: then nothing is known, and nothing is claimed. */
  read(): Mark | null {
    const stored = this.#file.read();
    return stored.state === 'sound' ? stored.value : null;
  }

  /** After a commit; writes at most once a minute, because the mark may lag but must never cost a registration. */
  note(reader: Reader): void {
    if (performance.now() - this.#writtenAt >= everyMs) this.write(reader);
  }

  /** Before something leaves the PC, and at the end. A disk that refuses must not undo what is committed. */
  write(reader: Reader): void {
    this.#writtenAt = performance.now();
    try {
      const head = findAuditHead(reader);
      const identity = findIdentity(reader);
      if (!head || !identity) return;
      this.#file.write({
        v: 1,
        stationId: identity.stationId,
        epochN: identity.epoch.n,
        deviceKid: identity.deviceKid,
        auditPosition: head.position,
        auditHash: head.hash,
        hlc: findMeta(reader, 'hlc') ?? null,
        ownOps: countOwnOps(reader),
        counters: Object.fromEntries(listCounters(reader).map(({ name, value }) => [name, value])),
      });
    } catch {
      // A later commit tries again; the mark before this one stays.
    }
  }
}

/** Whether a register goes on from where the mark was set. */
export function isSuccessorOf(reader: Reader, { auditPosition, auditHash }: Mark): boolean {
  return findAuditAt(reader, auditPosition)?.hash === auditHash;
}
