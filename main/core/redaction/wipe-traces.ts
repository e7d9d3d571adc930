import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { importedFiles } from '../../../db/queries/batches-in.ts';
import { findMeta, removeMeta } from '../../../db/queries/local.ts';
import { purgeRemovedDocs } from '../../../db/queries/search.ts';
import { truncateWal } from '../../../db/store/truncate-wal.ts';
import { dropFilesLetGo } from '../attachments/store.ts';
import { namesIn } from '../files/names-in.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { wipePending } from './erase-record.ts';
import { noteLastingOps, redactionsIn } from '../station/lasting-ops.ts';

/**
 * What an erasure leaves beside the tables: words in the blocks of the index, old pages in the write-ahead logs, forms
 * half filled in from the record, attachments, and batch files: those sent can be written again without the words, those
 * taken in are in the log. Does nothing where nothing was erased. To be called after the transaction that erased, and at unlock.
 */
export function wipeTraces(runtime: StationRuntime): void {
  const { register, ports } = runtime;
  const { writer } = register;
  if (!writer || findMeta(register.read, wipePending) === undefined) return;
  noteLastingOps(runtime);
  inTransaction(register, purgeRemovedDocs);
  const outbox = join(ports.dataDir, 'outbox');
  for (const file of [
    ...namesIn(outbox).map((name) => join(outbox, name)),
    ...importedFiles(register.read).map((name) => join(ports.dataDir, 'inbox', name)),
  ]) {
    forget(file);
  }
  for (const { entityId } of redactionsIn(register.read)) writer.drafts.removeNaming(entityId);
  dropFilesLetGo(runtime);
  writer.drafts.truncateWal();
  // While a reader still needs the log, the next unlock tries again.
  if (truncateWal(writer.store)) inTransaction(register, (tx) => removeMeta(tx, wipePending));
}

/** One that somebody fetches at this moment goes with the next erasure. */
function forget(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Held open; the words in it are encrypted for the township alone.
  }
}
