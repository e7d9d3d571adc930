import { peersOfStation } from '../../../db/queries/peers.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Writer } from '../log/op-kind.ts';
import { findIdentity } from '../station/identity.ts';

/** Whether a station may write ops of this kind about what another one opened, or it itself (exchange.md §8). */
export function mayWrite(
  reader: Reader,
  writer: Writer,
  { author, opener }: { readonly author: string; readonly opener: string },
): boolean {
  if (author === opener) return writer !== 'above' || !isLowest(reader, author);
  return writer !== 'opener' && isAbove(reader, author, opener);
}

/** Of two stations of which one is or trusts the other: neighbours never write on each other's records. */
function isAbove(reader: Reader, station: string, other: string): boolean {
  return !isLowest(reader, station) && (isOwn(reader, other) || isLowest(reader, other));
}

function isOwn(reader: Reader, station: string): boolean {
  return findIdentity(reader)?.stationId === station;
}

/**
 * Whether nobody is below it. By what a person has approved with its digits, never by what a station says of itself in an
 * op; of whom nobody knows anything, nobody is below.
 */
export function isLowest(reader: Reader, station: string): boolean {
  if (isOwn(reader, station)) return findStation(reader, station)?.kind !== 'township';
  const levels = peersOfStation(reader, station)
    .filter(({ status }) => status !== 'pending')
    .map(({ level }) => level);
  return levels.length === 0 || levels.includes('village');
}
