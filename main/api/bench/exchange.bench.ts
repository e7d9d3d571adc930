import { expect, test } from 'vitest';
import { opsAfterPosition } from '../../../db/queries/ops.ts';
import { clientOf } from '../../../db/store/store.ts';
import { sha256Hex } from '../../core/crypto/hash.ts';
import { generateSigningKey, sign, verify } from '../../core/crypto/signing.ts';
import { registerMany } from '../testing/many-contacts.ts';
import { importedBy, Pair } from '../testing/pair.ts';
import { printRatio } from '../testing/ratio.ts';

const contacts = 2_500;
const ops = 2 * contacts;

function per(ms: number): number {
  return ms / ops;
}

async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** What nobody can do without: hash and verify each op's bytes once, and put the same bytes into a table. */
async function unavoidable(pair: Pair): Promise<number> {
  const rows = [...opsAfterPosition(pair.village.runtime.register.read, 0)].map(({ bytes }) => bytes);
  const store = pair.township.runtime.register.writer?.store;
  if (!store) throw new Error('The station is locked');
  const db = clientOf(store);
  db.exec('CREATE TABLE raw_op (id TEXT PRIMARY KEY, bytes BLOB)');
  const insert = db.prepare('INSERT INTO raw_op VALUES (?, ?)');
  const key = generateSigningKey();
  const all = Buffer.concat(rows);
  const signature = sign(key.privateKey, all);
  const { ms } = await timed(() => {
    verify(key.publicKey, all, signature);
    db.transaction(() => {
      for (const bytes of rows) insert.run(sha256Hex(bytes), bytes);
    })();
  });
  return ms;
}

// One pass, not a loop: a batch is frozen and taken in once.
test('export and import of 5,000 ops', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  await pair.receipt();
  const session = await pair.village.call('session.get', {});
  if (!session.session) throw new Error('The village is locked');
  registerMany(pair.village, session.session, contacts);
  const exported = await timed(() => pair.village.work('exchange.export', { place: null }));
  expect(exported.value.opCount).toBe(ops);
  const file = await pair.village.fetch(exported.value.fileId);
  const imported = await timed(() => importedBy(pair.township, file));
  expect(imported.value).toMatchObject({ ok: true, value: { applied: ops } });
  const bare = await unavoidable(pair);
  printRatio('export, per op', per(exported.ms), per(bare), 'hash + verify + raw insert of the same bytes');
  printRatio('import, per op', per(imported.ms), per(bare), 'hash + verify + raw insert of the same bytes');
  printRatio('both, per op', per(exported.ms + imported.ms), per(bare), 'aim ≤ 3');
});
