import { z } from 'zod';
import { anyone, defineRoute, unlocked } from '../route.ts';

const issueSchema = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

export const jobStateSchema = z.object({
  jobId: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Units of work done and in all; `total` 0 = not yet known. */
  done: z.int(),
  total: z.int(),
  /** Code of the step under way; the sentence is made in the renderer. */
  step: z.string(),
  result: z.unknown().optional(),
  error: z
    .object({ code: z.string(), params: z.record(z.string(), z.unknown()), issues: z.array(issueSchema) })
    .optional(),
});
export type JobState = z.infer<typeof jobStateSchema>;

/**
 * Answered by the host's main thread, so that they work while every worker is busy. A job belongs to the person who
 * started it; one started before anybody could unlock (a restore) answers to whoever knows its random id.
 */
export const jobRoutes = {
  'job.get': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({ jobId: z.string() }),
    output: jobStateSchema,
    polled: true,
  }),
  'job.cancel': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({ jobId: z.string() }),
    output: z.object({}),
  }),
  /** The job that the program runs by itself now, such as the daily backup; null: none. */
  'job.background': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ jobId: z.string().nullable() }),
  }),
};
