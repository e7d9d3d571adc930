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
  /** Of the PCs that this station had before: what is addressed to them cannot be opened here. */
  readonly formerKids: readonly string[];
}

const key = 'identity';

export function saveIdentity(tx: WriteTx, identity: Identity): void {
  setMeta(tx, key, JSON.stringify(identity));
}

/** A register that was never on another PC may have been written before there was a list. */
type StoredIdentity = Omit<Identity, 'formerKids'> & Partial<Pick<Identity, 'formerKids'>>;

/** Null in a database that no wizard has finished. */
export function findIdentity(reader: Reader): Identity | null {
  const text = findMeta(reader, key);
  if (text === undefined) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by saveIdentity only
  const stored = JSON.parse(text) as StoredIdentity;
  return { ...stored, formerKids: stored.formerKids ?? [] };
}

/** Errors: STATION_NOT_READY in a database that no wizard has finished. */
export function readIdentity(reader: Reader): Identity {
  const identity = findIdentity(reader);
  if (!identity) throw new AppError('STATION_NOT_READY');
  return identity;
}
