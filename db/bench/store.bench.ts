import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { sampleOp } from '../fixtures/sample-rows.ts';
import { countOps, findOp, insertOp } from '../queries/ops.ts';
import { indexDoc, searchText } from '../queries/search.ts';
import { withWriteTx } from '../store/store.ts';

const records = 20_000;
const story =
  '村民反映村民小组土地承包合同到期后界址不清，与邻户多次发生纠纷，请求镇里派人丈量并出具书面答复。';

test('store', async ({ bench }) => {
  using database = openTestDatabase();
  const { store } = database;
  withWriteTx(store, (tx) => {
    for (let index = 0; index < records; index += 1) {
      insertOp(tx, sampleOp(String(index), { entityId: String(index) }));
      indexDoc(tx, {
        entity: 'contact',
        entityId: String(index),
        stationId: 'station-1',
        sortOn: new Date(Date.UTC(2026, 0, 1) + index * 600_000).toISOString(),
        texts: [`${story}第${index}号`],
        keys: [{ kind: 'phoneTail', value: `138${String(index).padStart(8, '0')}` }],
      });
    }
  });
  expect(countOps(store)).toBe(records);

  const known = sampleOp('777').opId;
  let next = records;
  await bench('one durable op', () => {
    withWriteTx(store, (tx) => insertOp(tx, sampleOp(String(next++))));
  }).run();
  await bench('find an op', () => void findOp(store, known)).run();
  await bench('newest 50 of a word in every record', () =>
    void searchText(store, '土地', { limit: 50 })).run();
  await bench('an absent word', () => void searchText(store, '山林', { limit: 50 })).run();
  await bench('last digits', () => void searchText(store, '9999', { limit: 50 })).run();
});
