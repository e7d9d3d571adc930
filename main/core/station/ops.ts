import { z } from 'zod';
import { stationProfileSchema } from '../../contract/routes/station.ts';
import { defineOpKind } from '../log/op-kind.ts';

const { kind, division12, ...texts } = stationProfileSchema.shape;

export const stationOps = {
  /** What a station says of itself; the latest one holds. Its telephone and name stand on slips and on the township's board. */
  'station.describe': defineOpKind({
    entity: 'station',
    schema: 1,
    opens: true,
    body: z.strictObject({ kind, division12 }),
    pii: z.strictObject(texts),
    travel: { up: 'whole', down: 'whole' },
  }),
};
