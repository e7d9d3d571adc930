import { findMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import type { SignedRotation } from '../exchange/format/rotation.ts';

/** Who this database is: the station, its one PC, and the incarnation of this database (exchange.md §2). */
export interface Identity {
  readonly stationId: string;
  readonly deviceId: string;
  readonly epoch: { readonly n: number; readonly r: string };
  readonly deviceKid: string;
  /** The device's private keys under the machine secret. */
  readonly sealedDeviceKeys: string;
  /** Since when these keys are used; UTC instant. */
  readonly keysSince: string;
  /** Of all keys that this station had before, also on other PCs. */
  readonly formerKids: readonly string[];
  /** Of the last ones of this PC the half that opens what is still in the post, under the machine secret; oldest first. */
  readonly formerKeys: readonly { readonly kid: string; readonly sealed: string }[];
  /** How this device came to its keys, the newest change last; it goes along with every batch. */
  readonly rotations: readonly SignedRotation[];
}

const key = 'identity';

export function saveIdentity(tx: WriteTx, identity: Identity): void {
  setMeta(tx, key, JSON.stringify(identity));
}

/** Null in a database that no wizard has finished. */
export function findIdentity(reader: Reader): Identity | null {
  const text = findMeta(reader, key);
  if (text === undefined) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by saveIdentity only
  return JSON.parse(text) as Identity;
}

/** Errors: STATION_NOT_READY in a database that no wizard has finished. */
export function readIdentity(reader: Reader): Identity {
  const identity = findIdentity(reader);
  if (!identity) throw new AppError('STATION_NOT_READY');
  return identity;
}
