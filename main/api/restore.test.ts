import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryOn } from '../core/backups/places.ts';
import { readIdentity } from '../core/station/identity.ts';
import { importedBy, Pair, receiptFor, visit } from './testing/pair.ts';
import { TestStation, testSecret } from './testing/test-station.ts';

const newSecret = '晒谷场边的石碾子 1990';
const clerkSecret = '门前一棵老槐树 1987';

/** The newest backup of a station in its default folder. */
async function backedUp(station: TestStation): Promise<Buffer> {
  expect(await station.work('backup.run', {})).toMatchObject({ places: [{ error: null }] });
  const { stationId } = readIdentity(station.runtime.register.read);
  const directory = directoryOn(station.backupDir, stationId);
  const newest = readdirSync(directory).findLast((name) => name.endsWith('.odb'));
  return readFileSync(join(directory, newest ?? ''));
}

/** Another PC, with nothing on it. */
function barePc(): TestStation {
  const pc = new TestStation();
  pc.machineSecret = new Uint8Array(32).fill(9);
  return pc;
}

async function open(pc: TestStation, file: Uint8Array, recoveryCode: string) {
  return pc.run('restore.open', { source: { fileId: await pc.bring(file) }, recoveryCode });
}

async function restored(pc: TestStation, file: Uint8Array, recoveryCode: string) {
  await pc.restart();
  const preview = await open(pc, file, recoveryCode);
  if (!preview.ok) throw new Error(preview.error.code);
  const [admin] = preview.value.admins;
  const opened = await pc.call('restore.finish', {
    recoveryCode,
    staffId: admin?.staffId ?? '',
    newSecret,
  });
  pc.token = opened.token ?? null;
  return { preview: preview.value, session: opened.session };
}

async function names(station: TestStation): Promise<string[]> {
  const { rows } = await station.call('contact.list', {});
  return rows.map(({ petitionerName }) => petitionerName ?? '').toSorted();
}

const someone = (petitionerName: string) => ({ ...visit, contact: { ...visit.contact, petitionerName } });

