import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabaseKey as key } from '../fixtures/open-test-database.ts';
import { openClient } from '../store/open-client.ts';
import { openDraftStore, type DraftRow } from './drafts.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'drafts-'));
  file = join(directory, 'drafts.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

const draft: DraftRow = {
  id: 'd1',
  staffId: 's1',
  form: 'contact',
  savedAt: '2026-11-23T01:00:00.000Z',
  data: '{"name":"canary7351"}',
};

test('a draft outlives the program, unreadable on the disk', () => {
  openDraftStore({ file, key }).save(draft);
  using drafts = openDraftStore({ file, key });
  expect(drafts.find('d1', 's1')).toEqual(draft);
  expect(readFileSync(file).includes('canary7351')).toBe(false);
  expect(readFileSync(`${file}-wal`).includes('canary7351')).toBe(false);
});

test('a draft belongs to one person: another one on the same PC neither reads, changes nor removes it', () => {
  using drafts = openDraftStore({ file, key });
  drafts.save(draft);
  expect(drafts.save({ ...draft, staffId: 's2', data: '{}' })).toBe(false);
  expect(drafts.find('d1', 's2')).toBeUndefined();
  expect(drafts.list('s2')).toEqual([]);
  expect(drafts.remove('d1', 's2')).toBe(false);
  expect(drafts.list('s1')).toEqual([draft]);
});

test('saving again replaces, the latest comes first, removing removes', () => {
  using drafts = openDraftStore({ file, key });
  const later = { ...draft, id: 'd2', savedAt: '2026-11-23T02:00:00.000Z' };
  expect(drafts.save(draft)).toBe(true);
  expect(drafts.save({ ...draft, data: '{}' })).toBe(true);
  drafts.save(later);
  expect(drafts.list('s1')).toEqual([later, { ...draft, data: '{}' }]);
  expect(drafts.remove('d1', 's1')).toBe(true);
  expect(drafts.list('s1')).toEqual([later]);
});

test('drafts of a newer program are refused, and a wrong key is told', () => {
  openDraftStore({ file, key }).close();
  expect(() => openDraftStore({ file, key: new Uint8Array(32) })).toThrow(
    expect.objectContaining({ code: 'KEY_WRONG' }),
  );
  const client = openClient({ file, key }, { readonly: false, create: false });
  client.pragma('user_version = 2');
  client.close();
  expect(() => openDraftStore({ file, key })).toThrow(expect.objectContaining({ code: 'FROM_FUTURE' }));
});
