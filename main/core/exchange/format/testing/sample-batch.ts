import { createHash } from 'node:crypto';
import { ageIdentityFromSeed, ageRecipientOf } from '../../../crypto/age.ts';
import type { RandomSource } from '../../../crypto/random.ts';
import { generateSigningKey, type SigningKey } from '../../../crypto/signing.ts';
import { toHex } from '../../../crypto/hex.ts';
import type { BatchReaderOptions, SenderRecord } from '../batch-reader.ts';
import type { BatchContent } from '../batch-writer.ts';
import { computeKid } from '../key-id.ts';
import { freezeBatch, type BatchDraft, type FrozenBatch } from '../manifest.ts';
import { encodeOp, encodePii, type Op } from '../op.ts';
import { signRotation, type Rotation, type SignedRotation } from '../rotation.ts';
import type { OpRecord } from '../ops-frame.ts';
import { suite1, type StationIdentity } from '../wire-types.ts';

/** A device with all its keys, always the same for the same name. */
export interface SampleDevice {
  readonly identity: StationIdentity;
  readonly kid: string;
  readonly signingKey: SigningKey;
  readonly ageIdentity: string;
  readonly recipient: string;
}

/** Repeatable bytes: SHA-256 in counter mode over a name. */
export function fixedRandom(name: string): RandomSource {
  let counter = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`${name}/${counter}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - at)), at);
      counter += 1;
    }
    return bytes;
  };
}

export function fixedId(name: string): string {
  const hex = toHex(fixedRandom(`id ${name}`)(16));
  return `0199${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
}

export async function sampleDevice(name: string, level: StationIdentity['level']): Promise<SampleDevice> {
  const random = fixedRandom(`device ${name}`);
  const signingKey = generateSigningKey(random);
  const ageIdentity = ageIdentityFromSeed(random(32));
  const recipient = await ageRecipientOf(ageIdentity);
  const identity: StationIdentity = {
    suite: suite1,
    signPublicKey: toHex(signingKey.publicKey),
    encryptPublicKey: recipient,
    stationId: fixedId(`station ${name}`),
    deviceId: fixedId(`device ${name}`),
    name,
    division12: '110101001001',
    level,
  };
  return { identity, kid: computeKid(identity), signingKey, ageIdentity, recipient };
}

export const village = await sampleDevice('石桥村', 'village');
export const township = await sampleDevice('清河镇', 'township');
export const stranger = await sampleDevice('柳林村', 'village');

export function sampleOp(index: number, change: Partial<Op> = {}): Op {
  const { stationId, deviceId } = village.identity;
  return {
    v: 1,
    entity: 'contact',
    entityId: fixedId(`contact ${index}`),
    kind: 'contact.register',
    parents: [],
    hlc: (0x019a_0000_0000 + index).toString(16).padStart(12, '0') + '0000',
    author: { station: stationId, device: deviceId, user: fixedId('clerk'), role: 'registrar' },
    schema: 1,
    body: { channel: 'visit', isCollective: false, peopleCount: 1 + (index % 4), purpose: 'appeal' },
    piiRef: null,
    businessDate: '2026-11-03',
    ...change,
  };
}

export interface SampleRecord extends OpRecord {
  readonly opId: string;
}

/** An op with personal data under a fixed salt. */
export function sampleRecord(index: number, change: Partial<Op> = {}): SampleRecord {
  const pii = encodePii(
    { content: `第${index}户反映：征地补偿款未到账。`, name: '张三' },
    fixedRandom(`salt ${index}`),
  );
  const { bytes, opId } = encodeOp(sampleOp(index, { piiRef: pii.piiRef, ...change }));
  return { opId, opBytes: bytes, pii: { salt: pii.salt, bytes: pii.bytes } };
}

export function sampleRecords(count: number): SampleRecord[] {
  return Array.from({ length: count }, (_, index) => sampleRecord(index));
}

/** A batch from `from` to the township; `change` overrides any field. */
export function sampleDraft(
  opIds: readonly string[],
  change: Partial<BatchDraft> = {},
  from: SampleDevice = village,
): BatchDraft {
  const epoch = { n: 1, r: '00112233445566ff' };
  return {
    fromKid: from.kid,
    opIds,
    kind: 'up',
    batchId: fixedId('batch'),
    from: { station: from.identity.stationId, device: from.identity.deviceId, epoch },
    to: { station: township.identity.stationId, kid: township.kid },
    seq: 1,
    prev: null,
    hlc: '019a000000000001',
    wallClock: '2026-11-03T09:30:00.000Z',
    appVersion: '0.1.0',
    schemaWritten: 1,
    repeatsFrom: null,
    attachments: { offered: [], wanted: [] },
    receipts: [],
    board: { openMatters: 2, lastReportOn: '2026-11-02' },
    auditHead: null,
    ...change,
  };
}

/** The same device under other keys: `nth` counts its changes. */
export async function withNewKeys(device: SampleDevice, nth: number): Promise<SampleDevice> {
  const { stationId, deviceId, name } = device.identity;
  const next = await sampleDevice(`${name}, keys ${nth}`, device.identity.level);
  const identity = { ...next.identity, name, stationId, deviceId };
  return { ...next, identity };
}

/** A change of keys with both signatures; `change` spoils the record before it is signed, `signers` sign in their stead. */
export function sampleRotation(
  from: SampleDevice,
  to: SampleDevice,
  change: Partial<SignedRotation['record']> = {},
  ...[signsOld = from, signsNew = to]: SampleDevice[]
): Rotation {
  const keysOf = ({ identity: { suite, signPublicKey, encryptPublicKey } }: SampleDevice) => ({
    suite,
    signPublicKey,
    encryptPublicKey,
  });
  const record = {
    at: '2026-11-03T08:00:00.000Z',
    device: from.identity.deviceId,
    station: from.identity.stationId,
    from: keysOf(from),
    to: keysOf(to),
    ...change,
  };
  const signed = signRotation(record, {
    from: signsOld.signingKey.privateKey,
    to: signsNew.signingKey.privateKey,
  });
  const since = { epoch: { n: 2, r: '00112233445566ff' }, seq: 1 };
  return { ...signed, since, earlier: [{ epoch: { n: 1, r: '00112233445566ff' }, seq: 7 }] };
}

export interface SampleBatch {
  readonly frozen: FrozenBatch;
  readonly content: BatchContent & { readonly ops: readonly SampleRecord[] };
}

export function sampleBatch(
  records: readonly SampleRecord[] = sampleRecords(2),
  change: Partial<BatchDraft> = {},
  from: SampleDevice = village,
): SampleBatch {
  const opIds = records.map(({ opId }) => opId);
  return { frozen: freezeBatch(sampleDraft(opIds, change, from)), content: { ops: records } };
}

export function recordOf(device: SampleDevice, status: SenderRecord['status'] = 'active'): SenderRecord {
  const { stationId, deviceId } = device.identity;
  return { status, stationId, deviceId, signPublicKey: device.signingKey.publicKey };
}

/** The township reading, knowing the village and nobody else. */
export function townshipReads(known: readonly SampleDevice[] = [village]): BatchReaderOptions {
  return {
    ownStationId: township.identity.stationId,
    ownKeys: [{ kid: township.kid, ageIdentity: township.ageIdentity }],
    resolveSender: (kid) => {
      const sender = known.find((device) => device.kid === kid);
      return sender === undefined ? null : recordOf(sender);
    },
  };
}
