import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { openIncident } from '../../../db/queries/incidents.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { OpeningFile } from '../../contract/routes/recovery.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { fromHex } from '../crypto/hex.ts';
import { readInboxFile } from '../exchange/exchange-files.ts';
import { computeCheckCode } from '../exchange/format/check-code.ts';
import { checkedJson } from '../files/checked-json.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';
import { generateDeviceKeys, openDeviceKeys, sealDeviceKeys, type DeviceKeys } from '../keys/device-keys.ts';
import { assertStrongSecret } from '../keys/secret-policy.ts';
import type { CorePorts } from '../ports.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow, keyringOf, recoverWithKey } from '../station/service.ts';
import { decodeAnswer, encodeRequest, type OpeningAnswer } from './opening-files.ts';

const fileName = 'opening-request.json';
const schema = z.strictObject({
  v: z.literal(1),
  at: z.string(),
  /** Under the machine secret: the answer opens on this PC and on no other. */
  sealedKeys: z.string().regex(/^(?:[0-9a-f]{2})+$/u),
});
type Stored = Readonly<z.infer<typeof schema>>;

function requestFile(ports: CorePorts): TwoCopyFile<Stored> {
  return new TwoCopyFile(join(ports.dataDir, fileName), checkedJson<Stored>(1, schema));
}

/**
 * PIN and recovery code are lost: the request that the township answers, and the digits to be read to it. The same one
 * until it was answered. Errors: NO_TOWNSHIP_WRAP (the township never got what opens this register), KEYRING_DAMAGED,
 * DISK_*.
 */
export async function askTownship(runtime: StationRuntime): Promise<OpeningFile> {
  const { ports } = runtime;
  const keyring = keyringOf(ports);
  if (keyring.townshipWrap() === null) throw new AppError('NO_TOWNSHIP_WRAP');
  const pending = await pendingRequest(ports);
  const at = pending?.at ?? isoNow(runtime);
  const keys = pending?.keys ?? (await generateDeviceKeys());
  if (!pending) {
    const stored: Stored = { v: 1, at, sealedKeys: sealDeviceKeys(keys, ports.machine) };
    // Twice: the copy must be there from the first day.
    requestFile(ports).write(stored);
    requestFile(ports).write(stored);
  }
  const { stationId } = keyring;
  return {
    fileName: `XFB-open-${keys.publicKeys.kid}.json`,
    text: encodeRequest(stationId, at, keys),
    checkCode: computeCheckCode(keys.publicKeys, ports.checkCodeCost),
  };
}

/** Null where none was made, or on another PC than this one: then the next one is made anew. */
async function pendingRequest(ports: CorePorts): Promise<{ at: string; keys: DeviceKeys } | null> {
  const stored = requestFile(ports).read();
  if (stored.state !== 'sound') return null;
  try {
    return { at: stored.value.at, keys: await openDeviceKeys(stored.value.sealedKeys, ports.machine) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'MACHINE_SECRET_UNAVAILABLE') return null;
    throw error;
  }
}

/**
 * Opens the register with the township's answer and sets a new secret for an administrator; the audit log and a notice
 * say who opened it and why. The answer serves once, and a new recovery code is asked for.
 * Errors: FILE_NOT_FOUND, OPENING_ANSWER_WRONG, SECRET_WEAK, FORBIDDEN, DISK_*.
 */
export async function openWithAnswer(
  runtime: StationRuntime,
  input: { readonly fileId: string; readonly staffId: string; readonly newSecret: string },
): Promise<Session> {
  const { ports } = runtime;
  assertStrongSecret(input.newSecret, { strength: ports.machine.strength }, 'newSecret');
  const pending = await pendingRequest(ports);
  if (!pending) throw new AppError('OPENING_ANSWER_WRONG');
  const answer = await decodeAnswer(readInboxFile(ports, input.fileId), pending.keys.ageIdentity);
  const databaseKey = fromHex(answer.databaseKey);
  const keyring = keyringOf(ports);
  if (answer.stationId !== keyring.stationId || !keyring.isDatabaseKey(databaseKey)) {
    throw new AppError('OPENING_ANSWER_WRONG');
  }
  const { databaseKey: _, ...said } = answer;
  const session = await recoverWithKey(runtime, databaseKey, {
    ...input,
    action: 'recovery.byTownship',
    params: said,
    also: (tx) => tellPeople(tx, said, isoNow(runtime)),
  });
  databaseKey.fill(0);
  const { path, previousPath } = requestFile(ports);
  for (const one of [path, previousPath, join(ports.dataDir, 'inbox', input.fileId)])
    rmSync(one, { force: true });
  return session;
}

function tellPeople(tx: WriteTx, said: Omit<OpeningAnswer, 'databaseKey'>, at: string): void {
  const { township, by, second } = said;
  const params = { keptUntil: said.at, isNewDevice: false, openedBy: { township, by, second } };
  const subject = said.stationId;
  openIncident(tx, { id: uuidv7(), kind: 'openedByTownship', subject, at, params: JSON.stringify(params) });
}
