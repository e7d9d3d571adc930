import { z } from 'zod';
import { anyone, defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';
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
  /** How many own entries (ops) are missing still, as far as this PC's own mark tells; null: nobody knows. */
  missing: z.int().nullable(),
  /** Files that waited here unopened when the backup was made and are not here now: how many, and of whom as far as known. */
  heldGone: z.object({ count: z.int(), stations: z.array(z.string()) }).nullable(),
});
export type RegisterRenewal = z.infer<typeof renewalSchema>;

/** What became of one part of a restore pack. */
const packOutcomeSchema = z.object({
  part: z.int(),
  /** False: more parts belong to it. */
  last: z.boolean(),
  /** Own ops that were not here. */
  restored: z.int(),
  /** Ops that were kept aside. */
  refused: z.int(),
  /** Keep-safe frames, and how many of them this recovery code did not open. */
  frames: z.int(),
  unopened: z.int(),
  /** When the newest op in it was written. */
  heldUntil: z.string().nullable(),
  missing: z.int().nullable(),
  /** Files of own records after this part, and of how many the contents are not here. */
  attachments: z.object({ count: z.int(), missing: z.int() }),
});
export type PackOutcome = z.infer<typeof packOutcomeSchema>;

const fileIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const townshipAdmin: RouteNeeds = { session: true, roles: ['admin'], stationKinds: ['township'] };
const exportedFileSchema = z.object({
  fileId: z.string(),
  fileName: z.string(),
  savedTo: z.string().nullable(),
});

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
  /** What a township says of a station of which nothing is left. Errors: FILE_NOT_FOUND, NOT_A_NOTE. */
  'restore.readNote': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({ fileId: fileIdSchema }),
    output: z.object({ name: z.string(), division12: z.string(), heldUntil: z.string() }),
  }),
  /** The note with which a station starts again on another PC. Errors: NOT_FOUND. */
  'restore.exportNote': defineRoute({
    kind: 'write',
    needs: townshipAdmin,
    input: z.object({ stationId: z.uuid() }),
    output: z.object({ fileId: z.string(), fileName: z.string() }),
  }),
  /**
   * All that is held of a station, and what it gave to be kept unread, for its present PC. Errors: NOT_ENROLLED,
   * NOTHING_TO_SEND, DISK_*.
   */
  'restore.exportPack': defineJob({
    needs: townshipAdmin,
    input: z.object({ stationId: z.uuid(), place: z.string().max(4096).nullable() }),
    result: z.object({ files: z.array(exportedFileSchema) }),
  }),
  /**
   * One part after the other; `recoveryCode` null: without what the township could not read. Errors: NOT_A_PACK,
   * PACK_NOT_NEEDED, PACK_CODE_WRONG, RECOVERY_CODE_MISREAD, and those of `exchange.import`.
   */
  'restore.importPack': defineJob({
    needs: { session: true, roles: ['admin'], stationKinds: ['village'] },
    input: z.object({
      fileIds: z.array(fileIdSchema).min(1).max(500),
      recoveryCode: recoveryCodeSchema.nullable(),
    }),
    result: z.object({ parts: z.array(packOutcomeSchema) }),
  }),
  'restore.acknowledge': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ incidentId: z.uuid() }),
    output: z.object({}),
  }),
};
