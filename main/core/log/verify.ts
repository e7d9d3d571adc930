import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { auditAfterPosition } from '../../../db/queries/audit.ts';
import {
  claimsOnEntity,
  findOp,
  findPii,
  insertOp,
  insertPii,
  opsAfterPosition,
} from '../../../db/queries/ops.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import { pagesAreSound } from '../../../db/store/backup.ts';
import { openWriteStore } from '../../../db/store/open.ts';
import { withWriteTx, type Reader, type WriteStore } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { randomBytes } from '../crypto/random.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { auditHeadsTold, verifyExchange, type ExchangeFault } from '../exchange/verify-exchange.ts';
import { verifyPii } from '../exchange/format/op.ts';
import type { CorePorts } from '../ports.ts';
import { settlingOnce } from '../matters/settle.ts';
import { auditHash, firstAuditLink, isInPlay, projectEntity, returnedOps } from './record.ts';

/** What was found, and where: kinds of fault with counts, never contents. */
export interface Verification {
  readonly ops: number;
  readonly auditRows: number;
  readonly faults: Readonly<Record<Fault, number>>;
  /** SHA-256 of the tables as they are, and as the log makes them anew: equal in a sound register (P1). */
  readonly projectionHash: string;
  readonly rebuiltHash: string;
  readonly sound: boolean;
}

type Fault = 'opBytes' | 'piiBytes' | 'auditChain' | 'unrecordedOp' | 'opStanding' | ExchangeFault;

export interface VerifyWatch {
  progress(done: number, total: number, step: string): void;
  isCancelled(): boolean;
}

/**
 * Walks the register's chains and makes its tables again from the log in a scratch database: every op still has the
 * bytes of its id, its personal data is what it committed to (or was erased), the audit log is unbroken and names every
 * op of this station's own, what became of each op is what the set of ops says, the batches and receipts hold, and the rebuilt tables are the same (exchange.md P1, I9).
 * Errors: DATABASE_DAMAGED (a page is not as it was written), CANCELLED, DISK_*.
 */
export function verifyRegister(reader: Reader, ports: CorePorts, watch: VerifyWatch): Verification {
  // First: what is read below leaves out whole tables and indexes that happen to be empty or not asked.
  if (!pagesAreSound(reader)) throw new AppError('DATABASE_DAMAGED');
  const faults: Record<Fault, number> = {
    opBytes: 0,
    piiBytes: 0,
    auditChain: 0,
    unrecordedOp: 0,
    opStanding: 0,
    ...verifyExchange(reader, batchCounter(watch)),
  };
  const audited = walkAudit(reader, faults, watch);
  const scratchDir = mkdtempSync(join(ports.dataDir, 'verify-'));
  const key = randomBytes(32);
  const scratch = openWriteStore({
    file: join(scratchDir, 'scratch.db'),
    key,
    create: true,
    migrationsDir: ports.migrationsDir,
  });
  try {
    const ops = replay(reader, scratch, audited.opIds, faults, watch);
    const projectionHash = hashProjection(reader);
    const rebuiltHash = hashProjection(scratch);
    const sound = projectionHash === rebuiltHash && Object.values(faults).every((count) => count === 0);
    return { ops, auditRows: audited.rows, faults, projectionHash, rebuiltHash, sound };
  } finally {
    scratch.close();
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

function walkAudit(
  reader: Reader,
  faults: Record<Fault, number>,
  watch: VerifyWatch,
): { readonly rows: number; readonly opIds: ReadonlySet<string> } {
  // Others have them: an audit log that is unbroken and has them not was written anew (exchange.md §14).
  const told = auditHeadsTold(reader);
  const opIds = new Set<string>();
  let rows = 0;
  let link = firstAuditLink;
  for (const row of auditAfterPosition(reader, 0)) {
    rows += 1;
    pause(watch, rows, 'audit');
    if (row.prevHash !== link || auditHash(row.prevHash, row) !== row.hash) faults.auditChain += 1;
    link = row.hash;
    told.delete(row.hash);
    if (row.action === 'record' || row.action === returnedOps)
      for (const opId of idsIn(row.params)) opIds.add(opId);
  }
  faults.witness += told.size;
  return { rows, opIds };
}

function idsIn(params: string): readonly string[] {
  const told: unknown = JSON.parse(params);
  const ids: unknown = typeof told === 'object' && told !== null && 'ops' in told ? told.ops : [];
  return Array.isArray(ids) ? ids.map(String) : [];
}

function replay(
  reader: Reader,
  scratch: WriteStore,
  audited: ReadonlySet<string>,
  faults: Record<Fault, number>,
  watch: VerifyWatch,
): number {
  return withWriteTx(scratch, (tx) => {
    const entities = new Set<string>();
    let ops = 0;
    for (const { position: _, ...row } of opsAfterPosition(reader, 0)) {
      ops += 1;
      pause(watch, ops, 'ops');
      // What is not what it committed to is counted and left out: garbage must not stop the walk.
      if (sha256Hex(row.bytes) !== row.opId) {
        faults.opBytes += 1;
        continue;
      }
      if (row.origin === 'own' && !audited.has(row.opId)) faults.unrecordedOp += 1;
      // What became of it follows from the set of ops: it is found out anew, not copied.
      const isKnown = isInPlay(row) && row.disposition !== 'quarantined';
      insertOp(tx, isKnown ? { ...row, disposition: 'applied', code: null } : row);
      if (isInPlay(row)) entities.add(row.entityId);
      const pii = row.piiRef === null ? undefined : findPii(reader, row.piiRef);
      if (!pii?.bytes || !pii.salt) continue;
      const { piiRef, salt, bytes } = { ...pii, salt: pii.salt, bytes: pii.bytes };
      if (verifyPii(piiRef, { salt, bytes })) insertPii(tx, { piiRef, salt, bytes });
      else faults.piiBytes += 1;
    }
    settlingOnce(tx, () => {
      for (const entityId of entities) {
        pause(watch, ops, 'projection');
        projectEntity(tx, entityId);
        for (const { opId, disposition, code } of claimsOnEntity(reader, entityId)) {
          const found = findOp(tx, opId);
          // An op that is not what its id says was left out, and is counted already.
          if (found && (found.disposition !== disposition || found.code !== code)) faults.opStanding += 1;
        }
      }
    });
    return ops;
  });
}

function batchCounter(watch: VerifyWatch): () => void {
  let batches = 0;
  return () => {
    batches += 1;
    pause(watch, batches, 'exchange');
  };
}

function pause(watch: VerifyWatch, done: number, step: string): void {
  if (done % 256 !== 0) return;
  watch.progress(done, 0, step);
  if (watch.isCancelled()) throw new AppError('CANCELLED');
}
