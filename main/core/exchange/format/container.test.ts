import { expect, test } from 'vitest';
import { everyBitFlipped } from '../../crypto/testing/flip-bit.ts';
import { encodeBatchHeader, type BatchHeader } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import { concatBytes } from './byte-reader.ts';
import { checkFile } from './check-file.ts';
import { readContainer, writeContainer } from './container.ts';
import { faultOf, type Fault } from './testing/fault-of.ts';
import { reseal } from './testing/reseal.ts';

const header: BatchHeader = {
  suite: 1,
  to: '0011223344556677',
  from: '8899aabbccddeeff',
  epoch: { n: 2, r: '0123456789abcdef' },
  seq: 41,
  kind: 'up',
  minReader: 0,
};
const headerBytes = encodeBatchHeader(header);
const body = Buffer.from('what age would have made of it');
const file = writeContainer(headerBytes, body);

function readFault(bytes: Uint8Array): Fault {
  return faultOf(() => readContainer(bytes));
}

test('header and body come back', () => {
  const container = readContainer(file);
  expect(Buffer.from(container.body).equals(body)).toBe(true);
  expect(container.headerBytes).toEqual(headerBytes);
  expect(checkFile(file)).toEqual({ length: file.length, header, fault: null });
});

test('cut at every byte: the place is named, and the addressee as long as the header is there', () => {
  for (let length = 1; length < file.length; length += 1) {
    const cut = file.subarray(0, length);
    expect(readFault(cut)).toEqual({ code: 'TRUNCATED', params: { at: length } });
    const isHeaderThere = length >= 16 + headerBytes.length;
    expect(checkFile(cut).header).toEqual(isHeaderThere ? header : null);
  }
  expect(readFault(new Uint8Array())).toEqual({ code: 'NOT_A_BATCH', params: { reason: 'empty' } });
});

test('every flipped bit is refused, by the magic, the version or the trailer', () => {
  const codes = [...everyBitFlipped(file)].map((altered) => faultOf(() => readContainer(altered)).code);
  expect(new Set(codes.slice(0, 64))).toEqual(new Set(['NOT_A_BATCH']));
  expect(codes.slice(64, 72)).toEqual(['NOT_A_BATCH', ...Array.from({ length: 7 }, () => 'NEWER_MAJOR')]);
  expect(new Set(codes.slice(72))).toEqual(new Set(['DAMAGED']));
});

test('a transfer in text mode is told from damage', () => {
  const mangled = Buffer.from(Buffer.from(file).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  expect(readFault(mangled)).toEqual({ code: 'NOT_A_BATCH', params: { reason: 'textMode' } });
  const stripped = file.map((byte) => byte & 0x7f);
  expect(readFault(stripped)).toEqual({ code: 'NOT_A_BATCH', params: { reason: 'textMode' } });
  expect(readFault(Buffer.from('PK\u0003\u0004 a zip file'))).toEqual({
    code: 'NOT_A_BATCH',
    params: { reason: 'magic' },
  });
});

test('bytes added at the end, lost or doubled inside are damage, not truncation', () => {
  const end = { code: 'DAMAGED', params: { reason: 'appended', at: file.length } };
  expect(readFault(Uint8Array.of(...file, 0))).toEqual(end);
  expect(readFault(Uint8Array.of(...file, ...file.subarray(20, 50)))).toEqual(end);
  const inside = { code: 'DAMAGED', params: { reason: 'length' } };
  expect(readFault(Uint8Array.of(...file.subarray(0, 40), ...file.subarray(41)))).toEqual(inside);
  expect(readFault(Uint8Array.of(...file.subarray(0, 40), 7, ...file.subarray(40)))).toEqual(inside);
});

test('two files one after the other are not one', () => {
  expect(readFault(Uint8Array.of(...file, ...file))).toEqual({
    code: 'DAMAGED',
    params: { reason: 'length' },
  });
});

test('a file full of end marks is searched in one pass', () => {
  const marks = Buffer.from('XFBEND\r\n'.repeat(100_000), 'latin1');
  expect(readFault(concatBytes([file.subarray(0, 60), marks, new Uint8Array(1)])).code).toBe('TRUNCATED');
});

test('the size limit holds before anything is hashed, and cannot be raised beyond the ceiling', () => {
  expect(faultOf(() => readContainer(file, file.length - 1))).toEqual({
    code: 'LIMIT',
    params: { which: 'file', max: file.length - 1 },
  });
  const huge = new Uint8Array(batchLimits.fileCeiling + 1);
  huge.set(file);
  expect(faultOf(() => readContainer(huge, Number.POSITIVE_INFINITY)).params['max']).toBe(
    batchLimits.fileCeiling,
  );
});

test.each<[string, Partial<Record<keyof BatchHeader, unknown>>, string]>([
  ['a suite of later years', { suite: 2 }, 'NEWER_MAJOR'],
  ['a minimum reader of later years', { minReader: 1 }, 'NEWER_MAJOR'],
  ['a number of nought', { seq: 0 }, 'BAD_JSON'],
  ['an addressee that is no key id', { to: 'all' }, 'BAD_JSON'],
  ['a kind nobody knows', { kind: 'sideways' }, 'BAD_JSON'],
])('a whole file with %s is refused by name', (_, change, code) => {
  const wrong = encodeBatchHeader({ ...header, ...change } as BatchHeader);
  expect(checkFile(writeContainer(wrong, body)).fault?.code).toBe(code);
});

test('reserved bytes and a header length beyond the body are refused, even under a right hash', () => {
  const reserved = reseal(file, (bytes) => bytes.writeUInt8(1, 10));
  expect(readFault(reserved)).toEqual({ code: 'DAMAGED', params: { reason: 'reserved', at: 10 } });
  for (const length of [file.length, 0xffff_ffff, batchLimits.header + 1]) {
    const altered = reseal(file, (bytes) => bytes.writeUInt32BE(length, 12));
    expect(readFault(altered)).toEqual({
      code: 'DAMAGED',
      params: { reason: 'headerLength', at: 12 },
    });
  }
});

test('a later minor version of a file is read, as long as its header allows it', () => {
  const later = reseal(file, (bytes) => bytes.writeUInt8(9, 9));
  expect(readContainer(later).minor).toBe(9);
});
