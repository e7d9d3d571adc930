import { findNewestBatchIn } from '../../../db/queries/batches-in.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { MatterActs } from '../../contract/routes/act.ts';
import { findSuperior } from '../exchange/peers.ts';
import type { StationRuntime } from '../runtime.ts';
import { stationProfile } from '../station/service.ts';

/** At a village: whose words these are, how old they are, and whom to ask (domain.md §1.8). */
export function aboveOf(runtime: StationRuntime): MatterActs['above'] {
  const { read } = runtime.register;
  const superior = findSuperior(read);
  if (!superior) return null;
  const known = findStation(read, superior.stationId);
  return {
    name: known?.name ?? superior.name,
    phone: known ? stationProfile(runtime.register, superior.stationId).phone : '',
    knownAt: findNewestBatchIn(read, superior.stationId)?.wallClock ?? null,
  };
}
