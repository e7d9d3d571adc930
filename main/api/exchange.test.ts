import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setPeerStatus } from '../../db/queries/peers.ts';
import { inTransaction } from '../core/register.ts';
import { importedBy, Pair, visit } from './testing/pair.ts';
import { TestStation, townshipProfile } from './testing/test-station.ts';

class Stick implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'open-door-stick-'));
  readonly volume = { path: this.path, label: '上报U盘', removable: true, freeBytes: 1e9 };

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

describe('enrolment without a network', () => {
  test('takes a card only with its own digits, and tells a misreading from the digits of other keys', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const { fileId, checkCode } = await township.call('exchange.card', {});
    expect(checkCode).toMatch(/^\d{25}$/u);
    const card = await village.bring(await township.fetch(fileId));
    const misread = `${checkCode.slice(0, -1)}${(Number(checkCode.at(-1)) + 1) % 10}`;
    const { checkCode: otherKeys } = await village.call('exchange.ownCode', {});
    const notACard = await village.bring(new TextEncoder().encode('{}'));
    const load = async (file: string, typed: string): Promise<unknown> => {
      const answer = await village.ask('exchange.loadCard', { fileId: file, typed });
      return answer.ok ? answer.value.name : answer.error.code;
    };
    expect(await load(card, misread)).toBe('CHECK_CODE_MISREAD');
    expect(await load(card, otherKeys)).toBe('CHECK_CODE_WRONG');
    expect(await load(notACard, checkCode)).toBe('NOT_A_CARD');
    expect(await load('0'.repeat(64), checkCode)).toBe('FILE_NOT_FOUND');
    expect(await village.run('exchange.export', { place: null })).toMatchObject({
      error: { code: 'NOT_ENROLLED' },
    });
    expect(await load(card, checkCode.replace(/(.{5})/gu, '$1 '))).toBe('柳林镇接访中心');
    expect((await village.call('exchange.status', {})).superior?.name).toBe('柳林镇接访中心');
  });

  test('keeps the first batch of a stranger closed until a person has typed its digits', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await village.call('contact.register', visit);
    await pair.handOutCard();
    const file = await pair.exported();
    const waiting = await pair.import(file);
    expect(waiting).toMatchObject({
      value: { state: 'quarantine', reason: 'unknown', request: { name: '柳河村接访站', replaces: false } },
    });
    expect(JSON.stringify(waiting)).not.toContain((await village.call('exchange.ownCode', {})).checkCode);
    expect((await township.call('contact.list', {})).total).toBe(0);
    const { requests } = await township.call('exchange.requests', {});
    expect(requests.map(({ deviceId }) => deviceId)).toEqual([pair.villageDevice]);
    const approve = (typed: string) =>
      township.run('exchange.approve', { deviceId: pair.villageDevice, typed });
    expect(await approve(pair.townshipCode)).toMatchObject({ error: { code: 'CHECK_CODE_WRONG' } });
    expect((await township.call('contact.list', {})).total).toBe(0);
    const { checkCode } = await village.call('exchange.ownCode', {});
    const approved = await approve(checkCode);
    expect(approved).toMatchObject({
      value: { files: [{ result: { state: 'imported', quarantined: 0 }, error: null }] },
    });
    const { rows } = await township.call('contact.list', {});
    expect(rows.map((row) => [row.petitionerName, row.stationName, row.matterState])).toEqual([
      ['李秀兰', '柳河村接访站', 'registered'],
    ]);
    expect((await township.call('exchange.requests', {})).requests).toEqual([]);
    expect(await approve(checkCode)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

test('several batches of a stranger wait together and come in in their order', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.handOutCard();
  const first = await pair.exported();
  await village.call('contact.register', visit);
  const second = await pair.exported();
  for (const file of [second, first, second]) {
    expect(await pair.import(file)).toMatchObject({ value: { state: 'quarantine' } });
  }
  const { checkCode } = await village.call('exchange.ownCode', {});
  const { files } = await township.work('exchange.approve', {
    deviceId: pair.villageDevice,
    typed: checkCode,
  });
  // Founding wrote station and person; the second batch repeats them beside contact and matter.
  expect(files).toMatchObject([
    { error: null, result: { seq: 1, applied: 2, duplicates: 0, warnings: [] } },
    { error: null, result: { seq: 2, applied: 2, duplicates: 2, warnings: [] } },
  ]);
});

test('what a revoked PC sent waits closed, cannot be approved again, and is told no more than that it was revoked', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  inTransaction(township.runtime.register, (tx) => setPeerStatus(tx, pair.villageDevice, 'revoked'));
  await village.call('contact.register', visit);
  expect(await pair.import(await pair.exported())).toMatchObject({
    value: { state: 'quarantine', reason: 'revoked' },
  });
  expect((await township.call('contact.list', {})).total).toBe(0);
  const { checkCode } = await village.call('exchange.ownCode', {});
  expect(
    await township.run('exchange.approve', { deviceId: pair.villageDevice, typed: checkCode }),
  ).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  // Certificates alone: no policy, no name of the township's people.
  const { opCount } = await township.work('exchange.exportReceipt', {
    stationId: pair.villageId,
    place: null,
  });
  expect(opCount).toBe(2);
});

describe('a batch', () => {
  test('is the same batch however often its file is written, and taken in once', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    const first = await village.work('exchange.export', { place: null });
    const again = await village.work('exchange.renderAgain', { batchId: first.batchId, place: null });
    expect(again.manifestHash).toBe(first.manifestHash);
    expect(again.fileId).not.toBe(first.fileId);
    expect(await pair.import(await village.fetch(first.fileId))).toMatchObject({
      value: { state: 'imported', seq: 2 },
    });
    expect(await pair.import(await village.fetch(again.fileId))).toMatchObject({
      value: { state: 'duplicate', importedAt: '2026-11-23T02:00:00.000Z' },
    });
    expect((await township.call('contact.list', {})).total).toBe(1);
    // Its list (F33) had to be written by hand: which records went along, and whether anybody has signed for them.
    const { batchId, manifestHash } = first;
    const subjectId = (await village.call('session.get', {})).session?.stationId ?? '';
    const list = [{ documentKind: 'batchManifest' as const, subjectId, batchId }];
    const [f33] = (await village.call('document.preview', { papers: list, language: 'zh' })).papers;
    expect(f33?.current.paper.data).toMatchObject({
      manifestHash,
      entries: first.opCount,
      receiptedAt: null,
    });
    const strange = [{ ...list[0], documentKind: 'batchManifest' as const, subjectId, batchId: subjectId }];
    expect(await village.ask('document.preview', { papers: strange, language: 'zh' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  test('that was damaged, cut short or meant for another applies nothing and says why', async () => {
    await using pair = await new Pair().found();
    await using other = new TestStation();
    const { village, township } = pair;
    await pair.enrol();
    await other.found(townshipProfile);
    await village.call('contact.register', visit);
    const file = await pair.exported();
    const tampered = Uint8Array.from(file);
    const middle = Math.floor(file.length / 2);
    tampered[middle] = (tampered[middle] ?? 0) ^ 1;
    expect(await pair.import(tampered)).toMatchObject({ error: { code: 'DAMAGED' } });
    expect(await pair.import(file.subarray(0, middle))).toMatchObject({ error: { code: 'TRUNCATED' } });
    expect(await pair.import(new TextEncoder().encode('PK'))).toMatchObject({
      error: { code: 'NOT_A_BATCH' },
    });
    expect(await importedBy(other, file)).toMatchObject({ error: { code: 'WRONG_RECIPIENT' } });
    expect((await township.call('contact.list', {})).total).toBe(0);
    const [row] = (await township.call('exchange.board', {})).stations;
    expect(row?.last?.seq).toBe(1);
    expect(await pair.import(file)).toMatchObject({ value: { state: 'imported' } });
    expect((await township.call('contact.list', {})).total).toBe(1);
  });

  test('takes the words of a matter that is still open, and only the codes of one answered on the spot', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await village.call('contact.register', visit);
    await village.call('contact.register', {
      ...visit,
      answer: { text: '已当场解释低保政策。', agreedOral: true },
    });
    await pair.enrol();
    const { rows } = await township.call('contact.list', { sort: 'registrationNo', descending: false });
    expect(rows.map((row) => [row.matterState, row.petitionerName, row.summary])).toEqual([
      ['registered', '李秀兰', visit.matter.summary],
      ['answered', null, null],
    ]);
    expect(rows.map((row) => row.withheld)).toEqual([false, true]);
  });

  test('that was lost on the way shows as a gap, and the next one heals it by repeating its ops', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    await village.work('exchange.export', { place: null });
    await village.call('contact.register', visit);
    expect(await pair.import(await pair.exported())).toMatchObject({
      value: { state: 'imported', seq: 3, warnings: [] },
    });
    expect((await township.call('contact.list', {})).total).toBe(2);
    expect((await township.call('exchange.board', {})).stations[0]?.gaps).toEqual([]);
    await pair.receipt();
    // The wrap of the database key, which the grant asks for, is all that waits now.
    expect((await village.call('exchange.status', {})).records).toEqual([
      { entity: 'recoveryWrap', count: 1 },
    ]);
  });
});

describe('several files at once', () => {
  test('are shown before anything of them is applied, and a bad one keeps no other out', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    const good = await pair.exported();
    const fileIds = [await township.bring(good.subarray(0, 400)), await township.bring(good), '0'.repeat(64)];
    const { files: shown } = await township.work('exchange.preview', { fileIds });
    expect(shown).toMatchObject([
      { state: 'failed', error: { code: 'TRUNCATED' } },
      {
        state: 'ready',
        from: { name: '柳河村接访站' },
        seq: 2,
        records: [
          { entity: 'matter', count: 1 },
          { entity: 'contact', count: 1 },
        ],
      },
      { state: 'failed', error: { code: 'FILE_NOT_FOUND' } },
    ]);
    expect((await township.call('contact.list', {})).total).toBe(0);
    const { files } = await township.work('exchange.import', { fileIds });
    expect(files.map(({ result, error }) => result?.state ?? error?.code)).toEqual([
      'TRUNCATED',
      'imported',
      'FILE_NOT_FOUND',
    ]);
    expect((await township.work('exchange.preview', { fileIds })).files[1]).toMatchObject({
      state: 'duplicate',
    });
  });
});

describe('a stick', () => {
  test('carries batches in a folder of its own, and nothing else on it is read or followed', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    using stick = new Stick();
    village.volumes = township.volumes = [stick.volume];
    const { savedTo, fileName } = await village.work('exchange.export', { place: stick.path });
    expect(savedTo).toBe(join(stick.path, 'OpenDoor', fileName));
    symlinkSync('/etc/passwd', join(stick.path, 'OpenDoor', 'XFB-link.xfb'));
    writeFileSync(join(stick.path, 'OpenDoor', 'holiday.jpg'), 'x');
    const { files } = await township.work('exchange.collect', { place: stick.path });
    expect(files.map(({ name }) => name)).toEqual([fileName]);
    const fileIds = files.map(({ fileId }) => fileId);
    expect(await township.work('exchange.import', { fileIds })).toMatchObject({
      files: [{ result: { state: 'imported' } }],
    });
  });

  test('that was pulled out, or is no stick at all, is named, and what was frozen can be written again', async () => {
    await using pair = await new Pair().found();
    const { village } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    expect(await village.run('exchange.export', { place: '/etc' })).toMatchObject({
      error: { code: 'DISK_GONE' },
    });
    const [frozen] = (await village.call('exchange.status', {})).batches;
    expect(frozen?.state).toBe('frozen');
    const again = await village.work('exchange.renderAgain', {
      batchId: frozen?.batchId ?? '',
      place: null,
    });
    expect(await pair.import(await village.fetch(again.fileId))).toMatchObject({
      value: { state: 'imported' },
    });
  });
});

describe('a receipt', () => {
  test('settles what the township holds; what came later goes with the next batch, without the request', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await village.call('contact.register', visit);
    await pair.enrol();
    const before = await village.call('exchange.status', {});
    expect(before.unreceipted).toBeGreaterThan(0);
    expect(before.batches.map(({ state }) => state)).toEqual(['exported']);
    const { contactId } = await village.call('contact.register', visit);
    expect(await pair.receipt()).toMatchObject({ value: { state: 'imported', applied: 4, quarantined: 0 } });
    const after = await village.call('exchange.status', {});
    expect(after.batches[0]).toMatchObject({ state: 'receipted', disposition: '8' });
    const next = await village.work('exchange.export', { place: null });
    // The contact, its matter and the wrap of the key; the contact's slip never goes up.
    expect([next.seq, next.opCount, after.unreceipted]).toEqual([2, 3, 3]);
    expect(await pair.import(await village.fetch(next.fileId))).toMatchObject({
      value: { state: 'imported', applied: 3, duplicates: 0 },
    });
    expect((await township.call('contact.get', { contactId })).contact.petitionerName).toBe('李秀兰');
    await pair.receipt();
    const nothing = { error: { code: 'NOTHING_TO_SEND' } };
    expect(await village.run('exchange.export', { place: null })).toMatchObject(nothing);
    // A paper stays in the village: a file with nothing for the township in it was made of it, again and again.
    const form = { documentKind: 'registrationForm' as const, subjectId: contactId };
    await village.call('document.print', { papers: [form], language: 'zh' });
    expect(await village.run('exchange.export', { place: null })).toMatchObject(nothing);
    const [row] = (await township.call('exchange.board', {})).stations;
    expect(row).toMatchObject({
      stationId: pair.villageId,
      last: { seq: 2, opCount: 3, applied: 3 },
      gaps: [],
    });
  });

  test('of a stranger is never believed', async () => {
    await using pair = await new Pair().found();
    await using stranger = await new Pair().found();
    await pair.enrol();
    await stranger.enrol();
    const { fileId } = await stranger.township.work('exchange.exportReceipt', {
      stationId: stranger.villageId,
      place: null,
    });
    expect(await importedBy(pair.village, await stranger.township.fetch(fileId))).toMatchObject({
      error: { code: 'WRONG_RECIPIENT' },
    });
  });
});

test('each route is open only to the kind of station that it belongs to', async () => {
  await using pair = await new Pair().found();
  expect(await pair.village.ask('exchange.card', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await pair.village.ask('exchange.board', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await pair.township.ask('exchange.export', { place: null })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
});
