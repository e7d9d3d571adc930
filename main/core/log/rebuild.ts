import { projectableEntityIds } from '../../../db/queries/ops.ts';
import { clearProjection } from '../../../db/queries/projection-dump.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { withWriteTx, type WriteStore } from '../../../db/store/store.ts';
import { projectionVersion } from './projections.ts';
import { projectEntities } from './record.ts';

const versionKey = 'projectionVersion';

/**
 * Makes the tables and the search index again from the log, when they were made by a program that folded otherwise
 * (exchange.md P1). One transaction: a power cut leaves the old tables, and the next start begins again.
 */
export function rebuildOutdatedTables(store: WriteStore): void {
  if (findMeta(store, versionKey) === String(projectionVersion)) return;
  withWriteTx(store, (tx) => {
    clearProjection(tx);
    projectEntities(tx, projectableEntityIds(tx));
    setMeta(tx, versionKey, String(projectionVersion));
  });
}
