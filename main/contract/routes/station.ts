import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { stationKinds } from '../../terms/station.ts';
import { anyone, defineJob, defineRoute, unlocked } from '../route.ts';
import { openedSessionSchema, secretSchema } from './session.ts';

const shortText = z.string().trim().min(1).max(60);
const optionalText = z.string().trim().max(120).default('');

/** What a station tells about itself on slips, notices and in exchange; the code is an attribute, because codes change. */
export const stationProfileSchema = z.object({
  kind: z.enum(stationKinds),
  name: shortText,
  /** 12-digit division code (GB/T 2260 + GB/T 10114 + village part); only the form is checked. */
  division12: z.string().regex(/^\d{12}$/u),
  /** Stands before the year in registration numbers, e.g. 柳河 in 柳河〔2026〕31号. */
  numberPrefix: z.string().trim().min(1).max(12),
  phone: optionalText,
  address: optionalText,
  hours: optionalText,
  /** Telephone printed in the rights block of the slip for complaints about the handling. */
  supervisionPhone: optionalText,
  /** The discipline organ's address and telephone, printed where nothing may be typed (exchange.md §9). */
  disciplineContact: optionalText,
});
export type StationProfile = z.infer<typeof stationProfileSchema>;

const ownKeysSchema = z.object({
  /** The 25 digits that others type or compare. */
  checkCode: z.string(),
  since: z.string(),
  /** When the keys of this PC were replaced, the oldest first. */
  changes: z.array(z.string()),
  /**
   * Why they cannot be replaced: `waiting`, the township has not confirmed this PC yet; `revoked`, it trusts it no more.
   */
  hindrance: z.enum(['waiting', 'revoked']).nullable(),
});
export type OwnKeys = z.infer<typeof ownKeysSchema>;

export const loginSchema = z.object({
  staffId: z.uuid(),
  /** Null when the machine secret does not fit, for example on another PC. */
  name: z.string().nullable(),
});

export const stationRoutes = {
  'station.status': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({}),
    output: z.object({
      /** `empty`: first start; `locked`: a PIN is asked for; `damaged`: the keyring or database cannot be read. */
      state: z.enum(['empty', 'locked', 'damaged']),
      problem: z.enum(errorCodes).nullable(),
      secretKind: z.enum(['pin', 'passphrase']),
      stationName: z.string().nullable(),
      logins: z.array(loginSchema),
      sample: z.boolean(),
      host: z.enum(['electron', 'loopback']),
      appVersion: z.string(),
      now: z.string(),
    }),
  }),
  'station.create': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({
      profile: stationProfileSchema,
      staffName: shortText,
      staffPost: optionalText,
      secret: secretSchema,
      /** The township's note of a station that begins again on this PC; null: a station that never was. */
      noteFileId: z
        .string()
        .regex(/^[0-9a-f]{64}$/u)
        .nullable()
        .default(null),
    }),
    output: openedSessionSchema.extend({
      /** Shown once, to be printed or copied by hand; never stored in the clear. */
      recoveryCode: z.string(),
      /** Indexes (from 0) of the two groups that are typed back to prove the copy. */
      askGroups: z.tuple([z.int(), z.int()]),
    }),
    session: 'opens',
  }),
  'station.confirmRecovery': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({
      groups: z.array(z.object({ index: z.int().min(0), value: z.string().max(20) })).length(2),
    }),
    output: z.object({ confirmed: z.literal(true) }),
  }),
  /** A new recovery code in place of one that was lost or seen; the old one stops working at once. */
  'station.renewRecovery': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ secret: secretSchema }),
    output: z.object({ recoveryCode: z.string(), askGroups: z.tuple([z.int(), z.int()]) }),
  }),
  /**
   * All keys are lost, or the register is damaged: it is set aside, never deleted, and the first start begins anew.
   * Errors: STATION_OPEN, NOT_FOUND, DISK_*.
   */
  'station.setAside': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({}),
    output: z.object({
      /** Where it lies now, for the person who asks for help. */
      path: z.string(),
    }),
  }),
  /**
   * Starts the sample register beside this one: another folder, another process, invented people. From a first start, so
   * that somebody can look before a station is founded. Errors: SAMPLE_NOT_OPENED.
   */
  'station.openSample': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({}),
    output: z.object({
      /** Where it is opened, once; null: the host has shown it in a window of its own. */
      address: z.string().nullable(),
    }),
  }),
  'station.keys': defineRoute({
    kind: 'read',
    needs: { session: true, roles: ['admin'] },
    input: z.object({}),
    output: ownKeysSchema,
  }),
  /**
   * New keys for this PC, named to the others with the signature of old and new. Errors: SECRET_WRONG, SECRET_WAIT,
   * KEYS_NOT_CONFIRMED, REVOKED, MACHINE_SECRET_UNAVAILABLE.
   */
  'station.replaceKeys': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ secret: secretSchema }),
    output: z.object({ checkCode: z.string() }),
  }),
  /** Gives the keys up: this PC asks to be enrolled as another device. Errors: SECRET_WRONG, SECRET_WAIT. */
  'station.enrolAnew': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ secret: secretSchema }),
    output: z.object({}),
    endsAllSessions: true,
  }),
  'station.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      stationId: z.uuid(),
      deviceId: z.uuid(),
      profile: stationProfileSchema,
      recoveryConfirmed: z.boolean(),
      autoLockMinutes: z.int(),
    }),
  }),
  'station.revise': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ profile: stationProfileSchema.omit({ kind: true }) }),
    output: z.object({}),
  }),
  /** Walks the chains of the register and makes its tables again from the log; changes nothing (exchange.md P1, I9). */
  'station.verify': defineJob({
    needs: { session: true, roles: ['admin'] },
    input: z.object({}),
    result: z.object({
      sound: z.boolean(),
      ops: z.int(),
      auditRows: z.int(),
      faults: z.object({
        opBytes: z.int(),
        piiBytes: z.int(),
        auditChain: z.int(),
        unrecordedOp: z.int(),
        opStanding: z.int(),
        batchOut: z.int(),
        batchIn: z.int(),
        receipt: z.int(),
        witness: z.int(),
      }),
      projectionHash: z.string(),
      rebuiltHash: z.string(),
      /** Files beside the register: `missing` are own ones. The register itself is sound without them. */
      attachments: z.object({ sound: z.int(), damaged: z.int(), missing: z.int() }),
    }),
  }),
};
