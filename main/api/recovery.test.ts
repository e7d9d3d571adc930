import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import { Pair, visit } from './testing/pair.ts';
import { testSecret, TestStation, townshipProfile, villageProfile } from './testing/test-station.ts';

const deputySecret = '北坡上的三棵老核桃树';
const newSecret = '院墙外新栽的香椿 2027';

/** A joined village with a record, whose people have lost everything; and two persons at the township. */
async function lostVillage(pair: Pair): Promise<{ staffId: string; second: string }> {
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', visit);
  await pair.exchange();
  const { session } = await village.call('session.get', {});
  const { staffId: second } = await township.call('staff.create', {
    name: '周敏',
    roles: ['registrar'],
    secret: deputySecret,
  });
  await village.restart();
  village.token = null;
  return { staffId: session.staffId, second };
}

async function asked(village: TestStation): Promise<{ bytes: Uint8Array; checkCode: string }> {
  const { text, checkCode } = await village.call('recovery.ask', {});
  return { bytes: Buffer.from(text), checkCode };
}

function auditOf({ runtime }: TestStation, action: string): unknown[] {
  return [...auditAfterPosition(runtime.register.read, 0)]
    .filter((row) => row.action === action)
    .map(({ params }): unknown => JSON.parse(params));
}

test('two persons of the township open a village’s register for the PC that asked, and both logs say so', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { staffId, second } = await lostVillage(pair);
  const { bytes, checkCode } = await asked(village);
  // The same request until it is answered: a second click does not spoil the first file.
  expect(await asked(village)).toEqual({ bytes, checkCode });
  const fileId = await township.bring(bytes);
  expect(await township.call('recovery.read', { fileId })).toMatchObject({
    name: '柳河村接访站',
    stationId: pair.villageId,
  });
  const input = { fileId, typed: checkCode, reason: 'codesLost' as const };
  const answer = await township.call('recovery.answer', {
    ...input,
    second: { staffId: second, secret: deputySecret },
  });
  expect(auditOf(township, 'recovery.answer')).toMatchObject([
    { station: pair.villageId, reason: 'codesLost', second },
  ]);
  const file = await township.fetch(answer.fileId);
  const opening = { fileId: await village.bring(file), staffId, newSecret };
  const opened = await village.call('recovery.open', opening);
  village.token = opened.token ?? null;
  expect((await village.call('contact.list', {})).total).toBe(1);
  expect(auditOf(village, 'recovery.byTownship')).toEqual([
    expect.objectContaining({
      stationId: pair.villageId,
      township: townshipProfile.name,
      by: '王建国',
      second: '周敏',
      reason: 'codesLost',
    }),
  ]);
  expect(JSON.stringify(auditOf(village, 'recovery.byTownship'))).not.toContain('databaseKey');
  expect((await village.call('restore.notices', {})).notices).toMatchObject([
    { kind: 'openedByTownship', openedBy: { by: '王建国', second: '周敏' } },
  ]);
  expect((await village.call('station.get', {})).recoveryConfirmed).toBe(false);

  // The new secret opens it from now on, the old one does not, and the answer serves once.
  await village.restart();
  expect(await village.ask('session.unlock', { staffId, secret: testSecret })).toMatchObject({
    error: { code: 'SECRET_WRONG' },
  });
  const again = { ...opening, fileId: await village.bring(file) };
  expect(await village.ask('recovery.open', again)).toMatchObject({
    error: { code: 'OPENING_ANSWER_WRONG' },
  });
  expect(await village.ask('session.unlock', { staffId, secret: newSecret })).toMatchObject({ ok: true });
  expect(existsSync(join(village.dataDir, 'opening-request.json'))).toBe(false);
});

test('one person alone, wrong digits, another’s request or no request open nothing, and nothing is written', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { second } = await lostVillage(pair);
  const { bytes, checkCode } = await asked(village);
  const fileId = await township.bring(bytes);
  const { session } = await township.call('session.get', {});
  const good = {
    fileId,
    typed: checkCode,
    reason: 'codesLost' as const,
    second: { staffId: second, secret: deputySecret },
  };
  const ask = async (change: Partial<typeof good>) => {
    const answer = await township.ask('recovery.answer', { ...good, ...change });
    return answer.ok ? 'opened' : answer.error.code;
  };
  expect(await ask({ second: { staffId: session.staffId, secret: testSecret } })).toBe(
    'SECOND_PERSON_NEEDED',
  );
  expect(await ask({ second: { staffId: second, secret: testSecret } })).toBe('SECRET_WRONG');
  expect(await ask({ typed: '12345' })).toBe('CHECK_CODE_MISREAD');
  expect(await ask({ typed: pair.townshipCode })).toBe('CHECK_CODE_WRONG');
  // Another station's name over the same keys: the signature is over both.
  const stolen = Buffer.from(bytes).toString('utf8').replace(pair.villageId, session.stationId);
  expect(await ask({ fileId: await township.bring(Buffer.from(stolen)) })).toBe('NOT_AN_OPENING_REQUEST');
  expect(await ask({ fileId: await township.bring(Buffer.from('{}')) })).toBe('NOT_AN_OPENING_REQUEST');
  expect(auditOf(township, 'recovery.answer')).toEqual([]);
});

