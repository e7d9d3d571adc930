import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { checkChosenFolder, refusedFolder } from '../files/chosen-folder.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';

/** The folder that is watched, and the one that batches are written to. */
export const exchangeFolders = ['inbox', 'outbox'] as const;
export type ExchangeFolder = (typeof exchangeFolders)[number];

const folderKey = { inbox: 'transport.inbox', outbox: 'transport.outbox' } as const;

export function chosenFolder(reader: Reader, which: ExchangeFolder): string | null {
  return findMeta(reader, folderKey[which]) ?? null;
}

/** Another folder, or none (null). Errors: INPUT_INVALID (ABSOLUTE, MISSING, INSIDE_DATA, SAME at `path`). */
export function chooseExchangeFolder(
  runtime: StationRuntime,
  session: Session,
  { which, path: typed }: { readonly which: ExchangeFolder; readonly path: string | null },
): void {
  const path = typed === null ? null : checkChosenFolder(typed, runtime.ports.dataDir);
  inTransaction(runtime.register, (tx) => {
    const other = chosenFolder(tx, which === 'inbox' ? 'outbox' : 'inbox');
    // What this station wrote for others would be looked at again and again.
    if (path !== null && path === other) throw refusedFolder('SAME');
    if (path === null) removeMeta(tx, folderKey[which]);
    else setMeta(tx, folderKey[which], path);
    const action = which === 'inbox' ? 'transport.chooseInbox' : 'transport.chooseOutbox';
    audit(tx, { at: isoNow(runtime), staffId: session.staffId, action });
  });
}
