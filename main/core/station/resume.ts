import { v7 as uuidv7 } from 'uuid';
import { openIncident } from '../../../db/queries/incidents.ts';
import { raiseCounter } from '../../../db/queries/local.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { ReturnNote } from '../exchange/format/return-note.ts';
import { audit } from '../log/record.ts';
import type { Mark } from './high-water.ts';
import { beginMissingOps } from './missing-ops.ts';
import { raiseTo } from './renew-identity.ts';

/** A new start counts on from every epoch that anybody has seen of the station. */
export function firstEpoch(stationId: string, note: ReturnNote | null, mark: Mark | null): number {
  if (note === null) return 1;
  return Math.max(note.epochN, mark?.stationId === stationId ? mark.epochN : 0) + 1;
}

/**
 * A station begins again on an empty register, by its township's note: the same station on another PC, whose records come
 * back with the restore pack. Where this PC was its own, the mark knows more than the note.
 */
export function resume(
  tx: WriteTx,
  {
    note,
    mark,
    deviceId,
    staffId,
    at,
  }: {
    readonly note: ReturnNote;
    readonly mark: Mark | null;
    readonly deviceId: string;
    readonly staffId: string;
    readonly at: string;
  },
): void {
  const own = mark?.stationId === note.stationId ? mark : null;
  if (own) raiseTo(tx, own);
  for (const [series, serial] of Object.entries(note.serials)) raiseCounter(tx, series, serial);
  beginMissingOps(tx, own?.ownOps ?? null);
  const params = { keptUntil: note.heldUntil, isNewDevice: true };
  openIncident(tx, { id: uuidv7(), kind: 'resumed', subject: deviceId, at, params: JSON.stringify(params) });
  audit(tx, { at, staffId, action: 'register.resumed', params });
}