describe('on a bare PC', () => {
  test('a backup and the code on paper bring the station back; its new device waits for the township', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    const { staffId: clerkId } = await village.call('staff.create', {
      name: '张明',
      roles: ['registrar'],
      secret: clerkSecret,
    });
    await village.call('contact.register', someone('李秀兰'));
    await pair.import(await pair.exported());
    expect(await pair.receipt()).toMatchObject({ ok: true });
    const { stationId } = readIdentity(village.runtime.register.read);
    const file = await backedUp(village);
    await village.call('contact.register', someone('赵后来'));

    await using pc = barePc();
    const { preview, session } = await restored(pc, file, pair.villageRecoveryCode);
    expect(preview).toMatchObject({ stationName: '柳河村接访站', madeAt: '2026-11-23T02:00:00.000Z' });
    expect(preview.admins.map(({ name }) => name)).toEqual(['王建国']);
    expect(session).toMatchObject({ stationId, staffName: '王建国' });
    expect(session.deviceId).not.toBe(pair.villageDevice);
    expect(readIdentity(pc.runtime.register.read).epoch.n).toBe(2);
    expect(await names(pc)).toEqual(['李秀兰']);
    expect(await pc.work('station.verify', {})).toMatchObject({ sound: true });
    expect(await pc.call('restore.notices', {})).toMatchObject({
      notices: [{ kind: 'restored', keptUntil: '2026-11-23T02:00:00.000Z', isNewDevice: true }],
    });
    expect((await pc.call('backup.status', {})).verifiedAt).toBeNull();
    expect(existsSync(join(pc.dataDir, 'restore'))).toBe(false);

    // The others get a secret from the one who restored; what they had before opens nothing here.
    expect((await pc.call('station.status', {})).logins.map(({ name }) => name)).toEqual(['王建国']);
    const { staff } = await pc.call('staff.list', {});
    expect(staff.map(({ name, hasSecret }) => [name, hasSecret])).toEqual([
      ['王建国', true],
      ['张明', false],
    ]);
    await pc.call('staff.resetSecret', { staffId: clerkId, newSecret: clerkSecret });

    await pc.call('contact.register', someone('钱新来'));
    const batch = await pc.fetch((await pc.work('exchange.export', { place: null })).fileId);
    expect(await pair.import(batch)).toMatchObject({
      value: { state: 'quarantine', reason: 'unknown', request: { stationId, replaces: true } },
    });
    const { checkCode } = await pc.call('exchange.ownCode', {});
    await township.work('exchange.approve', { deviceId: session.deviceId, typed: checkCode });
    expect(await names(township)).toEqual(['李秀兰', '钱新来']);

    await pc.restart();
    const unlock = (staffId: string, secret: string) => pc.ask('session.unlock', { staffId, secret });
    expect(await unlock(session.staffId, testSecret)).toMatchObject({ error: { code: 'SECRET_WRONG' } });
    expect(await unlock(clerkId, clerkSecret)).toMatchObject({ value: { session: { staffName: '张明' } } });
    const admin = await pc.call('session.unlock', { staffId: session.staffId, secret: newSecret });
    pc.token = admin.token ?? null;
    expect(readIdentity(pc.runtime.register.read).epoch.n).toBe(2);
    const [notice] = (await pc.call('restore.notices', {})).notices;
    await pc.call('restore.acknowledge', { incidentId: notice?.incidentId ?? '' });
    expect(await pc.call('restore.notices', {})).toEqual({ notices: [] });
  });

  test('a wrong code, a damaged file and a wrong person change nothing, and the right ones then go through', async () => {
    await using station = new TestStation();
    const { recoveryCode } = await station.found();
    const file = await backedUp(station);
    await using other = new TestStation();
    const { recoveryCode: otherCode } = await other.found();

    await using pc = barePc();
    await pc.restart();
    const damaged = Uint8Array.from(file);
    damaged[20_000] = (damaged[20_000] ?? 0) ^ 1;
    const cut = file.subarray(0, -9);
    expect(await open(pc, file, otherCode)).toMatchObject({ error: { code: 'BACKUP_CODE_WRONG' } });
    expect(await open(pc, damaged, recoveryCode)).toMatchObject({ error: { code: 'BACKUP_DAMAGED' } });
    expect(await open(pc, cut, recoveryCode)).toMatchObject({ error: { code: 'BACKUP_TRUNCATED' } });
    expect(await open(pc, Buffer.from('SQLite format 3'), recoveryCode)).toMatchObject({
      error: { code: 'BACKUP_INVALID' },
    });
    const finish = (input: object) =>
      pc.ask('restore.finish', {
        recoveryCode,
        staffId: '01980000-0000-7000-8000-000000000009',
        newSecret,
        ...input,
      });
    expect(await finish({})).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
    expect(readdirSync(pc.dataDir).filter((name) => name !== 'inbox')).toEqual([]);
    const preview = await open(pc, file, recoveryCode);
    expect(await finish({})).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(await finish({ newSecret: '123456' })).toMatchObject({ error: { code: 'SECRET_WEAK' } });
    expect((await pc.call('station.status', {})).state).toBe('empty');
    const staffId = preview.ok ? preview.value.admins[0]?.staffId : '';
    expect(await finish({ staffId })).toMatchObject({ ok: true });
    expect((await pc.call('station.status', {})).state).toBe('locked');
    expect(await finish({ staffId })).toMatchObject({ error: { code: 'STATION_EXISTS' } });
    expect(await open(pc, file, recoveryCode)).toMatchObject({ error: { code: 'STATION_EXISTS' } });
  });

  test('backups on an attached stick are found, and nothing else is read from a path', async () => {
    await using station = new TestStation();
    const { recoveryCode } = await station.found();
    const stick = join(station.root, 'U盘');
    mkdirSync(stick);
    station.volumes = [{ path: stick, label: '备份盘', removable: true, freeBytes: 1 }];
    await station.call('backup.markStick', { path: stick, isMarked: true });
    await station.work('backup.run', {});
    expect(await station.ask('restore.find', {})).toMatchObject({ error: { code: 'STATION_EXISTS' } });

    await using pc = barePc();
    await pc.restart();
    pc.volumes = station.volumes;
    const { backups } = await pc.call('restore.find', {});
    expect(backups).toMatchObject([{ place: '备份盘', day: '2026-11-23' }]);
    const from = (path: string) => pc.run('restore.open', { source: { path }, recoveryCode });
    expect(await from(join(stick, 'OpenDoor'))).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
    expect(await from(join(station.dataDir, 'register.db'))).toMatchObject({
      error: { code: 'FILE_NOT_FOUND' },
    });
    expect(await from(backups[0]?.path ?? '')).toMatchObject({ value: { stationName: '柳河村接访站' } });
  });
});

