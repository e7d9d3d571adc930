import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileStore } from './file-store.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'file-store-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function* chunks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index++) yield new Uint8Array(size).fill(index);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(10);
  throw new Error('connection reset');
}

describe('the file store', () => {
  test('gives back the bytes that were put, under their hash', async () => {
    const files = createFileStore(dataDir);
    const bytes = randomBytes(100_000);
    const { fileId } = await files.put(bytes);
    expect(fileId).toBe(createHash('sha256').update(bytes).digest('hex'));
    const file = await files.get(fileId);
    expect(file.size).toBe(bytes.length);
    expect(await buffer(file.stream())).toEqual(bytes);
  });

  test('takes a stream, and the same content twice', async () => {
    const files = createFileStore(dataDir);
    const first = await files.put(chunks(20, 1000));
    expect(await files.put(chunks(20, 1000))).toEqual(first);
    expect(readdirSync(join(dataDir, 'inbox'))).toEqual([first.fileId]);
  });

  test('refuses a file over the limit and leaves nothing of it', async () => {
    const files = createFileStore(dataDir, 10_000);
    await expect(files.put(chunks(11, 1000))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { maxBytes: 10_000 },
    });
    expect(readdirSync(join(dataDir, 'inbox'))).toEqual([]);
  });

  test('leaves nothing of an upload that broke off', async () => {
    const files = createFileStore(dataDir);
    await expect(files.put(broken())).rejects.toThrow('connection reset');
    expect(readdirSync(join(dataDir, 'inbox'))).toEqual([]);
  });

  test('removes at the start what a power cut left, and nothing else', async () => {
    const files = createFileStore(dataDir);
    const { fileId } = await files.put(randomBytes(10));
    writeFileSync(join(dataDir, 'inbox', 'half.part'), 'x');
    await files.clean();
    expect(readdirSync(join(dataDir, 'inbox'))).toEqual([fileId]);
  });

  test.each([
    '../keyring.json',
    '..%2fkeyring.json',
    'keyring.json',
    `../inbox/${'a'.repeat(64)}`,
    'A'.repeat(64),
    `${'a'.repeat(64)}\n`,
    `${'a'.repeat(63)}/`,
    '',
    '__proto__',
  ])('has no file %j', async (fileId) => {
    writeFileSync(join(dataDir, 'keyring.json'), '{}');
    await expect(createFileStore(dataDir).get(fileId)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  test('follows no link and serves no folder', async () => {
    writeFileSync(join(dataDir, 'keyring.json'), '{}');
    mkdirSync(join(dataDir, 'outbox', 'b'.repeat(64)), { recursive: true });
    symlinkSync(join(dataDir, 'keyring.json'), join(dataDir, 'outbox', 'c'.repeat(64)));
    const files = createFileStore(dataDir);
    for (const letter of ['b', 'c']) {
      await expect(files.get(letter.repeat(64))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    }
  });
});
