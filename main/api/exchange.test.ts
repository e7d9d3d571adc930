import { describe, expect, test } from 'vitest';
import { setPeerStatus } from '../../db/queries/peers.ts';
import { inTransaction } from '../core/register.ts';
import { TestStation, townshipProfile } from './testing/test-station.ts';

const visit = {
  contact: {
    petitionerName: '李秀兰',
    phone: '13800135678',
    channel: 'visit',
    receivedAt: '2026-11-23T01:30:00.000Z',
    headcount: 1,
  },
  matter: { purpose: 'requestResolution', contentCategory: '01', summary: '村东排水沟堵塞，雨天院内进水' },
} as const;

/** A village and a township in folders of their own; nothing joins them but the files that the test carries. */
class Pair implements AsyncDisposable {
  readonly village = new TestStation();
  readonly township = new TestStation();
  villageId = '';
  villageDevice = '';
  townshipCode = '';

  async found(): Promise<this> {
    const { session } = await this.village.found();
    this.villageId = session.stationId;
    this.villageDevice = session.deviceId;
    await this.township.found(townshipProfile);
    return this;
  }

  /** The village trusts the township. */
  async handOutCard(): Promise<void> {
    const { fileId, checkCode } = await this.township.call('exchange.card', {});
    this.townshipCode = checkCode;
    const card = await this.village.bring(await this.township.fetch(fileId));
    await this.village.call('exchange.loadCard', { fileId: card, typed: checkCode });
  }

  async exported(): Promise<Uint8Array> {
    return this.village.fetch((await this.village.call('exchange.export', {})).fileId);
  }

  /** Both trust each other, and the village's first batch has been taken in. */
  async enrol(): Promise<void> {
    await this.handOutCard();
    const fileId = await this.township.bring(await this.exported());
    await this.township.call('exchange.import', { fileId });
    const { checkCode } = await this.village.call('exchange.ownCode', {});
    await this.township.call('exchange.approve', { deviceId: this.villageDevice, typed: checkCode });
  }

  async import(file: Uint8Array) {
    return this.township.ask('exchange.import', { fileId: await this.township.bring(file) });
  }

  /** The township's receipt, taken in by the village. */
  async receipt() {
    const { fileId } = await this.township.call('exchange.exportReceipt', { stationId: this.villageId });
    const file = await this.village.bring(await this.township.fetch(fileId));
    return this.village.call('exchange.import', { fileId: file });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
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
    expect(await village.ask('exchange.export', {})).toMatchObject({ error: { code: 'NOT_ENROLLED' } });
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
      township.ask('exchange.approve', { deviceId: pair.villageDevice, typed });
    expect(await approve(pair.townshipCode)).toMatchObject({ error: { code: 'CHECK_CODE_WRONG' } });
    expect((await township.call('contact.list', {})).total).toBe(0);
    const { checkCode } = await village.call('exchange.ownCode', {});
    const approved = await approve(checkCode);
    expect(approved).toMatchObject({
      value: { imported: [{ state: 'imported', quarantined: 0 }], failed: [] },
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
  const { imported, failed } = await township.call('exchange.approve', {
    deviceId: pair.villageDevice,
    typed: checkCode,
  });
  expect(failed).toEqual([]);
  // Founding wrote station and person; the second batch repeats them beside contact and matter.
  expect(imported).toMatchObject([
    { seq: 1, applied: 2, duplicates: 0, warnings: [] },
    { seq: 2, applied: 2, duplicates: 2, warnings: [] },
  ]);
});

test('what a revoked PC sent waits closed, cannot be approved again, and gets no receipt', async () => {
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
    await township.ask('exchange.approve', { deviceId: pair.villageDevice, typed: checkCode }),
  ).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  expect(await township.ask('exchange.exportReceipt', { stationId: pair.villageId })).toMatchObject({
    error: { code: 'NOT_ENROLLED' },
  });
});

describe('a batch', () => {
  test('is the same batch however often its file is written, and taken in once', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    const first = await village.call('exchange.export', {});
    const again = await village.call('exchange.renderAgain', { batchId: first.batchId });
    expect(again.manifestHash).toBe(first.manifestHash);
    expect(again.fileId).not.toBe(first.fileId);
    expect(await pair.import(await village.fetch(first.fileId))).toMatchObject({
      value: { state: 'imported', seq: 2 },
    });
    expect(await pair.import(await village.fetch(again.fileId))).toMatchObject({
      value: { state: 'duplicate', importedAt: '2026-11-23T02:00:00.000Z' },
    });
    expect((await township.call('contact.list', {})).total).toBe(1);
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
    const stray = await other.bring(file);
    expect(await other.ask('exchange.import', { fileId: stray })).toMatchObject({
      error: { code: 'WRONG_RECIPIENT' },
    });
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
  });

  test('that was lost on the way shows as a gap, and the next one heals it by repeating its ops', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    await village.call('contact.register', visit);
    await village.call('exchange.export', {});
    await village.call('contact.register', visit);
    expect(await pair.import(await pair.exported())).toMatchObject({
      value: { state: 'imported', seq: 3, warnings: [] },
    });
    expect((await township.call('contact.list', {})).total).toBe(2);
    expect((await township.call('exchange.board', {})).stations[0]?.gaps).toEqual([]);
    await pair.receipt();
    expect(await village.call('exchange.status', {})).toMatchObject({ unreceipted: 0 });
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
    expect(await pair.receipt()).toMatchObject({ state: 'imported', applied: 1, quarantined: 0 });
    const after = await village.call('exchange.status', {});
    expect(after.batches[0]).toMatchObject({ state: 'receipted', disposition: '8' });
    const next = await village.call('exchange.export', {});
    // The contact and its matter; the contact's slip never goes up.
    expect([next.seq, next.opCount, after.unreceipted]).toEqual([2, 2, 2]);
    expect(await pair.import(await village.fetch(next.fileId))).toMatchObject({
      value: { state: 'imported', applied: 2, duplicates: 0 },
    });
    expect((await township.call('contact.get', { contactId })).contact.petitionerName).toBe('李秀兰');
    await pair.receipt();
    expect(await village.ask('exchange.export', {})).toMatchObject({ error: { code: 'NOTHING_TO_SEND' } });
    const [row] = (await township.call('exchange.board', {})).stations;
    expect(row).toMatchObject({
      stationId: pair.villageId,
      last: { seq: 2, opCount: 2, applied: 2 },
      gaps: [],
    });
  });

  test('of a stranger is never believed', async () => {
    await using pair = await new Pair().found();
    await using stranger = await new Pair().found();
    await pair.enrol();
    await stranger.enrol();
    const { fileId } = await stranger.township.call('exchange.exportReceipt', {
      stationId: stranger.villageId,
    });
    const file = await pair.village.bring(await stranger.township.fetch(fileId));
    expect(await pair.village.ask('exchange.import', { fileId: file })).toMatchObject({
      error: { code: 'WRONG_RECIPIENT' },
    });
  });
});

test('each route is open only to the kind of station that it belongs to', async () => {
  await using pair = await new Pair().found();
  expect(await pair.village.ask('exchange.card', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await pair.village.ask('exchange.board', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
  expect(await pair.township.ask('exchange.export', {})).toMatchObject({ error: { code: 'FORBIDDEN' } });
});