test('a burnt village PC: what the new one sends waits for the township, is then taken in whole, and every batch is signed for', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', someone('李秀兰'));
  await pair.exchange();
  await village.call('contact.register', someone('王二'));
  await pair.import(await pair.exported());
  const oldReceipt = await township.fetch(
    (await township.work('exchange.exportReceipt', { stationId: pair.villageId, place: null })).fileId,
  );
  const file = await backedUp(village);
  await village.call('contact.register', someone('赵后来'));
  await pair.import(await pair.exported());
  await village.call('contact.register', someone('孙路上'));
  const inThePost = await pair.exported();

  await using pc = barePc();
  const { session } = await restored(pc, file, pair.villageRecoveryCode);
  expect(await names(pc)).toEqual(['李秀兰', '王二'].toSorted());
  const before = await pc.call('exchange.status', {});
  expect(before.grant).toMatchObject({ standing: 'waiting' });
  const open = before.batches.find(({ state }) => state === 'superseded');
  expect(open).toMatchObject({ canRenderAgain: false });
  // Under the new keys it would look forged to the township.
  const again = { batchId: open?.batchId ?? '', place: null };
  expect(await pc.run('exchange.renderAgain', again)).toMatchObject({ error: { code: 'NOT_FOUND' } });
  // Only the burnt PC had the key; that it is for this station all the same must be said.
  expect(await importedBy(pc, oldReceipt)).toMatchObject({ error: { code: 'FORMER_DEVICE' } });

  await pc.call('contact.register', someone('钱新来'));
  const batch = await pc.fetch((await pc.work('exchange.export', { place: null })).fileId);
  expect(await pair.import(batch)).toMatchObject({ value: { state: 'quarantine', reason: 'unknown' } });
  expect(await names(township)).toEqual(['李秀兰', '王二', '赵后来'].toSorted());
  const { checkCode } = await pc.call('exchange.ownCode', {});
  const approved = await township.work('exchange.approve', {
    deviceId: session.deviceId,
    typed: checkCode,
  });
  expect(approved).toMatchObject({
    files: [{ error: null, result: { state: 'imported', quarantined: 0, returned: 0, warnings: [] } }],
  });
  expect(await names(township)).toEqual(['李秀兰', '王二', '赵后来', '钱新来'].toSorted());
  // Honest work that was still in the post is kept for a person to look at, not dropped.
  expect(await pair.import(inThePost)).toMatchObject({ value: { state: 'quarantine', reason: 'revoked' } });

  expect(await receiptFor(pc, township, pair.villageId)).toMatchObject({ value: { state: 'imported' } });
  const status = await pc.call('exchange.status', {});
  expect(status).toMatchObject({ grant: { standing: 'certified' }, unreceipted: 0, waitingSince: null });
  expect(status.batches.map(({ state }) => state)).toEqual(status.batches.map(() => 'receipted'));
  expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
});

