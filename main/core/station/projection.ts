import { upsertStation } from '../../../db/queries/stations.ts';
import type { StationProfile } from '../../contract/routes/station.ts';
import { defineProjection } from '../log/projection.ts';

export const stationProjection = defineProjection('station', {
  step: (state: StationProfile | null, op) => (op.pii ? { ...op.body, ...op.pii } : state),
  write(tx, id, { kind, division12, name, ...rest }) {
    upsertStation(tx, { id, kind, division12, name, fields: JSON.stringify(rest) });
  },
});
