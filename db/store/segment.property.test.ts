import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { clientOf } from './store.ts';
import { toIndexText, toMatchQuery } from './segment.ts';

const anyText = string({ unit: 'binary', maxLength: 40 });
const hanText = string({
  unit: constantFrom('土', '地', '纠', '纷', '𠮷', '䶮', '𬭎', '三', '村'),
  minLength: 1,
  maxLength: 20,
});

test('no typed text is ever a syntax error of the full-text table', () => {
  using database = openTestDatabase();
  const match = clientOf(database.store).prepare<[string]>(
    'SELECT rowid FROM search_text WHERE text MATCH ?',
  );
  assert(
    property(anyText, (term) => {
      const query = toMatchQuery(term);
      const found = query === undefined ? [] : match.all(query);
      expect(found).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('every part of a written text finds it, and nothing that it does not contain does', () => {
  using database = openTestDatabase();
  const client = clientOf(database.store);
  const insert = client.prepare<[string]>('INSERT INTO search_text (rowid, text) VALUES (1, ?)');
  const remove = client.prepare('DELETE FROM search_text WHERE rowid = 1');
  const match = client.prepare<[string]>('SELECT rowid FROM search_text WHERE text MATCH ?');
  assert(
    property(hanText, hanText, (text, term) => {
      insert.run(toIndexText([text]));
      const isFound = match.all(toMatchQuery(term) ?? '').length === 1;
      remove.run();
      expect(isFound).toBe(text.includes(term));
    }),
    {
      numRuns: 500,
      examples: [
        ['土地纠纷', '地纠'],
        ['𠮷三', '三'],
      ],
    },
  );
});
