import { z } from 'zod';
import { eligibleProfiles } from '../../terms/limits-terms.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const administering: RouteNeeds = { session: true, roles: ['admin'] };

/** An own target; months are for laws. */
const targetSchema = z.strictObject({
  amount: z.int().min(0).max(90),
  unit: z.enum(['day', 'workingDay']),
});
export type LimitTarget = z.infer<typeof targetSchema>;

/** A station's own targets beside the law; null: none. */
export const limitTargetsSchema = z.strictObject({
  notice: targetSchema.nullable(),
  handle: targetSchema.nullable(),
});

const spanSchema = z.object({ amount: z.int(), unit: z.enum(['day', 'workingDay', 'month']) });

/** What a profile gives for the two limits that every matter has; `complex` where it tells those apart. */
const outlineSchema = z.object({
  profile: z.enum(eligibleProfiles),
  standing: z.enum(['national', 'provincial', 'internal']),
  notice: spanSchema,
  handle: spanSchema,
  handleComplex: spanSchema.nullable(),
});

const settingSchema = z.object({
  from: z.string(),
  profile: z.enum(eligibleProfiles),
  notice: targetSchema.nullable(),
  handle: targetSchema.nullable(),
  stationName: z.string(),
  setAt: z.string(),
});
export type LimitSetting = z.infer<typeof settingSchema>;

export const limitRoutes = {
  'limits.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      profiles: z.array(outlineSchema),
      /** What holds for a matter that is received today. */
      today: settingSchema.omit({ from: true, stationName: true, setAt: true }),
      /** Everything that was laid down and counts here, the latest day first. */
      settings: z.array(settingSchema),
      /** The station above has laid some down: nothing is to be chosen here. */
      fixed: z.boolean(),
    }),
  }),
  /**
   * Lays down limits for matters received from a day on, at a township for all its stations. Errors: LIMITS_LAXER,
   * LIMITS_FROM_ABOVE.
   */
  'limits.set': defineRoute({
    kind: 'write',
    needs: administering,
    input: z.object({
      from: z.iso.date(),
      profile: z.enum(eligibleProfiles),
      ...limitTargetsSchema.shape,
    }),
    output: z.object({}),
  }),
};
