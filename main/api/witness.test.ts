import { expect, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import { clientOf } from '../../db/store/store.ts';
import { decodeManifest } from '../core/exchange/format/manifest.ts';
import { auditHash, firstAuditLink } from '../core/log/record.ts';
import { Pair, visit } from './testing/pair.ts';
import type { TestStation } from './testing/test-station.ts';

/** What somebody can do who has the key of the register and time: the guards of the tables are no hindrance. */
function unguarded({ runtime }: TestStation) {
  const client = clientOf(runtime.register.read);
  for (const { name } of client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all()) {
    client.exec(`DROP TRIGGER "${name}"`);
  }
  return client;
}

/** Takes every trace of a reveal out and makes the chain whole again. */
function rewriteAudit(station: TestStation): void {
  const client = unguarded(station);
  client.exec("DELETE FROM audit WHERE action LIKE '%reveal%'");
  const set = client.prepare('UPDATE audit SET prev_hash = ?, hash = ? WHERE position = ?');
  const positions = client.prepare<[], number>('SELECT position FROM audit ORDER BY position').pluck().all();
  const rows = [...auditAfterPosition(station.runtime.register.read, 0)];
  let link = firstAuditLink;
  for (const [index, row] of rows.entries()) {
    const hash = auditHash(link, row);
    set.run(link, hash, positions[index]);
    link = hash;
  }
}

async function faultsOf(station: TestStation): Promise<[string, number][]> {
  const { faults } = await station.work('station.verify', {});
  return Object.entries(faults).filter(([, count]) => count > 0);
}

test('an audit log that was rewritten whole is found out by the heads that went out with the batches', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village, township } = pair;
  const { contactId } = await village.call('contact.register', visit);
  await village.call('contact.reveal', { contactId, field: 'phone', reason: 'contactPerson' });
  await pair.exchange();
  expect(await faultsOf(village)).toEqual([]);
  const revealed = [...auditAfterPosition(village.runtime.register.read, 0)].filter(({ action }) =>
    action.includes('reveal'),
  );
  expect(revealed).toHaveLength(1);
  // The township has it signed by the village.
  const [envelope = new Uint8Array()] = clientOf(township.runtime.register.read)
    .prepare<[], Uint8Array>("SELECT envelope FROM batch_in WHERE state = 'imported' ORDER BY seq DESC")
    .pluck()
    .all();
  expect(decodeManifest(Uint8Array.from(envelope.subarray(64))).auditHead).not.toBeNull();

  rewriteAudit(village);
  const found = await faultsOf(village);
  expect(found.map(([name]) => name)).toEqual(['witness']);
});

test('a batch that was rewritten with it is found out by the receipt, which the township has signed', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village } = pair;
  await village.call('contact.register', visit);
  await pair.exchange();
  const client = unguarded(village);
  const last = '(SELECT max(seq) FROM batch_out)';
  client.exec(`UPDATE batch_out SET manifest_hash = '${'ab'.repeat(32)}' WHERE seq = ${last}`);
  expect((await faultsOf(village)).map(([name]) => name)).toContain('witness');
});
