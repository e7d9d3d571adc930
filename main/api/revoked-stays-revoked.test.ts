import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../core/crypto/hash.ts';
import { enrol, visit, type importedBy } from './testing/pair.ts';
import { Neighbours } from './testing/neighbours.ts';

/** Two neighbours of whom the township ends its trust in the village’s PC. */
class Parted extends Neighbours {
  async revoke(): Promise<void> {
    const { deviceId } = this.village.identity;
    await this.township.pc.call('exchange.revoke', { deviceId, reason: 'lost', second: null });
  }

  /** Somebody comes once more, and the village reports it. */
  async reportOne(): ReturnType<typeof importedBy> {
    await this.register(visit.contact.petitionerName);
    return this.report();
  }

  async kinds(): Promise<string[]> {
    const { incidents } = await this.township.pc.call('exchange.incidents', {});
    return incidents.filter(({ state }) => state === 'open').map(({ kind }) => kind);
  }
}

test.each(['restored', 'copiedBack'] as const)(
  'a township that was %s from before it revoked a PC does not trust that PC again, and tells people',
  async (mishap) => {
    await using both = await new Parted().found();
    await both.join();
    await both.township.keep();
    await both.revoke();
    await both.township.suffer(mishap);
    expect(await both.reportOne()).toMatchObject({ value: { state: 'quarantine', reason: 'revoked' } });
    expect((await both.township.pc.call('contact.list', {})).total).toBe(0);
    expect(await both.kinds()).toContain('revokedAgain');
    expect((await both.township.pc.call('exchange.devices', {})).devices).toMatchObject([
      { revoked: { reason: 'lost', byName: '王建国' } },
    ]);
    const { faults } = await both.township.pc.work('station.verify', {});
    expect(Object.values(faults).every((count) => count === 0)).toBe(true);
    // Told once: the next unlock finds nothing new.
    await both.township.pc.restart();
    await both.township.wake();
    expect((await both.kinds()).filter((kind) => kind === 'revokedAgain')).toHaveLength(1);
  },
);

test('a PC that was approved and revoked after the backup is not approved again by its digits', async () => {
  await using both = await new Parted().found();
  const { deviceId } = both.village.identity;
  await both.township.keep();
  // Without the receipt, so that it goes on asking.
  await enrol(both.village.pc, both.township.pc, deviceId);
  await both.revoke();
  await both.township.suffer('restored');
  expect(await both.reportOne()).toMatchObject({ value: { state: 'quarantine', reason: 'unknown' } });
  const { checkCode } = await both.village.pc.call('exchange.ownCode', {});
  expect(await both.township.pc.run('exchange.approve', { deviceId, typed: checkCode })).toMatchObject({
    error: { code: 'REVOKED' },
  });
});

test('a list that somebody edited, or took from another station, revokes nobody', async () => {
  await using both = await new Parted().found();
  await both.join();
  await both.township.keep();
  await both.revoke();
  const list = join(both.township.pc.dataDir, 'lasting-ops.json');
  const [body = ''] = readFileSync(list, 'utf8').split('\n');
  const edited = body.replace(/"proof":"[0-9a-f]{64}"/u, `"proof":"${'0'.repeat(64)}"`);
  expect(edited).not.toBe(body);
  const bytes = `${edited}\n${sha256Hex(Buffer.from(edited))}\n`;
  for (const path of [list, `${list}.previous`]) writeFileSync(path, bytes);
  await both.township.suffer('restored');
  expect(await both.reportOne()).toMatchObject({ value: { state: 'imported' } });
  expect(await both.kinds()).not.toContain('revokedAgain');
});
