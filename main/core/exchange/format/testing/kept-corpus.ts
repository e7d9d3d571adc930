import { constants, zstdCompressSync } from 'node:zlib';
import { ageEncrypt, ageRecipientOf } from '../../../crypto/age.ts';
import { generateRecoveryCode, recoveryIdentity } from '../../../keys/recovery-code.ts';
import { concatBytes, uint32 } from '../byte-reader.ts';
import { encodeOpsFrame } from '../ops-frame.ts';
import { encodeNote, type ReturnNote } from '../return-note.ts';
import { altered, Draw, hurt, someRecords, twist, type CorpusFile } from './corpus.ts';
import { fixedRandom, village } from './sample-batch.ts';

/** The code with which the frames of the corpus, and of the vectors, are made. */
export const sampleCode = generateRecoveryCode(fixedRandom('recovery code'));
export const sampleRecovery = {
  code: sampleCode,
  identity: recoveryIdentity(sampleCode),
  recipient: await ageRecipientOf(recoveryIdentity(sampleCode)),
};
const otherRecipient = await ageRecipientOf(
  recoveryIdentity(generateRecoveryCode(fixedRandom('another code'))),
);

export const sampleNote: ReturnNote = {
  stationId: village.identity.stationId,
  name: village.identity.name,
  division12: village.identity.division12,
  epochN: 3,
  heldUntil: '2026-11-03T09:30:00.000Z',
  serials: { 'registration 2026': 31, 'dispute 2026': 4 },
};

/** Keep-safe frames, sound and spoilt in each of their layers. */
export async function* keepSafeCorpus(seed: string, count: number): AsyncGenerator<CorpusFile> {
  for (let index = 0; index < count; index += 1) {
    const draw = new Draw(`keep-safe ${seed}/${index}`);
    const kind = index % frameFaults.length;
    yield { name: `${frameFaults[kind]} #${index}`, file: await keepSafeFile(frameFaults[kind], draw) };
  }
}

const frameFaults = [
  'sound',
  'op',
  'records',
  'zstd',
  'raw length',
  'version',
  'plaintext',
  'file',
  'other code',
] as const;

async function keepSafeFile(
  fault: (typeof frameFaults)[number] | undefined,
  draw: Draw,
): Promise<Uint8Array> {
  const hurtIn = (layer: typeof fault, bytes: Uint8Array): Uint8Array =>
    fault === layer ? hurt(bytes, draw) : bytes;
  const records = someRecords(draw);
  const changed =
    fault === 'op'
      ? altered(records, draw, (record) => ({ ...record, opBytes: twist(record.opBytes, draw) }))
      : records;
  const raw = hurtIn('records', encodeOpsFrame(changed));
  const packed = zstdCompressSync(raw, {
    params: { [constants.ZSTD_c_compressionLevel]: draw.pick([1, 3, 9, 19]) },
  });
  const version = fault === 'version' ? draw.pick([0, 2, 255]) : 1;
  const stated =
    fault === 'raw length' ? draw.pick([0, 1, raw.length + 1, (1 << 24) + 1, 2 ** 32 - 1]) : raw.length;
  const plain = concatBytes([Uint8Array.of(version), uint32(stated), hurtIn('zstd', packed)]);
  const recipient = fault === 'other code' ? otherRecipient : sampleRecovery.recipient;
  return hurtIn('file', await ageEncrypt([recipient], hurtIn('plaintext', plain)));
}

/** Return notes, sound and spoilt. */
export function* noteCorpus(seed: string, count: number): Generator<CorpusFile> {
  const sound = encodeNote(sampleNote);
  for (let index = 0; index < count; index += 1) {
    const draw = new Draw(`note ${seed}/${index}`);
    const file = index % 4 === 0 ? sound : index % 4 === 1 ? hurt(sound, draw) : twist(sound, draw);
    yield { name: `note #${index}`, file };
  }
}
