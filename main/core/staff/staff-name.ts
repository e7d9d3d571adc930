import { findStaff } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';

/** The name of a person of any station; empty for one whose name never travelled here. */
export function staffName(reader: Reader, staffId: string | null): string {
  return (staffId === null ? undefined : findStaff(reader, staffId))?.name ?? '';
}
