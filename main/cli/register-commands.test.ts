import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import { openKeptMachineSecret, type SecretKeeper } from '../core/keys/kept-machine-secret.ts';
import { openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import { Pair, visit } from '../api/testing/pair.ts';
import { TestStation, testSecret } from '../api/testing/test-station.ts';
import { inspectFiles, inspectRegister } from './inspect.ts';
import { withRegister, type Asker } from './open-folder.ts';
import { verifyOpen } from './verify.ts';

const secretDir = mkdtempSync(join(tmpdir(), 'xfb-secrets-'));
process.env['OPEN_DOOR_SECRET_DIR'] = secretDir;
afterAll(() => rmSync(secretDir, { recursive: true, force: true }));

/** A station whose secret is where the browser host keeps it. */
async function stationOfThisPc(): Promise<TestStation> {
  const station = new TestStation();
  station.machineSecret = Uint8Array.from(openMachineSecretFile(station.dataDir).secret);
  await station.restart();
  return station;
}

class Answers implements Asker {
  readonly asked: string[] = [];
  readonly #answers: string[];

  constructor(...answers: string[]) {
    this.#answers = answers;
  }

  question(text: string): Promise<string> {
    this.asked.push(text);
    return Promise.resolve(this.#answers.shift() ?? '');
  }

  secret(text: string): Promise<string> {
    return this.question(text);
  }
}

test('verify: sound, a wrong secret opens nothing, and a changed row is found without telling what is in it', async () => {
  await using station = await stationOfThisPc();
  await station.found();
  await station.call('contact.register', visit);
  await station.close();
  const check = (secret: string) => withRegister(station.dataDir, new Answers(secret), verifyOpen);
  expect(await check('不是这个口令呀呀呀')).toMatchObject({ exitCode: 2 });
  expect(await check(testSecret)).toMatchObject({ exitCode: 0 });
  await station.restart();
  const { logins } = await station.call('station.status', {});
  await station.call('session.unlock', { staffId: logins[0]?.staffId ?? '', secret: testSecret });
  const store = station.runtime.register.writer?.store;
  if (store) clientOf(store).exec("UPDATE contact SET petitioner_name = '别人'");
  await station.close();
  const broken = await check(testSecret);
  expect(broken.exitCode).toBe(1);
  expect(broken.lines.join('\n')).not.toContain('别人');
});

test('a file that is damaged anywhere is never called sound, and says so in words: cut, a page changed, also one that no query reads', async () => {
  await using station = await stationOfThisPc();
  await station.found();
  const { read } = station.runtime.register;
  const rootOf = (name: string): number =>
    clientOf(read)
      .prepare<[string], { rootpage: number }>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .get(name)?.rootpage ?? 0;
  // An empty table and an index that checking does not need, and what it reads first.
  const pages = [rootOf('attachment_part'), rootOf('op_origin'), rootOf('op'), 1];
  await station.close();
  const file = join(station.dataDir, 'register.db');
  const whole = readFileSync(file);
  const changedIn = (page: number): Uint8Array => {
    const copy = Uint8Array.from(whole);
    const at = (page - 1) * 4096 + 1000;
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  for (const bytes of [...pages.map(changedIn), whole.subarray(0, whole.length / 2), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    const found = await withRegister(station.dataDir, new Answers(testSecret), verifyOpen);
    expect(found).toEqual({ exitCode: 1, lines: [expect.stringContaining('数据库文件有损坏')] });
  }
  writeFileSync(file, whole);
  expect(await withRegister(station.dataDir, new Answers(testSecret), verifyOpen)).toMatchObject({
    exitCode: 0,
  });
});

const keeper: SecretKeeper = {
  seal: (text) => Promise.resolve(Buffer.from(`sealed ${text}`)),
  open: (sealed) =>
    Promise.resolve({ text: Buffer.from(sealed).toString().slice(7), shouldSealAgain: false }),
};

test("where the system's keyring keeps the secret it says so, opens by the recovery code, and leaves the folder as it is", async () => {
  await using station = new TestStation();
  station.machineSecret = Uint8Array.from((await openKeptMachineSecret(station.dataDir, keeper)).secret);
  await station.restart();
  const { recoveryCode } = await station.found();
  await station.close();
  const answers = new Answers(recoveryCode);
  expect(await withRegister(station.dataDir, answers, verifyOpen)).toMatchObject({ exitCode: 0 });
  expect(answers.asked.join()).toMatch(/密码保管服务[\s\S]*恢复码/u);
  // A key of this folder's own would make the desktop program look in the wrong place.
  expect(readdirSync(station.dataDir)).not.toContain('folder-id.json');
  const wrong = await withRegister(station.dataDir, new Answers('12345'), verifyOpen);
  expect(wrong).toMatchObject({ exitCode: 2 });
  expect(wrong.lines.join()).toContain('RECOVERY_CODE_MISREAD');
});

test('a folder without a register is not made one, and one in use is left alone', async () => {
  const nowhere = join(tmpdir(), 'xfb-nowhere');
  expect(await withRegister(nowhere, new Answers(), verifyOpen)).toMatchObject({ exitCode: 2 });
  expect(existsSync(nowhere)).toBe(false);
});

test('only an administrator opens a register here, and is chosen by number', async () => {
  await using station = await stationOfThisPc();
  await station.found();
  const secret = '杨树林里的小路 2027';
  await station.call('staff.create', { name: '李秀英', post: '', roles: ['registrar'], secret });
  const { logins } = await station.call('station.status', {});
  await station.close();
  const number = (name: string) => String(logins.findIndex((login) => login.name === name) + 1);
  const refused = await withRegister(station.dataDir, new Answers(number('李秀英'), secret), verifyOpen);
  expect(refused.lines.join()).toContain('FORBIDDEN');
  const opened = await withRegister(station.dataDir, new Answers(number('王建国'), testSecret), verifyOpen);
  expect(opened.exitCode).toBe(0);
});

test('inspect: counts, batches, receipts and gaps, and what a file holds; no person and no sealed record is named', async () => {
  await using village = await stationOfThisPc();
  await using pair = await new Pair(village).found();
  pair.township.machineSecret = village.machineSecret;
  await pair.enrol();
  await pair.receipt();
  const { session } = await village.call('session.get', {});
  await village.call('contact.register', visit);
  const lost = await pair.exported();
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  const { fileId } = await pair.township.work('exchange.exportReceipt', {
    stationId: pair.villageId,
    place: null,
  });
  const file = join(village.root, 'receipt.xfb');
  writeFileSync(file, await pair.township.fetch(fileId));
  writeFileSync(join(village.root, 'own.xfb'), lost);
  writeFileSync(join(village.root, 'cut.xfb'), lost.subarray(0, 900));
  await village.close();
  const text = async (...names: string[]) => {
    const paths = names.map((name) => join(village.root, name));
    const { lines, exitCode } = await withRegister(village.dataDir, new Answers(testSecret), (runtime) =>
      paths.length > 0 ? inspectFiles(runtime, paths) : inspectRegister(runtime),
    );
    return { exitCode, said: lines.join('\n') };
  };
  const register = await text();
  expect(register.exitCode).toBe(0);
  expect(register.said).toMatch(/contact\.\* 本站 own 2/u);
  expect(register.said).toMatch(/第 3 号/u);
  expect(register.said).toContain('柳林镇接访中心');
  for (const word of [visit.contact.petitionerName, visit.contact.phone, session.staffName, 'sealed.'])
    expect(register.said).not.toContain(word);
  const receipt = await text('receipt.xfb');
  expect(receipt).toMatchObject({ exitCode: 0 });
  expect(receipt.said).toMatch(/连续到 contiguous to 3/u);
  const mixed = await text('own.xfb', 'cut.xfb', 'nowhere.xfb');
  expect(mixed.said).toMatch(/WRONG_RECIPIENT[\s\S]*TRUNCATED[\s\S]*ENOENT/u);
  expect(mixed.exitCode).toBe(2);
});

test('a batch that was tampered with in the database is found: what was frozen, what was signed, what was signed for', async () => {
  await using village = await stationOfThisPc();
  await using pair = await new Pair(village).found();
  await pair.enrol();
  await pair.receipt();
  const verify = async () => {
    const { faults } = await village.work('station.verify', {});
    return Object.entries(faults).filter(([, count]) => count > 0);
  };
  expect(await verify()).toEqual([]);
  const store = village.runtime.register.writer?.store;
  if (!store) throw new Error('The village is locked');
  const client = clientOf(store);
  client.exec('BEGIN; UPDATE batch_in SET applied = applied + 1');
  expect(await verify()).toEqual([['batchIn', 1]]);
  client.exec(
    'ROLLBACK; BEGIN; DELETE FROM batch_out_op WHERE rowid = (SELECT min(rowid) FROM batch_out_op)',
  );
  expect(await verify()).toEqual([['batchOut', 1]]);
  client.exec('ROLLBACK; BEGIN; UPDATE op_receipt SET op_id = hex(randomblob(32)) WHERE rowid = 1');
  expect(await verify()).toEqual([['receipt', 1]]);
  client.exec('ROLLBACK');
});

test('the command itself takes the secret from its input, never from its words, and shows it nowhere', async () => {
  await using station = await stationOfThisPc();
  await station.found();
  await station.close();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), 'verify', '--data-dir', station.dataDir],
    { input: `${testSecret}\n`, encoding: 'utf8' },
  );
  expect(stdout).toContain('台账完好');
  expect(status).toBe(0);
  expect(stdout + stderr).not.toContain(testSecret);
});
