import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, withWriteTx } from '../../../db/store/store.ts';
import type { RouteInput } from '../../contract/index.ts';
import { owedWithin } from '../../contract/routes/today.ts';
import type { Session } from '../../contract/routes/session.ts';
import { cloneMany, contactOf } from '../testing/many-contacts.ts';
import { medianOf, printRatio } from '../testing/ratio.ts';
import { TestStation, townshipProfile } from '../testing/test-station.ts';

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

const many = Number(process.env['OPEN_DOOR_BENCH_CONTACTS'] ?? 100_000);
const listAim = 'aim: bare + 5 ms; counted or narrowed, one pass over an index';

const noted = '现场查看排水沟淤塞约四十米，与村民小组长、水利站核对后一并记录，下次复核时间另行通知。';

let next = 10_000_000;

/** So many contacts are there, each with a matter. */
function fillTo(count: number): void {
  const held = client().db.prepare<[], { n: number }>('SELECT count(*) AS n FROM contact').get()?.n ?? 0;
  if (held < count) cloneMany(station, session, count - held);
}

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
  fillTo(count);
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

/** What Today and the list of matters show first, asked of the table with nothing in between. */
const bareDue = `SELECT id, registration_no, summary, next_due_on, next_legal_on FROM matter
  WHERE next_due_on <= '9999-12-31' AND state = 'registered' ORDER BY next_due_on, id LIMIT 200`;
const bareMatters = 'SELECT * FROM matter ORDER BY first_received_on DESC, id DESC LIMIT 100';

test(
  'due list and matter list over 100,000 matters, against the bare query',
  {
    timeout: 0,
  },
  async ({ bench }) => {
    const { db } = client();
    fillTo(many);
    const due = db.prepare(bareDue);
    const bare = await bench('bare SQL of what is due', () => void due.all()).run();
    for (const within of owedWithin) {
      const owed = await bench(`today.owed, ${within}`, async () => {
        await station.call('today.owed', { within });
      }).run();
      printRatio(`today.owed, ${within}, at ${many} ÷ bare SQL`, medianOf(owed), medianOf(bare), listAim);
    }
    const matters = db.prepare(bareMatters);
    const bareList = await bench('bare SQL of the matters', () => void matters.all()).run();
    const lists: [string, RouteInput<'matter.list'>][] = [
      ['whole', {}],
      ['past the day by law', { overdueOn: '2026-11-23', sort: 'nextDueOn', descending: false }],
      ['past a day that nothing is past', { overdueOn: '2000-01-01' }],
    ];
    for (const [name, filter] of lists) {
      const found = await bench(`matter.list, ${name}`, async () => {
        await station.call('matter.list', filter);
      }).run();
      printRatio(`matter.list, ${name}, at ${many} ÷ bare SQL`, medianOf(found), medianOf(bareList), listAim);
    }
    expect((await station.call('today.owed', {})).owed.length).toBeGreaterThan(0);
  },
);

test(
  'one matter with 500 events is opened, against reading its log, and 100 documents are made',
  {
    timeout: 0,
  },
  async ({ bench }) => {
    await using office = new TestStation();
    await office.found(townshipProfile);
    const { matterId, contactId } = await office.call('contact.register', contactOf(1));
    const on = { actOn: '2026-11-23' };
    const point = { contactPerson: '周志强', contactPhone: '0999-5550100', serveBy: 'township' } as const;
    await office.call('matter.act', { matterId, act: 'accept', values: { ...on, ...point } });
    for (let index = 0; index < 480; index += 1) {
      const values = { ...on, noteKind: 'investigation', actText: `第${index}次核实：${noted}` } as const;
      await office.call('matter.act', { matterId, act: 'note', values });
    }
    for (let index = 0; index < 8; index += 1) {
      const supplement = { ...on, supplementDueOn: '2026-12-20', missingMaterials: ['照片'], ...point };
      await office.call('matter.act', { matterId, act: 'supplement', values: supplement });
      await office.call('matter.act', {
        matterId,
        act: 'urge',
        values: { urgeAbout: 'service', replyDueOn: '2026-12-01', actText: noted },
      });
    }
    const db = clientOf(office.runtime.register.read);
    const log = db.prepare(
      'SELECT o.bytes, p.bytes FROM op o LEFT JOIN op_pii p ON p.pii_ref = o.pii_ref WHERE o.entity_id = ?',
    );
    expect(log.all(matterId).length).toBeGreaterThan(490);
    const bare = await bench('bare SQL of the log of a matter', () => void log.all(matterId)).run();
    const opened = await bench('matter.get and matter.acts', async () => {
      await office.call('matter.get', { matterId });
      await office.call('matter.acts', { matterId });
    }).run();
    printRatio(
      'a matter of 500 events ÷ its bare log',
      medianOf(opened),
      medianOf(bare),
      'aim ≤ bare + 30 ms',
    );
    const told = await bench('contact.progress', async () => {
      await office.call('contact.progress', { contactId });
    }).run();
    printRatio(
      'its dates at the counter ÷ its bare log',
      medianOf(told),
      medianOf(bare),
      'aim ≤ bare + 15 ms',
    );
    const acted = await bench('one step more', async () => {
      const values = { ...on, noteKind: 'investigation', actText: noted } as const;
      await office.call('matter.act', { matterId, act: 'note', values });
    }).run();
    printRatio('one step more ÷ its bare log', medianOf(acted), medianOf(bare), 'aim ≤ bare + 30 ms');

    const papers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => office.call('contact.register', contactOf(index + 2))),
    );
    const started = performance.now();
    for (const { contactId: subjectId } of papers)
      await office.call('document.print', {
        papers: [{ documentKind: 'registrationForm', subjectId }],
        language: 'zh',
      });
    const made = performance.now() - started;
    const store = office.runtime.register.writer?.store;
    if (!store) throw new Error('The station is locked');
    const raw = clientOf(store);
    raw.exec('CREATE TABLE raw_row (id INTEGER PRIMARY KEY, body TEXT)');
    const insert = raw.prepare('INSERT INTO raw_row (body) VALUES (?)');
    const begun = performance.now();
    for (let index = 0; index < 100; index += 1) withWriteTx(store, () => insert.run(noted));
    printRatio('100 documents ÷ 100 raw durable inserts', made, performance.now() - begun, 'aim ≤ 4');
  },
);
