import { z } from 'zod';
import { anyone, defineJob, defineRoute, unlocked } from '../route.ts';
import { restoreKinds } from '../../terms/exchange.ts';
import { openedSessionSchema, secretSchema } from './session.ts';

const recoveryCodeSchema = z.string().max(200);

const foundBackupSchema = z.object({
  /** To be given back as the source of a restore. */
  path: z.string(),
  /** The folder's path or the stick's label. */
  place: z.string(),
  /** Day of the backup, in Shanghai. */
  day: z.iso.date(),
  /** Which incarnation of the station it is of: 1 until the first restore. */
  epoch: z.int(),
  bytes: z.int(),
});
export type FoundBackup = z.infer<typeof foundBackupSchema>;

const previewSchema = z.object({
  stationName: z.string(),
  /** Until when the backup has everything. */
  madeAt: z.string(),
  opCount: z.int(),
  /** Who may finish the restore. */
  admins: z.array(z.object({ staffId: z.uuid(), name: z.string() })),
  /** What records hold on to, and how much of it is not there: a backup file that came alone has none. */
  attachments: z.object({ count: z.int(), missing: z.int() }),
});
export type RestorePreview = z.infer<typeof previewSchema>;

const renewalSchema = z.object({
  incidentId: z.uuid(),
  kind: z.enum(restoreKinds),
  at: z.string(),
  /** Until when the register surely has everything. */
  keptUntil: z.string(),
  /** The township has to approve this PC before it takes anything of it in. */
  isNewDevice: z.boolean(),
  /** Who of the township opened it. */
  openedBy: z.object({ township: z.string(), by: z.string(), second: z.string() }).nullable(),
});
export type RegisterRenewal = z.infer<typeof renewalSchema>;

/** Before anybody can unlock: all but the last two are refused with STATION_EXISTS once there is a station. */
export const restoreRoutes = {
  'restore.find': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({}),
    output: z.object({ backups: z.array(foundBackupSchema) }),
  }),
  /**
   * Opens a backup by the code on paper and proves all of it; changes nothing. Errors: FILE_NOT_FOUND,
   * RECOVERY_CODE_MISREAD, BACKUP_*, DATABASE_FROM_FUTURE, DISK_*, CANCELLED.
   */
  'restore.open': defineJob({
    needs: anyone,
    input: z.object({
      source: z.union([
        z.object({ fileId: z.string().regex(/^[0-9a-f]{64}$/u) }),
        z.object({ path: z.string().max(2000) }),
      ]),
      recoveryCode: recoveryCodeSchema,
    }),
    result: previewSchema,
  }),
  /** Puts what `restore.open` has proved in place. Errors: FILE_NOT_FOUND, SECRET_WEAK, FORBIDDEN, BACKUP_CODE_WRONG, DISK_*. */
  'restore.finish': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({ recoveryCode: recoveryCodeSchema, staffId: z.uuid(), newSecret: secretSchema }),
    output: openedSessionSchema,
    session: 'opens',
  }),
  /** What happened to this register that people must know: restored, an old file copied back, brought to another PC. */
  'restore.notices': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ notices: z.array(renewalSchema) }),
  }),
  'restore.acknowledge': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ incidentId: z.uuid() }),
    output: z.object({}),
  }),
};
