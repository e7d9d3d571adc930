import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../core/crypto/hash.ts';
import { enrol, importedBy, receiptFor, visit } from './testing/pair.ts';
import { SimulatedStation } from './testing/simulated-station.ts';
import { townshipProfile, villageProfile } from './testing/test-station.ts';

/** A village and a township that may be restored; nothing joins them but files. */
class Neighbours implements AsyncDisposable {
  readonly village = new SimulatedStation('village');
  readonly township = new SimulatedStation('township');

  async found(): Promise<this> {
    await this.village.found(villageProfile);
    await this.township.found(townshipProfile);
    return this;
  }

  async join(): Promise<void> {
    await enrol(this.village.pc, this.township.pc, this.village.identity.deviceId);
    await receiptFor(this.village.pc, this.township.pc, this.village.identity.stationId);
  }

  async revoke(): Promise<void> {
    const { deviceId } = this.village.identity;
    await this.township.pc.call('exchange.revoke', { deviceId, reason: 'lost', second: null });
  }

  async report() {
    await this.village.pc.call('contact.register', visit);
    const { fileId } = await this.village.pc.work('exchange.export', { place: null });
    return importedBy(this.township.pc, await this.village.pc.fetch(fileId));
  }

  async kinds(): Promise<string[]> {
    const { incidents } = await this.township.pc.call('exchange.incidents', {});
    return incidents.filter(({ state }) => state === 'open').map(({ kind }) => kind);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
  }
}

test.each(['restored', 'copiedBack'] as const)(
  'a township that was %s from before it revoked a PC does not trust that PC again, and tells people',
  async (mishap) => {
    await using both = await new Neighbours().found();
    await both.join();
    await both.township.keep();
    await both.revoke();
    await both.township.suffer(mishap);
    expect(await both.report()).toMatchObject({ value: { state: 'quarantine', reason: 'revoked' } });
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
  await using both = await new Neighbours().found();
  const { deviceId } = both.village.identity;
  await both.township.keep();
  // Without the receipt, so that it goes on asking.
  await enrol(both.village.pc, both.township.pc, deviceId);
  await both.revoke();
  await both.township.suffer('restored');
  expect(await both.report()).toMatchObject({ value: { state: 'quarantine', reason: 'unknown' } });
  const { checkCode } = await both.village.pc.call('exchange.ownCode', {});
  expect(await both.township.pc.run('exchange.approve', { deviceId, typed: checkCode })).toMatchObject({
    error: { code: 'REVOKED' },
  });
});

test('a list that somebody edited, or took from another station, revokes nobody', async () => {
  await using both = await new Neighbours().found();
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
  expect(await both.report()).toMatchObject({ value: { state: 'imported' } });
  expect(await both.kinds()).not.toContain('revokedAgain');
});
