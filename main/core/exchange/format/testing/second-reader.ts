import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../../app-error.ts';
import { toHex } from '../../../crypto/hex.ts';
import { openBatch, readOp, type BatchReaderOptions, type SenderRecord } from '../batch-reader.ts';
import { openKeepSafe } from '../keep-safe-frame.ts';
import { decodeNote } from '../return-note.ts';
import { corpusOf, revoked, rotated, type CorpusFile } from './corpus.ts';
import { faultOrNullAsync } from './fault-of.ts';
import { keepSafeCorpus, noteCorpus, sampleRecovery } from './kept-corpus.ts';
import { recordOf, township, village } from './sample-batch.ts';

export const secondReaderScript = fileURLToPath(new URL('../../xfb_decode.py', import.meta.url));

/** Where there is no Python 3, there is no second reader: the tests say so and are skipped. */
export const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;

const known: readonly (SenderRecord & { readonly kid: string })[] = [
  { kid: village.kid, ...recordOf(village) },
  { kid: revoked.kid, ...recordOf(revoked, 'revoked') },
  { kid: rotated.before.kid, ...recordOf(rotated.before), reach: rotated.reach },
  { kid: rotated.known.kid, ...recordOf(rotated.known) },
];

const reader: BatchReaderOptions = {
  ownStationId: township.identity.stationId,
  ownKeys: [{ kid: township.kid, ageIdentity: township.ageIdentity }],
  resolveSender: (wanted) => known.find(({ kid }) => kid === wanted) ?? null,
};

const readerDocument = {
  station: township.identity.stationId,
  keys: [{ kid: township.kid, identity: township.ageIdentity }],
  senders: known.map(({ kid, stationId, deviceId, signPublicKey, status, reach = null }) => ({
    kid,
    station: stationId,
    device: deviceId,
    signPublicKey: toHex(signPublicKey),
    status,
    reach,
  })),
};

/** What both readers say of a file; what only one of them can know is left out. */
const answerSchema = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('refused'),
    code: z.string(),
    params: z.object({ reason: z.string().optional() }).optional(),
  }),
  z.object({ verdict: z.enum(['revoked', 'oldKey', 'unknown']), manifestHash: z.string() }),
  z.object({
    verdict: z.literal('open'),
    manifestHash: z.string(),
    /** Op ids in their order, each with the code of its own fault. */
    ops: z.array(z.tuple([z.string(), z.string().nullable()])),
    attachmentChunk: z.int(),
    keepSafe: z.int(),
    other: z.int(),
  }),
]);
type Answer = z.infer<typeof answerSchema>;

async function ourAnswer(file: Uint8Array): Promise<Answer> {
  const read = async (): Promise<Answer> => {
    const batch = await openBatch(file, reader);
    const { manifestHash } = batch;
    if (batch.sender !== 'active') return { verdict: batch.sender, manifestHash };
    const found = { attachmentChunk: 0, keepSafe: 0, other: 0 };
    const ops: [string, string | null][] = [];
    for (const item of batch.contents.read()) {
      if (item.type === 'op') ops.push([item.opId, item.decoded.ok ? null : item.decoded.error.code]);
      else found[item.type === 'unknown' || item.type === 'returned' ? 'other' : item.type] += 1;
    }
    return { verdict: 'open', manifestHash, ops, ...found };
  };
  const answer = read();
  const fault = await faultOrNullAsync(answer);
  return fault === null ? answer : { verdict: 'refused', code: fault.code };
}

const keptSchema = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('refused'),
    code: z.string(),
    params: z.object({ reason: z.string().optional() }).optional(),
  }),
  z.object({ verdict: z.literal('open'), ops: z.array(z.tuple([z.string(), z.string().nullable()])) }),
  z.object({ verdict: z.literal('note'), note: z.record(z.string(), z.unknown()) }),
]);
type KeptAnswer = z.infer<typeof keptSchema>;

async function ourKeepSafe(frame: Uint8Array): Promise<KeptAnswer> {
  const answer = openKeepSafe(sampleRecovery.identity, frame).then((records) => records.map(readOp));
  const fault = await faultOrNullAsync(answer);
  if (fault !== null) return { verdict: 'refused', code: fault.code };
  const ops = (await answer).map(({ opId, decoded }): [string, string | null] => [
    opId,
    decoded.ok ? null : decoded.error.code,
  ]);
  return { verdict: 'open', ops };
}

