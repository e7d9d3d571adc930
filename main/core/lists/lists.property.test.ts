import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record as recordOf,
  shuffledSubarray,
} from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../build/testing/examples.ts';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import { withWriteTx, type WriteStore } from '../../../db/store/store.ts';
import type { ListChange } from '../../terms/list-here.ts';
import { record } from '../log/record.ts';
import { refold } from '../log/testing/refold.ts';
import { listChanges } from './known-lists.ts';

const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const said = recordOf({
  level: constantFrom('township' as const, 'county' as const),
  list: constantFrom('contentCategory' as const, 'disputeQuickType' as const),
  items: array(
    recordOf({
      code: constantFrom('01', '0101', '01-00000001', '01-00000002', 'other-00000001'),
      place: integer({ min: 0, max: 5 }),
      offered: boolean(),
      zh: option(constantFrom('打井', '修渠', '护林')),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type Said = (typeof said extends { generate(...args: never[]): { value: infer V } } ? V : never) & object;

function write(store: WriteStore, words: readonly Said[]): void {
  withWriteTx(store, (tx) => {
    for (const [index, { level, list, items }] of words.entries()) {
      const author = {
        station: uuid(level === 'county' ? 2 : 1),
        device: uuid(3),
        user: uuid(4),
        role: 'admin',
      };
      record(tx, { author, nowMs: Date.parse('2026-11-26T00:00:00.000Z') + index * 1000 }, [
        {
          kind: 'codeList.set',
          entityId: uuid(100 + (level === 'county' ? 2 : 0) + (list === 'contentCategory' ? 1 : 0)),
          businessDate: '2026-11-26',
          body: { level, list, items: items.map(({ zh: _, ...item }) => item) },
          pii: { names: items.flatMap(({ code, zh }) => (zh === null ? [] : [{ code, zh, en: null }])) },
        },
      ]);
    }
  });
}

/** Read off by a person: of each code the county's last word, or else the township's; a name lasts until the next. */
function readOff(words: readonly Said[]): Map<string, ListChange> {
  const known = new Map<string, ListChange>();
  for (const level of ['township', 'county'] as const) {
    const names = new Map<string, string>();
    for (const { list, items } of words.filter((each) => each.level === level)) {
      // Of one op the last entry for a code holds, and so does the last name.
      for (const { code, zh } of items) if (zh !== null) names.set(`${list} ${code}`, zh);
      for (const { code, place, offered } of items) {
        const zh = names.get(`${list} ${code}`) ?? null;
        known.set(`${list} ${code}`, { list, code, zh, en: null, place, offered });
      }
    }
  }
  return known;
}

test('a list is the same in whatever order its words came: a village had other names than its township', () => {
  const drawn = array(said, { minLength: 1, maxLength: 8 }).chain((words) =>
    recordOf({
      words: constantFrom(words),
      order: shuffledSubarray([...words.keys(), ...words.keys()], { minLength: words.length * 2 }),
    }),
  );
  assert(
    property(drawn, ({ words, order }) => {
      using first = openTestDatabase();
      using second = openTestDatabase();
      write(first.store, words);
      refold(first.store, second.store, order);
      expect(hashProjection(second.store)).toBe(hashProjection(first.store));
      const here = new Map(listChanges(second.store).map((each) => [`${each.list} ${each.code}`, each]));
      expect(here).toEqual(readOff(words));
    }),
    { numRuns: examples(40) },
  );
});
