import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../fixtures/open-test-database.ts';
import { clientOf, withWriteTx } from '../store/store.ts';
import { indexDoc, purgeRemovedDocs, removeDoc, searchText, type IndexedDoc } from './search.ts';

let database: TestDatabase;
beforeEach(() => {
  database = openTestDatabase();
});
afterEach(() => {
  database[Symbol.dispose]();
});

function put(entityId: string, doc: Partial<IndexedDoc>): void {
  withWriteTx(database.store, (tx) => {
    indexDoc(tx, {
      entity: 'contact',
      entityId,
      stationId: 'station-1',
      sortOn: '2026-11-23',
      texts: [],
      keys: [],
      ...doc,
    });
  });
}

function find(term: string, limit = 10): string[] {
  return searchText(database.store, term, { limit }).map((hit) => hit.entityId);
}

test('words of one, two and more characters are found wherever they stand', () => {
  put('a', { texts: ['反映村民小组土地纠纷一事'] });
  for (const term of ['土', '土地', '地纠', '土地纠纷', '反映', '一事']) expect(find(term)).toEqual(['a']);
  for (const term of ['纠土', '土纷', '山林']) expect(find(term)).toEqual([]);
});

test('a phrase does not reach across punctuation or from one field into the next', () => {
  put('a', { texts: ['宅基地，界址', '不清'] });
  expect(find('地界')).toEqual([]);
  expect(find('址不')).toEqual([]);
  expect(find('宅基地 不清')).toEqual(['a']);
});

test('rare characters of names are told apart', () => {
  put('ji', { texts: ['𠮷某反映'] });
  put('yan', { texts: ['䶮某反映'] });
  put('hong', { texts: ['𬭎某反映'] });
  expect(find('𠮷')).toEqual(['ji']);
  expect(find('䶮某')).toEqual(['yan']);
  expect(find('𬭎')).toEqual(['hong']);
});

test('what was typed is never query syntax', () => {
  put('a', { texts: ['土地 OR 纠纷'] });
  for (const term of [
    '" OR *',
    '"',
    "'; DROP TABLE op; --",
    'NEAR(土 地)',
    'text:土',
    '土 NOT 地',
    '^土',
    '土*地',
    '{',
    '-',
  ]) {
    expect(() => find(term)).not.toThrow();
  }
  expect(find('土地 AND 山林')).toEqual([]);
  expect(find('纠纷 OR 山林')).toEqual([]);
});

test('numbers are found by their last digits, in the text and among the keys', () => {
  put('text', { texts: ['联系电话13812345678'] });
  put('key', {
    keys: [
      { kind: 'phoneTail', value: '139 0000 9876' },
      { kind: 'idTail', value: '34050319900101123X' },
      { kind: 'number', value: '访〔2026〕0042号' },
    ],
  });
  expect(find('5678')).toEqual(['text']);
  expect(find('12345678')).toEqual(['text']);
  expect(find('9876')).toEqual(['key']);
  expect(find('13900009876')).toEqual(['key']);
  expect(find('123x')).toEqual(['key']);
  expect(find('访〔2026〕0042')).toEqual(['key']);
  expect(find('3812')).toEqual([]);
});

test('a register number of digits is found by its end and by its beginning', () => {
  put('a', { keys: [{ kind: 'number', value: '2026-0042' }] });
  expect(find('0042')).toEqual(['a']);
  expect(find('42')).toEqual(['a']);
  expect(find('2026-00')).toEqual(['a']);
});

test('names are found by initials and by their beginning; one letter finds nobody', () => {
  put('a', {
    keys: [
      { kind: 'name', value: '欧阳 某某' },
      { kind: 'initials', value: 'oymm' },
    ],
  });
  expect(find('OYM')).toEqual(['a']);
  expect(find('欧阳某')).toEqual(['a']);
  expect(find('欧　阳')).toEqual(['a']);
  expect(find('o')).toEqual([]);
});

test('the newest come first, by their day and not by the order of entry', () => {
  put('old', { sortOn: '2026-01-05', texts: ['土地'] });
  put('new', { sortOn: '2026-11-20T02:00:00.000Z', texts: ['土地'] });
  put('mid', { sortOn: '2026-06-01', keys: [{ kind: 'name', value: '土地' }] });
  put('same-day', { sortOn: '2026-01-05', texts: ['土地'] });
  expect(find('土地')).toEqual(['new', 'mid', 'same-day', 'old']);
  expect(find('土地', 2)).toEqual(['new', 'mid']);
});

test('a record is found once, and only as the kind that was asked for', () => {
  put('a', { texts: ['张三'], keys: [{ kind: 'name', value: '张三' }] });
  expect(find('张三')).toEqual(['a']);
  expect(searchText(database.store, '张三', { limit: 5, entity: 'matter' })).toEqual([]);
  expect(searchText(database.store, '张三', { limit: 5, entity: 'contact' })).toEqual([
    { entity: 'contact', entityId: 'a', stationId: 'station-1', sortOn: '2026-11-23' },
  ]);
});

test('indexing again replaces, removing leaves nothing to find', () => {
  put('a', { texts: ['土地'], keys: [{ kind: 'phoneTail', value: '13812345678' }] });
  put('a', { sortOn: '2026-11-24', texts: ['山林'] });
  expect(find('土地')).toEqual([]);
  expect(find('5678')).toEqual([]);
  expect(find('山林')).toEqual(['a']);
  withWriteTx(database.store, (tx) => removeDoc(tx, 'contact', 'a'));
  expect(find('山林')).toEqual([]);
});

test('a redacted word does not stay in the blocks of the index', () => {
  put('a', { texts: ['canaryword'] });
  put('b', { texts: ['others'] });
  withWriteTx(database.store, (tx) => {
    removeDoc(tx, 'contact', 'a');
    purgeRemovedDocs(tx);
  });
  const blocks = clientOf(database.store)
    .prepare<[], { block: Uint8Array }>('SELECT block FROM search_text_data')
    .all()
    .map(({ block }) => Buffer.from(block).toString('latin1'))
    .join();
  expect(blocks).not.toContain('canary');
  expect(blocks).toContain('thers');
});

test('a record without a day to sort by is a bug, not an undated hit', () => {
  expect(() => put('a', { sortOn: 'yesterday' })).toThrow(TypeError);
});
