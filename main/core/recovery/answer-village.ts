import { findMeta } from '../../../db/queries/local.ts';
import { opsOfKinds } from '../../../db/queries/ops.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { AskedOpening } from '../../contract/routes/recovery.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { OpeningReason } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { ageDecrypt } from '../crypto/age.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { readInboxFile, writeOutboxFile } from '../exchange/exchange-files.ts';
import { assertCheckCode } from '../exchange/format/check-code.ts';
import { computeKid } from '../exchange/format/key-id.ts';
import { recoveryIdentityKey } from '../grant/founding.ts';
import { audit, toLoggedOp } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { proveSecondPerson, type SecondPerson } from '../staff/second-person.ts';
import { staffName } from '../staff/staff-name.ts';
import { isoNow } from '../station/service.ts';
import { decodeRequest, encodeAnswer } from './opening-files.ts';

/** Whose request it is, as this township knows the station. Errors: NOT_AN_OPENING_REQUEST, NO_WRAP_HERE, FILE_NOT_FOUND. */
export function readRequest({ register: { read }, ports }: StationRuntime, fileId: string): AskedOpening {
  const { stationId, at } = decodeRequest(readInboxFile(ports, fileId));
  if (wrapsOf(read, stationId).length === 0) throw new AppError('NO_WRAP_HERE');
  const station = findStation(read, stationId);
  return { stationId, name: station?.name ?? '', division12: station?.division12 ?? '', askedAt: at };
}

/**
 * Opens a village's database key for the PC that asked, and for it alone (exchange.md §11, wrap c): two persons of the
 * township, with the digits that the village has read to them and a reason, in the audit log before the file exists.
 * Only what the village itself sent up is opened: a wrap in the request could be another station's.
 * Errors: NOT_AN_OPENING_REQUEST, NO_WRAP_HERE, CHECK_CODE_*, SECOND_PERSON_NEEDED (also where nobody else can unlock),
 * SECRET_WRONG, SECRET_WAIT, DISK_*.
 */
export async function answerVillage(
  runtime: StationRuntime,
  session: Session,
  input: {
    readonly fileId: string;
    readonly typed: string;
    readonly reason: OpeningReason;
    readonly second: SecondPerson;
  },
): Promise<{ fileId: string; fileName: string }> {
  const { ports } = runtime;
  const { read } = runtime.register;
  const { stationId, keys } = decodeRequest(readInboxFile(ports, input.fileId));
  assertCheckCode(input.typed, keys, ports.checkCodeCost);
  const secondId = proveSecondPerson(runtime, session, input.second);
  // Of one person alone no register is opened, whatever the township's size.
  if (secondId === null) throw new AppError('SECOND_PERSON_NEEDED');
  const databaseKey = await openNewestWrap(read, stationId);
  const at = isoNow(runtime);
  const kid = computeKid(keys);
  const { reason } = input;
  try {
    const answer = await encodeAnswer(keys.encryptPublicKey, {
      stationId,
      databaseKey: toHex(databaseKey),
      township: session.stationName,
      by: session.staffName,
      second: staffName(read, secondId),
      reason,
      at,
    });
    inTransaction(runtime.register, (tx) => {
      const params = { station: stationId, reason, second: secondId, request: kid };
      audit(tx, { at, staffId: session.staffId, action: 'recovery.answer', params });
    });
    return { fileId: writeOutboxFile(ports, answer), fileName: `XFB-opened-${kid}.age` };
  } finally {
    databaseKey.fill(0);
  }
}

/** What a village sent up of its key, the newest first. */
function wrapsOf(reader: Reader, stationId: string): string[] {
  return opsOfKinds(reader, ['recoveryWrap.make'])
    .flatMap(toLoggedOp)
    .flatMap((op) =>
      op.kind === 'recoveryWrap.make' && op.author.station === stationId && op.pii ? [op.pii.wrap] : [],
    )
    .toReversed();
}

async function openNewestWrap(reader: Reader, stationId: string): Promise<Uint8Array> {
  const identity = findMeta(reader, recoveryIdentityKey);
  for (const wrap of identity === undefined ? [] : wrapsOf(reader, stationId)) {
    try {
      return await ageDecrypt(identity ?? '', fromHex(wrap));
    } catch (error) {
      // For a recipient of before; an older one may still open.
      if (!(error instanceof AppError)) throw error;
    }
  }
  throw new AppError('NO_WRAP_HERE');
}