function ourNote(file: Uint8Array): KeptAnswer {
  try {
    return { verdict: 'note', note: decodeNote(file) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { verdict: 'refused', code: error.code };
  }
}

export interface KeptComparison {
  readonly opened: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly faultyOps: number;
  readonly stricterZstd: number;
  readonly disagreements: readonly {
    readonly name: string;
    readonly ours: KeptAnswer;
    readonly second: KeptAnswer;
  }[];
}

/** Both readers over keep-safe frames, which they open with a recovery code, and return notes. */
export async function compareKept(seed: string, count: number): Promise<KeptComparison> {
  const frames: CorpusFile[] = [];
  for await (const file of keepSafeCorpus(seed, count)) frames.push(file);
  const notes = [...noteCorpus(seed, count)];
  const ours: KeptAnswer[] = [];
  for (const { file } of frames) ours.push(await ourKeepSafe(file));
  ours.push(...notes.map(({ file }) => ourNote(file)));
  const seconds = [
    ...(await askSecond(['--keep-safe', sampleRecovery.code], frames, keptSchema)),
    ...(await askSecond(['--note'], notes, keptSchema)),
  ];
  const found = { opened: 0, faultyOps: 0, stricterZstd: 0 };
  const refused: Record<string, number> = {};
  const disagreements: { name: string; ours: KeptAnswer; second: KeptAnswer }[] = [];
  for (const [index, { name }] of [...frames, ...notes].entries()) {
    const [own, second] = [ours[index], seconds[index]];
    if (own === undefined || second === undefined) throw new Error(`no answer for ${name}`);
    if (own.verdict === 'refused' && second.verdict === 'refused' && own.code === second.code) {
      refused[own.code] = (refused[own.code] ?? 0) + 1;
    } else if (isDeepStrictEqual(own, second)) {
      found.opened += 1;
      if (own.verdict === 'open') found.faultyOps += own.ops.filter(([, code]) => code !== null).length;
    } else if (second.verdict === 'refused' && second.params?.reason === 'zstd') found.stricterZstd += 1;
    else disagreements.push({ name, ours: own, second });
  }
  return { ...found, refused, disagreements };
}

/** Answers that say the same; parameters may differ. */
function isSame(ours: Answer, second: Answer): boolean {
  if (ours.verdict === 'refused' && second.verdict === 'refused') return ours.code === second.code;
  return JSON.stringify(answerSchema.parse(ours)) === JSON.stringify(second);
}

/** The second reader's zstd found a fault that the library's did not mind: the one latitude that FORMAT.md §9 leaves. */
function isStricterZstd(second: Answer): boolean {
  return second.verdict === 'refused' && second.params?.reason === 'zstd';
}

const run = promisify(execFile);

/** The second reader's answers, in the order of the files. Throws when it failed itself. */
async function secondAnswers(files: readonly CorpusFile[]): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xfb-reader-'));
  try {
    const readerPath = join(folder, 'reader.json');
    writeFileSync(readerPath, JSON.stringify(readerDocument));
    return await askSecond([readerPath], files, answerSchema);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askSecond<S extends z.ZodType>(
  how: readonly string[],
  files: readonly CorpusFile[],
  schema: S,
): Promise<z.output<S>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xfb-second-'));
  try {
    const paths = files.map(({ file }, index) => {
      const path = join(folder, `${index}.xfb`);
      writeFileSync(path, file);
      return path;
    });
    const { stdout } = await run('python3', [secondReaderScript, ...how, ...paths], {
      maxBuffer: 1024 ** 3,
    });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => schema.parse(JSON.parse(line)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Comparison {
  readonly files: number;
  readonly open: number;
  /** How often each refusal was agreed on. */
  readonly codes: Readonly<Record<string, number>>;
  readonly ops: number;
  readonly faultyOps: number;
  /** Refused by the second reader's stricter zstd, by ours for what then came out. */
  readonly stricterZstd: number;
  /** Refused by the second reader's stricter zstd alone: ours opened them. */
  readonly lenientZstd: number;
  readonly disagreements: readonly {
    readonly name: string;
    readonly ours: Answer;
    readonly second: Answer;
  }[];
}

const chunkLength = 200;

/** Both readers over a corpus. While the second one reads a chunk, the next is made and read by ours. */
export async function compareReaders(seed: string, count: number): Promise<Comparison> {
  const found = { files: 0, open: 0, ops: 0, faultyOps: 0, stricterZstd: 0, lenientZstd: 0 };
  const codes: Record<string, number> = {};
  const disagreements: { name: string; ours: Answer; second: Answer }[] = [];
  const settle = async (
    files: readonly CorpusFile[],
    ours: readonly Answer[],
    seconds: Promise<Answer[]>,
  ) => {
    const answers = await seconds;
    for (const [index, file] of files.entries()) {
      const [own, second] = [ours[index], answers[index]];
      if (own === undefined || second === undefined) throw new Error(`no answer for ${file.name}`);
      found.files += 1;
      if (!isSame(own, second)) {
        if (isStricterZstd(second)) {
          found[own.verdict === 'refused' ? 'stricterZstd' : 'lenientZstd'] += 1;
        } else {
          disagreements.push({ name: file.name, ours: own, second });
        }
      } else if (own.verdict === 'open') {
        found.open += 1;
        found.ops += own.ops.length;
        found.faultyOps += own.ops.filter(([, code]) => code !== null).length;
      } else {
        const code = own.verdict === 'refused' ? own.code : own.verdict;
        codes[code] = (codes[code] ?? 0) + 1;
      }
    }
  };
  let running: Promise<void> = Promise.resolve();
  let chunk: CorpusFile[] = [];
  const flush = async () => {
    const files = chunk;
    chunk = [];
    await running;
    const seconds = secondAnswers(files);
    const ours: Answer[] = [];
    for (const { file } of files) ours.push(await ourAnswer(file));
    running = settle(files, ours, seconds);
  };
  for await (const file of corpusOf(seed, count)) {
    chunk.push(file);
    if (chunk.length === chunkLength) await flush();
  }
  if (chunk.length > 0) await flush();
  await running;
  return { ...found, codes, disagreements };
}
