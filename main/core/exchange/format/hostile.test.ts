import { zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../crypto/hex.ts';
import { everyBitFlipped, flipBit } from '../../crypto/testing/flip-bit.ts';
import { encodeAttachmentFrame } from './attachment-frame.ts';
import { batchLimits } from './batch-limits.ts';
import { BatchContents, openBody } from './batch-reader.ts';
import { concatBytes, uint32 } from './byte-reader.ts';
import { encodeCanonicalJson, type JsonObject } from './canonical-json.ts';
import { readEnvelope } from './envelope.ts';
import { encodeFrame } from './frame.ts';
import { encodeOpsFrame } from './ops-frame.ts';
import { paddedLength } from './padding.ts';
import { faultOf, faultOrNull, type Fault } from './testing/fault-of.ts';
import { sampleRecords, townshipReads } from './testing/sample-batch.ts';
import {
  bodyFault,
  frames,
  frozen,
  header,
  layers,
  manifestWith,
  plaintext,
  rawFrame,
  readBody,
  records,
  signedBody,
  tableWith,
} from './testing/hostile-sender.ts';
import { nearlyRight } from './testing/mutated.ts';

test('the hostile sender of these tests can also be honest', () => {
  expect(readBody(plaintext)).toMatchObject(records.map(({ opId }) => ({ opId })));
  expect(signedBody({})).toEqual(plaintext);
});

describe('a decrypted body that somebody altered and encrypted again', () => {
  const contentLength = plaintext.findLastIndex((byte) => byte !== 0) + 1;
  const verified = openBody(plaintext, header, frozen.headerBytes, townshipReads());

  /** For faults behind the signed documents, whose signatures are then not verified thousands of times. */
  function contentsFault(body: Uint8Array): Fault {
    return faultOf(() => [...new BatchContents(readEnvelope(body), body.length, verified).read()]);
  }

  test('every flipped bit of envelope and frames is refused', { timeout: 60_000 }, () => {
    let bit = 0;
    for (const altered of everyBitFlipped(plaintext.subarray(0, contentLength))) {
      const whole = concatBytes([altered, plaintext.subarray(contentLength)]);
      expect(bodyFault(whole).code, `bit ${bit}`).toMatch(/^(SIGNATURE|DAMAGED|LIMIT|FRAME_HASH)$/);
      bit += 1;
    }
  });

  test('every bit of padding must be zero', { timeout: 60_000 }, () => {
    const altered = plaintext.slice();
    // The contents are a view of these bytes: a flipped bit is seen without copying them a hundred thousand times.
    const contents = new BatchContents(readEnvelope(altered), altered.length, verified);
    const codes = new Set<string>();
    for (let at = contentLength; at < altered.length; at += 1) {
      for (let bit = 1; bit <= 128; bit *= 2) {
        altered[at] = bit;
        codes.add(faultOf(() => [...contents.read()]).code);
      }
      altered[at] = 0;
    }
    expect(codes).toEqual(new Set(['DAMAGED']));
    expect([...contents.read()]).toHaveLength(records.length);
  });

  test('cut at every byte it is refused', { timeout: 60_000 }, () => {
    for (let length = 0; length < contentLength; length += 1) {
      expect(bodyFault(plaintext.subarray(0, length)).code).toBe('DAMAGED');
    }
    for (let length = contentLength; length < plaintext.length; length += 1) {
      expect(contentsFault(plaintext.subarray(0, length)).code).toBe('DAMAGED');
    }
  });

  test('nothing may follow, not even zeros', () => {
    expect(bodyFault(concatBytes([plaintext, new Uint8Array(1)])).code).toBe('DAMAGED');
    expect(bodyFault(concatBytes([plaintext, plaintext])).code).toBe('DAMAGED');
    const nextStep = new Uint8Array(paddedLength(plaintext.length + 1) - plaintext.length);
    expect(bodyFault(concatBytes([plaintext, nextStep])).code).toBe('DAMAGED');
  });
});

describe('a manifest signed by an enrolled hostile sender', () => {
  const text = Buffer.from(frozen.manifestBytes).toString('utf8');
  test.each([
    ['a key twice', text.replace('{', '{"appVersion":"0.0.9",')],
    ['__proto__', text.replace(/\}$/, ',"__proto__":{"isAdmin":true}}')],
    ['a constructor', text.replace('{', '{"constructor":1,')],
    ['a space', text.replace(':', ': ')],
    ['a float', text.replace('"opCount":2', '"opCount":2.0')],
    ['a bomb of brackets', '['.repeat(1_000_000)],
    ['a bomb in a field', text.replace('"receipts":[]', `"receipts":${'['.repeat(50)}${']'.repeat(50)}`)],
    ['a string without end', `"${'a'.repeat(100_000)}`],
    ['nothing', ''],
    ['bytes that are no text', '\u0000\u0001\u0002'],
  ])('with %s is refused', (_, manifest) => {
    const { code, params } = bodyFault(signedBody({ manifest: Buffer.from(manifest) }));
    expect(['BAD_JSON', 'LIMIT']).toContain(code);
    expect(params['part']).toBe('manifest');
  });

  test('refusing __proto__ left nothing behind', () => {
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test.each<[string, JsonObject, string]>([
    ['counting more ops than there are', { opCount: 3 }, 'COUNT'],
    ['counting fewer', { opCount: 1 }, 'COUNT'],
    ['naming another set of ops', { setHash: 'a'.repeat(64) }, 'COUNT'],
    ['of another header', { headerHash: 'a'.repeat(64) }, 'HEADER_SWAP'],
    ['of another number', { seq: 2, prev: 'a'.repeat(64) }, 'HEADER_SWAP'],
    ['of the other direction', { kind: 'down' }, 'HEADER_SWAP'],
    ['with more ops than any batch may have', { opCount: 50_001 }, 'BAD_JSON'],
    ['with a disposition of its own', { receipts: [{ disposition: 9 }] }, 'BAD_JSON'],
    ['without a chain', { prev: 'a'.repeat(64) }, 'BAD_JSON'],
    ['of another format', { format: 2 }, 'BAD_JSON'],
  ])('%s is refused', (_, change, code) => {
    expect(bodyFault(signedBody({ manifest: manifestWith(change) })).code).toBe(code);
  });

  test('an op twice is one op too many', () => {
    const twice = [encodeFrame('ops', encodeOpsFrame([...records, ...records]))];
    expect(bodyFault(signedBody({ frames: twice })).code).toBe('COUNT');
    const [first] = records;
    const again = [encodeFrame('ops', encodeOpsFrame(first === undefined ? [] : [first, first]))];
    expect(bodyFault(signedBody({ frames: again })).code).toBe('COUNT');
    expect(bodyFault(signedBody({ frames: [] })).code).toBe('COUNT');
  });

  test('fields of a later minor version are passed over, and stay in the signed bytes', () => {
    const manifest = manifestWith({ invented: { later: 1 } });
    expect(readBody(signedBody({ manifest }))).toHaveLength(2);
  });
});

describe('frames listed by an enrolled hostile sender', () => {
  const bomb = zstdCompressSync(new Uint8Array(64 * 1024 * 1024));

  test('a table signed for another manifest is refused', () => {
    const table = encodeCanonicalJson({ manifestHash: 'a'.repeat(64), frames: [] });
    expect(bodyFault(signedBody({ table }))).toEqual({
      code: 'HEADER_SWAP',
      params: { part: 'frameTable' },
    });
  });

  test.each<[string, Uint8Array, Fault]>([
    [
      'a ratio of a bomb',
      tableWith({ length: 100, rawLength: 20_001 }),
      { code: 'LIMIT', params: { which: 'inflateRatio', max: 200, frame: 0 } },
    ],
    [
      'a frame beyond 16 MiB',
      tableWith({ length: 1024 * 1024, rawLength: batchLimits.frameRaw + 1 }),
      { code: 'LIMIT', params: { which: 'frame', max: batchLimits.frameRaw, frame: 0 } },
    ],
    [
      'frames of more than 512 MiB together',
      tableWith({ length: 1024 * 1024, rawLength: batchLimits.frameRaw }, 33),
      { code: 'LIMIT', params: { which: 'content', max: batchLimits.contentRaw } },
    ],
    [
      'thousands of empty frames',
      tableWith({ encoding: 'none', length: 0, rawLength: 0 }, 4_097),
      { code: 'LIMIT', params: { which: 'frames', max: 4_096 } },
    ],
    [
      'two lengths for one stored frame',
      tableWith({ encoding: 'none', length: 9, rawLength: 8 }),
      { code: 'DAMAGED', params: { reason: 'length', part: 'frameTable', frame: 0 } },
    ],
    [
      'a stored frame that is longer once it is read',
      tableWith({ encoding: 'none', length: 8, rawLength: 9 }),
      { code: 'DAMAGED', params: { reason: 'length', part: 'frameTable', frame: 0 } },
    ],
    [
      'an encoding nobody knows',
      tableWith({ encoding: 'gzip' }),
      { code: 'BAD_JSON', params: { part: 'frameTable', reason: 'schema', offset: 0 } },
    ],
    [
      'a negative length',
      tableWith({ length: -1 }),
      { code: 'BAD_JSON', params: { part: 'frameTable', reason: 'schema', offset: 0 } },
    ],
  ])('%s is refused before anything is inflated', (_, table, fault) => {
    expect(bodyFault(signedBody({ table }))).toEqual(fault);
  });

  test('a frame longer than the file is damage', () => {
    const table = tableWith({ length: 10_000_000, rawLength: 10_000_000 });
    expect(bodyFault(signedBody({ table })).code).toBe('DAMAGED');
  });

  test.each([
    ['more than it states', 12_000],
    ['less than it states', 65 * 1024 * 1024],
  ])('a frame that inflates to %s is refused', (_, rawLength) => {
    const entry = { encoding: 'zstd', rawLength } as const;
    const bytes = concatBytes([bomb, new Uint8Array(400_000)]).subarray(0, bomb.length);
    const { code } = bodyFault(signedBody({ frames: [rawFrame('ops', bytes, entry)] }));
    expect(['DAMAGED', 'LIMIT']).toContain(code);
  });

  test('a compressed frame that asks for gigabytes of window is refused', () => {
    // zstd magic, no content size, window descriptor 2^41, one empty last block.
    const bytes = fromHex('28b52ffd00f8010000');
    const frame = rawFrame('ops', bytes, { encoding: 'zstd', rawLength: 1_000 });
    expect(bodyFault(signedBody({ frames: [frame] }))).toEqual({
      code: 'DAMAGED',
      params: { reason: 'inflate', part: 'frame', frame: 0 },
    });
  });

  test.each<[string, (frame: Uint8Array) => Uint8Array]>([
    ['bytes behind it', (bytes) => concatBytes([bytes, Uint8Array.of(1, 2, 3)])],
    ['a second one behind it', (bytes) => concatBytes([bytes, bytes])],
    // A frame that every zstd passes over: eight bytes of head, then anything.
    ['a skippable one behind it', (bytes) => concatBytes([bytes, fromHex('502a4d1804000000deadbeef')])],
    ['a skippable one in its place', () => fromHex('502a4d1804000000deadbeef')],
  ])('a compressed frame with %s hides something, and is refused', (_, change) => {
    const raw = encodeOpsFrame(sampleRecords(20));
    const bytes = change(zstdCompressSync(raw));
    for (const rawLength of [Math.min(raw.length, bytes.length * 200), 0]) {
      const frame = rawFrame('keepSafe', bytes, { encoding: 'zstd', rawLength });
      expect(bodyFault(signedBody({ frames: [...frames, frame] }))).toEqual({
        code: 'DAMAGED',
        params: { reason: 'inflate', part: 'frame', frame: 1 },
      });
    }
  });

  test('altered frame bytes under a signed table are named by their frame', () => {
    const [frame] = frames;
    const bytes = flipBit(frame?.bytes ?? new Uint8Array(1), 77);
    expect(bodyFault(signedBody({ area: bytes }))).toEqual({
      code: 'FRAME_HASH',
      params: { frame: 0 },
    });
  });

  test('a frame of a later version is handed on, not dropped', () => {
    const later = rawFrame('hologram', Uint8Array.of(1, 2, 3));
    expect(readBody(signedBody({ frames: [...frames, later] })).at(-1)).toEqual({
      type: 'unknown',
      frameType: 'hologram',
      bytes: Uint8Array.of(1, 2, 3),
    });
  });

  test.each<[string, Uint8Array, Fault]>([
    [
      'a record without end',
      concatBytes([uint32(5), new Uint8Array(4)]),
      { code: 'DAMAGED', params: { reason: 'record', part: 'frame', frame: 0, at: 8 } },
    ],
    [
      'half a length',
      new Uint8Array(3),
      { code: 'DAMAGED', params: { reason: 'record', part: 'frame', frame: 0, at: 3 } },
    ],
    [
      'a flag of two',
      Uint8Array.of(0, 0, 0, 1, 0x7b, 2),
      { code: 'DAMAGED', params: { reason: 'record', part: 'frame', frame: 0, at: 5 } },
    ],
    [
      'an op of 4 GiB',
      uint32(0xffff_ffff),
      { code: 'LIMIT', params: { which: 'op', max: batchLimits.op, frame: 0 } },
    ],
    [
      'pii of 4 GiB',
      concatBytes([uint32(0), Uint8Array.of(1), new Uint8Array(32), uint32(0xffff_ffff)]),
      { code: 'LIMIT', params: { which: 'pii', max: batchLimits.pii, frame: 0 } },
    ],
  ])('%s is refused with its place', (_, bytes, fault) => {
    expect(bodyFault(signedBody({ frames: [rawFrame('ops', bytes)] }))).toEqual(fault);
  });

  test.each<[string, number, number, number]>([
    ['beyond the end of its attachment', 10, 8, 3],
    ['with an offset that would wrap round', 10, 0xffff_ffff, 3],
    ['without bytes', 10, 0, 0],
    ['of an attachment of more than 50 MiB', batchLimits.attachment + 1, 0, 3],
  ])('a chunk %s is refused', (_, size, offset, length) => {
    const chunk = { sha256: 'a'.repeat(64), size, offset, bytes: new Uint8Array(length) };
    const frame = rawFrame('attachmentChunk', encodeAttachmentFrame(chunk));
    const { code } = bodyFault(signedBody({ frames: [...frames, frame] }));
    expect(code).toBe(size > batchLimits.attachment ? 'LIMIT' : 'DAMAGED');
  });

  test('more than 50,000 ops cannot be slipped past the count', () => {
    const empty = new Uint8Array(5 * 60_000);
    const frame = rawFrame('ops', empty);
    expect(bodyFault(signedBody({ frames: [frame] }))).toEqual({
      code: 'COUNT',
      params: { part: 'ops', expected: 2 },
    });
  });
});

describe('20,000 random inputs, layer by layer: a coded refusal or a value, never anything else', () => {
  test('are 20,000', () => {
    expect(layers.reduce((sum, [, inputs]) => sum + inputs, 0)).toBe(20_000);
  });

  test.each(layers)('%s: %i inputs', (_, numRuns, original, read) => {
    // An untyped exception is thrown on by faultOrNull, and fails the property.
    const answers = new Set<string>();
    const ask = (bytes: Uint8Array): void => void answers.add(faultOrNull(() => read(bytes))?.code ?? 'read');
    fc.assert(fc.property(nearlyRight(original), ask), { numRuns });
    expect(answers.size).toBeGreaterThan(0);
  });
});