test('on the same PC a restored village keeps its device: its batches count on in a new epoch', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  const file = await backedUp(village);
  const lost = await village.call('contact.register', someone('赵后来'));
  await pair.import(await pair.exported());

  await village.restart();
  const { path } = await village.call('station.setAside', {});
  expect(readdirSync(path)).toEqual(expect.arrayContaining(['register.db', 'keyring.json']));
  const { session } = await restored(village, file, pair.villageRecoveryCode);
  expect(session.deviceId).toBe(pair.villageDevice);
  expect(await names(village)).toEqual([]);
  // The slip with that number is in somebody's hands.
  const next = await village.call('contact.register', someone('钱新来'));
  expect(next.registrationNo).not.toBe(lost.registrationNo);
  expect(await pair.import(await pair.exported())).toMatchObject({ value: { state: 'imported', seq: 1 } });
  expect(await names(township)).toEqual(['赵后来', '钱新来'].toSorted());
});

test('a village offers again what a restored township has lost', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  const file = await backedUp(township);
  await village.call('contact.register', someone('李秀兰'));
  await pair.import(await pair.exported());
  await pair.receipt();
  expect((await village.call('exchange.status', {})).waitingSince).toBeNull();

  await township.restart();
  await township.call('station.setAside', {});
  await restored(township, file, pair.townshipRecoveryCode);
  expect(await names(township)).toEqual([]);
  expect(await pair.receipt()).toMatchObject({ value: { state: 'imported' } });
  expect(await importedBy(township, await pair.exported())).toMatchObject({ value: { state: 'imported' } });
  expect(await names(township)).toEqual(['李秀兰']);
});

/** A batch of a revoked PC waits at the township. @returns the file, and the backup that knows of it */
async function held(pair: Pair): Promise<{ readonly batch: Uint8Array; readonly file: Buffer }> {
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.call('contact.register', someone('李秀兰'));
  const batch = await pair.exported();
  await township.call('exchange.revoke', { deviceId: pair.villageDevice, reason: 'lost', second: null });
  expect(await pair.import(batch)).toMatchObject({ value: { state: 'quarantine', reason: 'revoked' } });
  return { batch, file: await backedUp(township) };
}

const waiting = async (township: TestStation) => (await township.call('exchange.quarantine', {})).batches;

async function released(township: TestStation, manifestHash: string) {
  const input = { manifestHash, reason: 'sentBefore', second: null } as const;
  return (await township.work('exchange.release', input)).files[0];
}

describe('what waited unopened when the backup was made', () => {
  test('is on this PC still, and is released after the restore as before it', async () => {
    await using pair = await new Pair().found();
    const { township } = pair;
    const { file } = await held(pair);
    await township.restart();
    await township.call('station.setAside', {});
    await restored(township, file, pair.townshipRecoveryCode);
    const [batch] = await waiting(township);
    expect(await released(township, batch?.manifestHash ?? '')).toMatchObject({
      error: null,
      result: { state: 'imported' },
    });
    expect(await names(township)).toEqual(['李秀兰']);
    expect(await township.call('restore.notices', {})).toMatchObject({ notices: [{ heldGone: null }] });
  });

  test('is not on another PC: nothing says that it waits, and the notice names whom to ask', async () => {
    await using pair = await new Pair().found();
    const { file } = await held(pair);
    await using pc = barePc();
    await restored(pc, file, pair.townshipRecoveryCode);
    expect(await waiting(pc)).toEqual([]);
    expect(await pc.call('restore.notices', {})).toMatchObject({
      notices: [{ heldGone: { count: 1, stations: ['柳河村接访站'] } }],
    });
    expect(await pc.work('station.verify', {})).toMatchObject({ sound: true });
  });

  test('and was lost from the disk is said in words when it is released, and waits again when it is sent again', async () => {
    await using pair = await new Pair().found();
    const { township } = pair;
    const { batch } = await held(pair);
    rmSync(join(township.dataDir, 'inbox'), { recursive: true });
    const [lost] = await waiting(township);
    const release = () => released(township, lost?.manifestHash ?? '');
    expect(await release()).toMatchObject({ result: null, error: { code: 'HELD_FILE_GONE' } });
    expect(await waiting(township)).toEqual([]);
    await pair.import(batch);
    expect(await release()).toMatchObject({ error: null, result: { state: 'imported' } });
    expect(await names(township)).toEqual(['李秀兰']);
  });

  test('of a village that asks: its approval says so, and what it sends next is taken in', async () => {
    await using pair = await new Pair().found();
    const { township, village } = pair;
    await pair.handOutCard();
    await village.call('contact.register', someone('李秀兰'));
    await pair.import(await pair.exported());
    rmSync(join(township.dataDir, 'inbox'), { recursive: true });
    const { checkCode } = await village.call('exchange.ownCode', {});
    const approved = await township.work('exchange.approve', {
      deviceId: pair.villageDevice,
      typed: checkCode,
    });
    expect(approved.files).toMatchObject([{ error: { code: 'HELD_FILE_GONE' } }]);
    expect(await waiting(township)).toEqual([]);
    expect(await pair.import(await pair.exported())).toMatchObject({ value: { state: 'imported' } });
    expect(await names(township)).toEqual(['李秀兰']);
  });
});

