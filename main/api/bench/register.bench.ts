import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, withWriteTx } from '../../../db/store/store.ts';
import type { RouteInput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import { contactOf, registerMany } from '../testing/many-contacts.ts';
import { medianOf, printRatio } from '../testing/ratio.ts';
import { TestStation } from '../testing/test-station.ts';

let station: TestStation;
let session: Session;

beforeAll(async () => {
  station = new TestStation();
  ({ session } = await station.found());
});
afterAll(async () => {
  await station[Symbol.asyncDispose]();
});

function client() {
  const store = station.runtime.register.writer?.store;
  if (!store) throw new Error('The station is locked');
  return { store, db: clientOf(store) };
}

/** The rows that the list shows, asked of the tables with nothing in between. */
const bareList = `SELECT c.*, m.summary FROM contact c LEFT JOIN matter m ON m.id = c.matter_id
  ORDER BY c.received_at DESC, c.id DESC LIMIT 100`;

let next = 10_000_000;

async function pagesWritten(work: () => unknown): Promise<number> {
  const { db } = client();
  db.pragma('wal_checkpoint(TRUNCATE)');
  await work();
  const framed = 4096 + 24;
  return Math.floor(statSync(join(station.dataDir, 'register.db-wal')).size / framed);
}

test('one registration, at dispatch, against one raw durable insert', async ({ bench }) => {
  const { store, db } = client();
  db.exec('CREATE TABLE raw_row (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO raw_row (body) VALUES (?)');
  const body = JSON.stringify(contactOf(1));
  const raw = await bench('one raw durable insert', () => {
    withWriteTx(store, () => insert.run(body));
  }).run();
  const registered = await bench('contact.register', async () => {
    await station.call('contact.register', contactOf(next++));
  }).run();
  printRatio('contact.register ÷ raw durable insert', medianOf(registered), medianOf(raw), 'aim ≤ 3');
  // Each page is encrypted and written: this, and not the program around it, is where the time goes.
  const pages = await pagesWritten(() => station.call('contact.register', contactOf(next++)));
  const rawPages = await pagesWritten(() => withWriteTx(store, () => insert.run(body)));
  process.stdout.write(`pages written: ${pages} by a registration, ${rawPages} by a raw insert\n`);
  expect(registered.latency.mean).toBeGreaterThan(0);
});

test.for([10_000, 100_000])('list and search over %d contacts', { timeout: 0 }, async (count, { bench }) => {
  const { db } = client();
  const held = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM contact').get()?.n ?? 0;
  registerMany(station, session, count - held);
  const list = db.prepare(bareList);
  const bare = await bench('bare SQL of the list', () => void list.all()).run();
  const listed = await bench('contact.list', async () => {
    await station.call('contact.list', {});
  }).run();
  printRatio(
    `contact.list at ${count} ÷ bare SQL`,
    medianOf(listed),
    medianOf(bare),
    'aim: bare + 5 ms, flat',
  );
  for (const search of ['低保', '沟', 'lxl', '0042', '没有这个词']) {
    const found = await bench(`contact.list «${search}»`, async () => {
      await station.call('contact.list', { search });
    }).run();
    printRatio(
      `search «${search}» at ${count} ÷ bare list`,
      medianOf(found),
      medianOf(bare),
      'aim: bare + 5 ms, flat',
    );
  }
  const lists: [string, RouteInput<'matter.list'>][] = [
    ['whole', {}],
    ['its last page', { offset: count - 100 }],
    ['by due date', { sort: 'nextDueOn', descending: false }],
    ['of a state that nothing has', { states: ['reopened'] }],
    ['of a category, by number', { category: '01', sort: 'registrationNo' }],
    ['of nobody', { responsibleId: session.stationId }],
    ['«低保»', { search: '低保' }],
  ];
  for (const [name, filter] of lists) {
    const found = await bench(`matter.list, ${name}`, async () => {
      await station.call('matter.list', filter);
    }).run();
    printRatio(
      `matter.list, ${name}, at ${count} ÷ bare list of contacts`,
      medianOf(found),
      medianOf(bare),
      'aim: bare + 5 ms; narrowed, one pass over an index',
    );
  }
  expect((await station.call('contact.list', {})).rows).toHaveLength(100);
});
