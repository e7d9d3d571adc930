import { z } from 'zod';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { putSealedKey, sealedKeysOf, type SealedKeyRow } from '../../../db/queries/sealed.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { ageRecipientOf, generateAgeIdentity } from '../crypto/age.ts';
import { scryptKey } from '../crypto/derive.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import { openAesGcm, sealAesGcm } from '../crypto/sealing.ts';
import {
  attemptsLeft,
  noFailures,
  rebaseFailures,
  secondsToWait,
  type Failures,
} from '../keys/failure-delay.ts';
import { standardCost } from '../keys/keyring.ts';
import { assertStrongSecret, normalizeSecret } from '../keys/secret-policy.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { grantRecipients } from './officers.ts';

const costSchema = z.object({ log2N: z.int(), r: z.int(), p: z.int() });
const failuresSchema = z.object({ count: z.int(), at: z.int() });

interface OfficerKey {
  readonly recipient: string;
  readonly identity: string;
}

/**
 * Makes an officer's key under a passphrase that only this person knows, or wraps the keys anew when `current` is given.
 * Errors: SECRET_WEAK, SEALED_KEY_MISSING, SEALED_PASSPHRASE_WRONG, SEALED_WAIT.
 */
export async function setPassphrase(
  runtime: StationRuntime,
  session: Session,
  input: { readonly secret: string; readonly current?: string | undefined },
): Promise<void> {
  // Whatever keeps the machine secret: whoever has the register may guess at this one for ever.
  assertStrongSecret(input.secret, { strength: 'file', knownNumbers: [session.division12] });
  const keys = input.current === undefined ? [await newKey()] : unlockKeys(runtime, session, input.current);
  const rows = keys.map((key) => wrapped(runtime, key, input.secret, session));
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const before = new Map(sealedKeysOf(tx, session.staffId).map((row) => [row.recipient, row.createdAt]));
    for (const row of rows)
      putSealedKey(tx, { ...row, createdAt: before.get(row.recipient) ?? row.createdAt });
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: input.current === undefined ? 'sealed.newKey' : 'sealed.newPassphrase',
    });
    grantRecipients(tx, { runtime, session, nowMs });
  });
}

async function newKey(): Promise<OfficerKey> {
  const identity = generateAgeIdentity();
  return { identity, recipient: await ageRecipientOf(identity) };
}

/**
 * The keys that a passphrase opens. An attempt counts before it is made. Errors: SEALED_KEY_MISSING,
 * SEALED_PASSPHRASE_WRONG with `left` attempts before a wait, SEALED_WAIT with `seconds`.
 */
export function unlockKeys(runtime: StationRuntime, session: Session, passphrase: string): OfficerKey[] {
  const { register, ports } = runtime;
  const rows = sealedKeysOf(register.read, session.staffId);
  if (rows.length === 0) throw new AppError('SEALED_KEY_MISSING');
  const nowMs = ports.clock.now();
  const before = rebaseFailures(failuresOf(register.read, session), nowMs);
  const seconds = secondsToWait(before, nowMs);
  if (seconds > 0) throw new AppError('SEALED_WAIT', { seconds });
  const counted: Failures = { count: before.count + 1, at: nowMs };
  keepFailures(runtime, session, counted);
  const keys = rows.flatMap((row) => unwrapped(row, passphrase, session));
  if (keys.length === 0) {
    inTransaction(register, (tx) =>
      audit(tx, { at: isoNow(runtime), staffId: session.staffId, action: 'sealed.wrongPassphrase' }),
    );
    throw new AppError('SEALED_PASSPHRASE_WRONG', { left: attemptsLeft(counted) });
  }
  keepFailures(runtime, session, noFailures);
  return keys;
}

const failuresKey = ({ staffId }: Session): string => `sealedFailures ${staffId}`;

function failuresOf(reader: Reader, session: Session): Failures {
  const text = findMeta(reader, failuresKey(session));
  return text === undefined ? noFailures : failuresSchema.parse(JSON.parse(text));
}

function keepFailures({ register }: StationRuntime, session: Session, failures: Failures): void {
  inTransaction(register, (tx) => setMeta(tx, failuresKey(session), JSON.stringify(failures)));
}

function wrapped(
  runtime: StationRuntime,
  { recipient, identity }: OfficerKey,
  passphrase: string,
  session: Session,
): SealedKeyRow {
  const cost = runtime.ports.secretCost ?? standardCost;
  const createdAt = isoNow(runtime);
  const salt = randomBytes(16);
  const key = scryptKey(normalizeSecret(passphrase), salt, cost);
  const wrap = toHex(sealAesGcm(key, Buffer.from(identity, 'ascii'), labelOf(session, recipient)));
  key.fill(0);
  const { staffId } = session;
  return { recipient, staffId, cost: JSON.stringify(cost), salt: toHex(salt), wrap, createdAt };
}

function unwrapped(
  { recipient, cost, salt, wrap }: SealedKeyRow,
  passphrase: string,
  session: Session,
): OfficerKey[] {
  const key = scryptKey(normalizeSecret(passphrase), fromHex(salt), costSchema.parse(JSON.parse(cost)));
  try {
    const identity = Buffer.from(openAesGcm(key, fromHex(wrap), labelOf(session, recipient)));
    return [{ recipient, identity: identity.toString('ascii') }];
  } catch (error) {
    if (error instanceof AppError && error.code === 'DECRYPT') return [];
    throw error;
  } finally {
    key.fill(0);
  }
}

/** Bound into each box, so that one cannot be moved to another person. */
function labelOf({ stationId, staffId }: Session, recipient: string): Uint8Array {
  return Buffer.from(JSON.stringify(['open-door sealed key v1', stationId, staffId, recipient]), 'utf8');
}