describe('a register that is not what this PC wrote last', () => {
  const registerFiles = ['register.db', 'register.db-wal', 'register.db-shm'];

  test('is noticed when an old file is copied back: new epoch, no number twice, people are told', async () => {
    await using station = new TestStation();
    const { session } = await station.found();
    await station.call('contact.register', someone('李秀兰'));
    await station.restart();
    const kept = join(station.root, 'kept');
    for (const name of registerFiles.filter((file) => existsSync(join(station.dataDir, file)))) {
      cpSync(join(station.dataDir, name), join(kept, name));
    }
    await station.wakeAt(station.nowMs + 3_600_000);
    const lost = await station.call('contact.register', someone('赵后来'));
    await station.restart();
    for (const name of registerFiles) rmSync(join(station.dataDir, name), { force: true });
    cpSync(kept, station.dataDir, { recursive: true });

    await station.wakeAt(station.nowMs + 3_600_000);
    expect(await names(station)).toEqual(['李秀兰']);
    expect(readIdentity(station.runtime.register.read)).toMatchObject({
      deviceId: session.deviceId,
      epoch: { n: 2 },
    });
    expect(await station.call('restore.notices', {})).toMatchObject({
      notices: [{ kind: 'copiedBack', keptUntil: '2026-11-23T02:00:00.000Z', isNewDevice: false }],
    });
    const next = await station.call('contact.register', someone('钱新来'));
    expect(next.registrationNo).not.toBe(lost.registrationNo);
    // Told once: the next start finds its own mark.
    await station.restart();
    await station.wakeAt(station.nowMs);
    expect(readIdentity(station.runtime.register.read).epoch.n).toBe(2);
  });

  test('writes its backup beside the one of the day that holds what is lost, never over it', async () => {
    await using station = new TestStation();
    const { recoveryCode } = await station.found();
    await station.restart();
    const old = readFileSync(join(station.dataDir, 'register.db'));
    await station.wakeAt(station.nowMs);
    await station.call('contact.register', someone('赵后来'));
    const file = await backedUp(station);
    await station.restart();
    for (const name of registerFiles) rmSync(join(station.dataDir, name), { force: true });
    writeFileSync(join(station.dataDir, 'register.db'), old);
    await station.wakeAt(station.nowMs);
    expect(await names(station)).toEqual([]);
    await station.work('backup.run', {});
    await station.restart();

    await using pc = barePc();
    await pc.restart();
    pc.volumes = [{ path: station.backupDir, label: '备份盘', removable: true, freeBytes: 1 }];
    const { backups } = await pc.call('restore.find', {});
    expect(backups).toMatchObject([{ epoch: 2 }, { epoch: 1 }]);
    expect(readFileSync(backups[1]?.path ?? '').equals(file)).toBe(true);
    await restored(pc, file, recoveryCode);
    expect(await names(pc)).toEqual(['赵后来']);
  });

  test('goes on without a word after every ordinary end, also one without a goodbye', async () => {
    await using station = new TestStation();
    await station.found();
    await station.restart();
    await station.wakeAt(station.nowMs);
    await station.call('contact.register', someone('李秀兰'));
    // The mark of an hour ago: the PC lost power before the next one.
    const mark = readFileSync(join(station.dataDir, 'high-water.json'));
    await station.restart();
    writeFileSync(join(station.dataDir, 'high-water.json'), mark);
    await station.wakeAt(station.nowMs);
    rmSync(join(station.dataDir, 'high-water.json'));
    rmSync(join(station.dataDir, 'high-water.json.previous'));
    await station.restart();
    await station.wakeAt(station.nowMs);
    expect(await station.call('restore.notices', {})).toEqual({ notices: [] });
    expect(readIdentity(station.runtime.register.read).epoch.n).toBe(1);
  });

  test('opens on another PC by the code alone, with the names again and a device of its own', async () => {
    await using station = new TestStation();
    const { session, recoveryCode } = await station.found();
    await station.restart();
    station.machineSecret = new Uint8Array(32).fill(9);
    await station.restart();
    expect((await station.call('station.status', {})).stationName).toBeNull();
    expect(
      await station.ask('session.unlock', { staffId: session.staffId, secret: testSecret }),
    ).toMatchObject({ error: { code: 'MACHINE_SECRET_UNAVAILABLE' } });
    const opened = await station.call('session.recover', {
      recoveryCode,
      staffId: session.staffId,
      newSecret,
    });
    station.token = opened.token ?? null;
    expect(opened.session.deviceId).not.toBe(session.deviceId);
    expect(await station.call('restore.notices', {})).toMatchObject({
      notices: [{ kind: 'otherPc', isNewDevice: true }],
    });
    expect((await station.call('exchange.ownCode', {})).checkCode).toMatch(/^\d{25}$/u);
    expect(await station.call('station.status', {})).toMatchObject({
      stationName: '柳河村接访站',
      logins: [{ name: '王建国' }],
    });
  });
});

