import { z } from 'zod';
import { limitTargetsSchema } from '../../contract/routes/limits.ts';
import { exchangeLevels } from '../../terms/exchange.ts';
import { eligibleProfiles, firstLimitsDay } from '../../terms/limits-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';

export const limitOps = {
  /** Holds for matters received from a day on, until another one does; what was received before keeps its own. */
  'limitProfile.set': defineOpKind({
    entity: 'limitProfile',
    schema: 1,
    opens: true,
    body: z.strictObject({
      /** Of the station that lays it down: where two have done so, the higher level's holds. */
      level: z.enum(exchangeLevels),
      from: z.iso.date().refine((day) => day >= firstLimitsDay),
      profile: z.enum(eligibleProfiles),
      ...limitTargetsSchema.shape,
    }),
    pii: null,
    travel: { up: 'never', down: 'whole' },
  }),
};
