import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const admin: RouteNeeds = { session: true, roles: ['admin'] };

/** What became of a backup at one place; the others go on. */
const outcomeSchema = z.object({
  placeId: z.string(),
  /** The folder's path or the stick's label. */
  label: z.string(),
  /** Null: written, read back and compared. */
  error: z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.unknown()) }).nullable(),
});
export type BackupOutcome = z.infer<typeof outcomeSchema>;

const placeSchema = z.object({
  placeId: z.string(),
  kind: z.enum(['folder', 'stick']),
  label: z.string(),
  /** When the newest verified backup there was taken; null: none yet. */
  verifiedAt: z.string().nullable(),
  opCount: z.int().nullable(),
  bytes: z.int().nullable(),
  /** On the disk of the register itself; null: not known yet. */
  sameVolume: z.boolean().nullable(),
  /** The last attempt, if it failed. */
  failure: z.object({ at: z.string(), code: z.enum(errorCodes) }).nullable(),
});
export type BackupPlace = z.infer<typeof placeSchema>;

export const backupStatusSchema = z.object({
  /** Red: no verified backup anywhere for three days. */
  light: z.enum(['green', 'red']),
  /** Of the newest verified backup anywhere. */
  verifiedAt: z.string().nullable(),
  /** The newest failure that no later backup has mended. */
  failure: placeSchema.shape.failure,
  folder: z.object({ path: z.string(), isDefault: z.boolean() }),
  places: z.array(placeSchema),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

export const backupRoutes = {
  /** Where backups go and how the last ones ended; for Today and the settings. */
  'backup.status': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: backupStatusSchema,
  }),
  /**
   * Backs up now, to every place that is there. `onlyDue`: to those without a verified backup of today; the program asks
   * for that by itself. Errors: CANCELLED; what fails at one place is in its outcome.
   */
  'backup.run': defineJob({
    needs: unlocked,
    input: z.object({ onlyDue: z.boolean().default(false) }),
    result: z.object({ places: z.array(outcomeSchema) }),
  }),
  /** Sticks and second disks now attached; slow on an old PC. */
  'backup.sticks': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      sticks: z.array(
        z.object({ path: z.string(), label: z.string(), freeBytes: z.int(), isMarked: z.boolean() }),
      ),
    }),
  }),
  /** Makes an attached stick a backup stick, or ends that; the backups on it stay. Errors: DISK_*. */
  'backup.markStick': defineRoute({
    kind: 'write',
    needs: admin,
    input: z.object({ path: z.string().max(1000), isMarked: z.boolean() }),
    output: z.object({}),
  }),
  /**
   * The folder for backups; null: the default. Errors: INPUT_INVALID with ABSOLUTE, MISSING or INSIDE_DATA at `path`,
   * DISK_*.
   */
  'backup.chooseFolder': defineRoute({
    kind: 'write',
    needs: admin,
    input: z.object({ path: z.string().trim().min(1).max(1000).nullable() }),
    output: z.object({}),
  }),
};