test('a township of one person opens nobody’s register', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await pair.exchange();
  const { session } = await township.call('session.get', {});
  const { bytes, checkCode } = await asked(village);
  const answer = await township.ask('recovery.answer', {
    fileId: await township.bring(bytes),
    typed: checkCode,
    reason: 'codesLost',
    second: { staffId: session.staffId, secret: testSecret },
  });
  expect(answer).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } });
});

test('the answer opens nothing on another PC, of another station, or damaged', async () => {
  await using pair = await new Pair().found();
  await using other = new TestStation();
  const { village, township } = pair;
  const { staffId, second } = await lostVillage(pair);
  const { bytes, checkCode } = await asked(village);
  const { fileId } = await township.call('recovery.answer', {
    fileId: await township.bring(bytes),
    typed: checkCode,
    reason: 'staffGone',
    second: { staffId: second, secret: deputySecret },
  });
  const file = await township.fetch(fileId);
  const open = async (at: TestStation, content: Uint8Array, who = staffId) => {
    const answer = await at.ask('recovery.open', {
      fileId: await at.bring(content),
      staffId: who,
      newSecret,
    });
    return answer.ok ? 'opened' : answer.error.code;
  };
  const hurt = Uint8Array.from(file);
  hurt.set([(hurt.at(-20) ?? 0) ^ 1], hurt.length - 20);
  expect(await open(village, hurt)).toBe('OPENING_ANSWER_WRONG');
  expect(await open(village, Buffer.from('读不懂'))).toBe('OPENING_ANSWER_WRONG');
  const { session } = await other.found({ ...villageProfile, name: '石桥村接访站' });
  expect(await open(other, file, session.staffId)).toBe('OPENING_ANSWER_WRONG');
  // The folder was carried to another PC: its secret is another, and so is its request.
  const wrongPc = village.machineSecret;
  village.machineSecret = new Uint8Array(32).fill(9);
  await village.restart();
  expect(await open(village, file)).toBe('OPENING_ANSWER_WRONG');
  expect((await asked(village)).checkCode).not.toBe(checkCode);
  village.machineSecret = wrongPc;
});

test('a register that came to another PC is opened there by a request of that PC, as a new device', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { staffId, second } = await lostVillage(pair);
  village.machineSecret = new Uint8Array(32).fill(9);
  await village.restart();
  const { bytes, checkCode } = await asked(village);
  const { fileId } = await township.call('recovery.answer', {
    fileId: await township.bring(bytes),
    typed: checkCode,
    reason: 'otherPc',
    second: { staffId: second, secret: deputySecret },
  });
  const opening = { fileId: await village.bring(await township.fetch(fileId)), staffId, newSecret };
  village.token = (await village.call('recovery.open', opening)).token ?? null;
  const { notices } = await village.call('restore.notices', {});
  expect(notices.map(({ kind }) => kind).toSorted()).toEqual(['openedByTownship', 'otherPc']);
  const { logins } = await village.call('station.status', {});
  expect(logins.map(({ name }) => name)).toEqual(['王建国']);
});

test('a village that never joined, or whose key never came up, is told so', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  expect(await village.ask('recovery.ask', {})).toMatchObject({ error: { code: 'NO_TOWNSHIP_WRAP' } });
  await pair.enrol();
  await pair.receipt();
  // Made, but not sent yet.
  const { bytes } = await asked(village);
  const fileId = await township.bring(bytes);
  expect(await township.ask('recovery.read', { fileId })).toMatchObject({ error: { code: 'NO_WRAP_HERE' } });
});

test('neither the request nor the answer shows a key to who finds them', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { second } = await lostVillage(pair);
  const { bytes, checkCode } = await asked(village);
  const kept = readFileSync(join(village.dataDir, 'opening-request.json'), 'utf8');
  expect(`${kept}${Buffer.from(bytes).toString('utf8')}`).not.toContain('AGE-SECRET-KEY');
  const { fileId } = await township.call('recovery.answer', {
    fileId: await township.bring(bytes),
    typed: checkCode,
    reason: 'codesLost',
    second: { staffId: second, secret: deputySecret },
  });
  const answer = Buffer.from(await township.fetch(fileId)).toString('latin1');
  expect(answer.startsWith('age-encryption.org/v1')).toBe(true);
  expect(answer).not.toContain(pair.villageId);
});
