import { findMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';

/** Who this database is: the station, its one PC, and the incarnation of this database (exchange.md §2). */
export interface Identity {
  readonly stationId: string;
  readonly deviceId: string;
  readonly epoch: { readonly n: number; readonly r: string };
  readonly deviceKid: string;
  /** The device's private keys under the machine secret. */
  readonly sealedDeviceKeys: string;
}

const key = 'identity';

export function saveIdentity(tx: WriteTx, identity: Identity): void {
  setMeta(tx, key, JSON.stringify(identity));
}

/** Null in a database that no wizard has finished. */
export function findIdentity(reader: Reader): Identity | null {
  const text = findMeta(reader, key);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by saveIdentity only
  return text === undefined ? null : (JSON.parse(text) as Identity);
}

/** Errors: STATION_NOT_READY in a database that no wizard has finished. */
export function readIdentity(reader: Reader): Identity {
  const identity = findIdentity(reader);
  if (!identity) throw new AppError('STATION_NOT_READY');
  return identity;
}
