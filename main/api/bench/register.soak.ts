import { expect, test } from 'vitest';
import { clientOf } from '../../../db/store/store.ts';
import { registerMany } from '../testing/many-contacts.ts';
import { middleOf, printRatio } from '../testing/ratio.ts';
import { TestStation } from '../testing/test-station.ts';

const total = Number(process.env['OPEN_DOOR_SOAK_CONTACTS'] ?? 1_000_000);
const portion = Math.min(50_000, total);
const rounds = 21;

/** Milliseconds: the median of several rounds. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return middleOf(times);
}

// About an hour for a million; each portion shows whether it stays flat.
test(`list and search stay flat up to ${total} contacts, and every one is there`, async () => {
  await using station = new TestStation();
  const { session } = await station.found();
  for (let held = portion; held <= total; held += portion) {
    registerMany(station, session, portion);
    const { read } = station.runtime.register;
    const bareList = clientOf(read).prepare(
      'SELECT c.*, m.summary FROM contact c LEFT JOIN matter m ON m.id = c.matter_id ORDER BY c.received_at DESC, c.id DESC LIMIT 100',
    );
    const bare = await median(() => bareList.all());
    printRatio(
      `contact.list at ${held}`,
      await median(() => station.call('contact.list', {})),
      bare,
      'aim: bare + 5 ms, flat',
    );
    for (const search of ['低保', '沟', 'lxl', '0042', '没有这个词']) {
      const found = await median(() => station.call('contact.list', { search }));
      printRatio(`search «${search}» at ${held}`, found, bare, 'aim: bare + 5 ms, flat');
    }
    expect(clientOf(read).prepare<[], { n: number }>('SELECT count(*) AS n FROM contact').get()?.n).toBe(
      held,
    );
  }
});