describe('all keys lost', () => {
  test('the old station is set aside whole, never under an open one, and a new one starts', async () => {
    await using station = new TestStation();
    const { session, recoveryCode } = await station.found();
    await station.call('contact.register', someone('李秀兰'));
    expect(await station.ask('station.setAside', {})).toMatchObject({ error: { code: 'STATION_OPEN' } });
    await station.restart();
    const { path } = await station.call('station.setAside', {});
    expect(path).toBe(join(station.dataDir, 'set-aside', '2026-11-23-020000'));
    expect((await station.call('station.status', {})).state).toBe('empty');
    expect(await station.ask('station.setAside', {})).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const founded = await station.found();
    expect(founded.session.stationId).not.toBe(session.stationId);
    expect(await names(station)).toEqual([]);

    // The paper turns up after all: what was set aside is a station still.
    await using found = new TestStation();
    await found.restart();
    cpSync(path, found.dataDir, { recursive: true });
    const opened = await found.call('session.recover', {
      recoveryCode,
      staffId: session.staffId,
      newSecret,
    });
    found.token = opened.token ?? null;
    expect(await names(found)).toEqual(['李秀兰']);
  });

  test('a register that the disk has damaged says so, is set aside at once as it is, and a backup takes its place', async () => {
    await using station = new TestStation();
    const { session, recoveryCode } = await station.found();
    await station.call('contact.register', someone('李秀兰'));
    const file = await backedUp(station);
    await station.restart();
    const register = join(station.dataDir, 'register.db');
    const damaged = readFileSync(register).fill(0x5a, 0, 4096);
    writeFileSync(register, damaged);
    const { staffId } = session;
    expect(await station.ask('session.unlock', { staffId, secret: testSecret })).toMatchObject({
      error: { code: 'DATABASE_DAMAGED' },
    });
    const { path } = await station.call('station.setAside', {});
    expect(readFileSync(join(path, 'register.db')).equals(damaged)).toBe(true);
    await restored(station, file, recoveryCode);
    expect(await names(station)).toEqual(['李秀兰']);
  });
});
