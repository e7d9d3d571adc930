import { join } from 'node:path';
import { openDraftStore, type DraftStore } from '../../db/queries/drafts.ts';
import { openReadStore, openWriteStore } from '../../db/store/open.ts';
import { withWriteTx, type ReadStore, type WriteStore, type WriteTx } from '../../db/store/store.ts';
import { AppError } from './app-error.ts';
import { judgeKeptOps } from './exchange/judge-again.ts';
import { rebuildOutdatedTables } from './log/rebuild.ts';
import type { CorePorts } from './ports.ts';
import type { ThreadRole } from './runtime.ts';
import { HighWater } from './station/high-water.ts';

/** One station's open databases, in one thread. */
export interface OpenRegister {
  readonly read: ReadStore | WriteStore;
  /** Null in the threads that only read. */
  readonly writer: {
    readonly store: WriteStore;
    readonly drafts: DraftStore;
    readonly highWater: HighWater;
  } | null;
}

/** Page cache of a register by the thread that opens it. */
export const cacheKib = { writer: 16_384, single: 16_384, reader: 32_768, jobs: 16_384 } as const;

export function openRegister(
  ports: CorePorts,
  role: ThreadRole,
  key: Uint8Array,
  create: boolean,
): OpenRegister {
  const file = join(ports.dataDir, 'register.db');
  if (role === 'reader' || role === 'jobs') {
    return { read: openReadStore({ file, key, cacheKib: cacheKib[role] }), writer: null };
  }
  const { migrationsDir } = ports;
  const store = openWriteStore({ file, key, migrationsDir, cacheKib: cacheKib[role], create });
  judgeKeptOps(store, ports.appVersion);
  rebuildOutdatedTables(store);
  const drafts = openDraftStore({ file: join(ports.dataDir, 'drafts.db'), key });
  return { read: store, writer: { store, drafts, highWater: new HighWater(ports) } };
}

export function closeRegister(register: OpenRegister): void {
  markHighWater(register);
  register.writer?.drafts.close();
  register.read.close();
}

/** Runs one write transaction. Errors: STATION_NOT_READY in a thread that only reads. */
export function inTransaction<T>(
  register: OpenRegister,
  work: (tx: WriteTx) => T extends PromiseLike<unknown> ? never : T,
): T {
  if (!register.writer) throw new AppError('STATION_NOT_READY');
  const { store, highWater } = register.writer;
  const result = withWriteTx(store, work);
  highWater.note(store);
  return result;
}

/** Sets the high-water mark now: before a batch leaves the PC, and at the end. */
export function markHighWater({ writer }: OpenRegister): void {
  writer?.highWater.write(writer.store);
}

/** One draft for each person and form; its id says both. */
export function draftId(staffId: string, form: string): string {
  return `${staffId} ${form}`;
}

export function draftsOf(register: OpenRegister): DraftStore {
  if (!register.writer) throw new AppError('STATION_NOT_READY');
  return register.writer.drafts;
}
