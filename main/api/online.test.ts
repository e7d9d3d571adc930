import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../core/crypto/hash.ts';
import { createReceiver, makeMailbox, type ReceiverLimits } from '../receiver/receiver.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const minute = 60_000;
/** With the first batch after the grant goes the key that the township keeps for the village. */
const wrap = 1;
let pair: Pair;
let inbox: string;
const servers: Server[] = [];

let joined: Pair;
const staffIds: string[] = [];

beforeAll(async () => {
  joined = await new Pair().found();
  await joined.enrol();
  await joined.receipt();
  for (const station of [joined.village, joined.township]) {
    staffIds.push((await station.call('session.get', {})).session.staffId);
    await station.close();
  }
});
afterAll(() => {
  for (const { root } of [joined.village, joined.township]) rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  inbox = mkdtempSync(join(tmpdir(), 'online-'));
  const [village, township] = [joined.village, joined.township].map(({ root }) => {
    const copy = mkdtempSync(join(tmpdir(), 'open-door-station-'));
    cpSync(root, copy, { recursive: true });
    return new TestStation(copy);
  });
  pair = new Pair(village, township);
  pair.villageId = joined.villageId;
  await unlockVillage();
  await pair.township.unlockAs(staffIds[1] ?? '');
});
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  for (const server of servers.splice(0)) await end(server);
  rmSync(inbox, { recursive: true, force: true });
});

async function listen(server: Server, port = 0): Promise<{ address: string; port: number; server: Server }> {
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (typeof at !== 'object' || !at) throw new Error('no port');
  return { address: `http://127.0.0.1:${at.port}`, port: at.port, server };
}

async function end(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

const receiver = (limits: Partial<ReceiverLimits> = {}) => createReceiver({ inbox, limits });
const files = () => readdirSync(inbox).filter((name) => name.endsWith('.xfb'));
const register = () => pair.village.call('contact.register', visit);
const connect = (skipRefused = false) => pair.village.run('transport.connect', { skipRefused });
const batches = async () => (await pair.village.call('exchange.status', {})).batches;

async function online() {
  const { online: status } = await pair.village.call('transport.status', {});
  if (!status) throw new Error('A village has a way to go online');
  return status;
}

async function joinOnline(address: string, isOn = true): Promise<void> {
  await pair.village.call('transport.setOnline', { address, isOn });
}

async function unlockVillage(nowMs = pair.village.nowMs): Promise<void> {
  pair.village.nowMs = nowMs;
  await pair.village.unlockAs(staffIds[0] ?? '');
}

/** What the township makes of everything in its folder. */
async function takeAll(): Promise<unknown[]> {
  const states: unknown[] = [];
  for (const name of files()) {
    const taken = await pair.import(readFileSync(join(inbox, name)));
    states.push(taken.ok ? taken.value.state : taken.error.code);
  }
  return states;
}

describe('a village that sends by the network', () => {
  test('what waits goes as one batch, is never called delivered before its receipt, and nothing is sent twice', async () => {
    const { address } = await listen(receiver());
    await joinOnline(address);
    await register();
    expect(await online()).toMatchObject({ hasWaiting: true, dueInMs: 0, awaiting: null, last: null });
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [{ opCount: 2 + wrap }] } });
    expect(files()).toHaveLength(1);
    const [newest] = await batches();
    expect(newest).toMatchObject({ state: 'exported', receiptedAt: null });
    expect(await online()).toMatchObject({
      hasWaiting: false,
      awaiting: { seq: newest?.seq },
      last: { error: null },
      dueInMs: 5 * minute,
    });
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [] } });
    expect(await takeAll()).toEqual(['imported']);
    await pair.receipt();
    expect((await batches())[0]).toMatchObject({ state: 'receipted' });
    expect(await online()).toMatchObject({ hasWaiting: false, awaiting: null });
  });

  test('a record says by which way it has left', async () => {
    const { address } = await listen(receiver());
    await joinOnline(address);
    const { contactId } = await register();
    await connect();
    const { worst, ops } = await pair.village.call('exchange.recordStanding', { recordId: contactId });
    expect([worst, ops[0]?.medium]).toEqual(['exported', 'http']);
  });

  test('off by default: nothing is asked of anybody', async () => {
    expect(await online()).toMatchObject({ address: null, isOn: false, dueInMs: null, dueAt: null });
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'RECEIVER_NOT_SET' } });
    const { address } = await listen(receiver());
    await joinOnline(address, false);
    await register();
    expect(await online()).toMatchObject({ hasWaiting: true, dueInMs: null });
  });

  test('without a network no number is used up, and the wait survives a restart', async () => {
    const { address, port, server } = await listen(receiver());
    await joinOnline(address);
    await end(server);
    const known = (await batches()).length;
    for (let attempt = 0; attempt < 6; attempt++) {
      await register();
      expect(await connect(true)).toMatchObject({ ok: false, error: { code: 'RECEIVER_UNREACHABLE' } });
    }
    expect(await batches()).toHaveLength(known);
    const before = await online();
    expect(before.last).toMatchObject({ error: { code: 'RECEIVER_UNREACHABLE' }, isStopped: false });
    await pair.village.restart();
    await unlockVillage();
    expect((await online()).dueAt).toBe(before.dueAt);
    // Never longer than a quarter of an hour, and a clock that was set back holds nothing up.
    await unlockVillage(pair.village.nowMs + 15 * minute);
    expect((await online()).dueInMs).toBe(0);
    await unlockVillage(pair.village.nowMs - 60 * minute);
    expect((await online()).dueInMs).toBe(0);
    await listen(receiver(), port);
    expect(await connect(true)).toMatchObject({ ok: true, value: { sent: [{ opCount: 12 + wrap }] } });
    expect(await takeAll()).toEqual(['imported']);
  });

  test('an answer that was lost, or a process that was killed behind it, sends the same bytes again', async () => {
    let isAnswering = false;
    const real = receiver();
    const { address } = await listen(
      createServer((request, response) => {
        real.emit('request', request, response);
      }).on('checkContinue', (request, response) => {
        // It stores the file, and the line breaks before it can say so.
        if (!isAnswering) response.end = () => response.destroy();
        real.emit('checkContinue', request, response);
      }),
    );
    await joinOnline(address);
    await register();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'RECEIVER_LINE_BROKEN' } });
    const [first] = files();
    expect(await batches()).toMatchObject([{ state: 'frozen' }, {}]);
    await pair.village.restart();
    await unlockVillage();
    isAnswering = true;
    expect(await connect()).toMatchObject({ ok: true });
    expect(files()).toEqual([first]);
    expect(await takeAll()).toEqual(['imported']);
  });

  test('a kept file that was changed or erased is written anew, under the same number', async () => {
    const { address } = await listen(receiver({ waitingFiles: 0 }));
    await joinOnline(address);
    await register();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'RECEIVER_FULL' } });
    const [waiting] = await batches();
    rmSync(join(pair.village.dataDir, 'outbox'), { recursive: true });
    const second = await listen(receiver());
    await joinOnline(second.address);
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [{ seq: waiting?.seq }] } });
    expect(await takeAll()).toEqual(['imported']);
  });

  test('what was refused is not brought again by itself; what is new is, and a person may try', async () => {
    let isRefusing = true;
    const real = receiver();
    const asked = { batches: 0 };
    const { address } = await listen(
      createServer((request, response) => real.emit('request', request, response)).on(
        'checkContinue',
        (request, response) => {
          asked.batches += 1;
          if (!isRefusing) return real.emit('checkContinue', request, response);
          const body = { service: 'open-door-receiver', state: 'refused', code: 'LIMIT' };
          response.writeHead(413, { connection: 'close' });
          return response.end(JSON.stringify(body));
        },
      ),
    );
    await joinOnline(address);
    await register();
    expect(await connect(true)).toMatchObject({ ok: false, error: { code: 'RECEIVER_REFUSED' } });
    expect(await online()).toMatchObject({ last: { isStopped: true }, dueInMs: 15 * minute });
    expect(await connect(true)).toMatchObject({ ok: true, value: { sent: [] } });
    // It is still said.
    expect(await online()).toMatchObject({
      last: { isStopped: true, error: { params: { reason: 'LIMIT' } } },
    });
    expect(asked.batches).toBe(1);
    isRefusing = false;
    await register();
    expect((await online()).dueInMs).toBe(0);
    expect(await connect(true)).toMatchObject({ ok: true, value: { sent: [{ opCount: 4 + wrap }] } });
    expect(await online()).toMatchObject({ last: { isStopped: false, error: null }, hasWaiting: false });
  });

  test('a batch that left on a stick goes by the network too, and the second copy changes nothing', async () => {
    const { address } = await listen(receiver());
    await joinOnline(address);
    await register();
    const carried = await pair.exported();
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [{}] } });
    await pair.import(carried);
    expect(await takeAll()).toEqual(['duplicate']);
  });

  test('what lies there for a day without a receipt is brought once more', async () => {
    const { address } = await listen(receiver());
    await joinOnline(address);
    await register();
    await connect();
    rmSync(join(inbox, files()[0] ?? ''));
    await unlockVillage(pair.village.nowMs + 24 * 60 * minute);
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [{}] } });
    expect(files()).toHaveLength(1);
  });

  test('a captive portal takes nothing, and the register says so', async () => {
    const { address } = await listen(createServer((_, response) => response.end('<html>上网登录</html>')));
    await joinOnline(address);
    await register();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'NOT_THE_RECEIVER' } });
    expect((await batches())[0]).toMatchObject({ state: 'receipted' });
    expect(await online()).toMatchObject({ hasWaiting: true, awaiting: null });
  });

  test('stopping leaves the batch ready for the next time', async () => {
    const { address } = await listen(
      createServer((request, response) => {
        if (request.url?.startsWith('/v1/mailbox/')) receiver().emit('request', request, response);
      }).on('checkContinue', () => undefined),
    );
    await joinOnline(address);
    await register();
    const { jobId } = await pair.village.call('transport.connect', { skipRefused: false });
    await expect.poll(async () => (await batches())[0]?.state).toBe('frozen');
    await pair.village.call('job.cancel', { jobId });
    await expect.poll(async () => (await pair.village.call('job.get', { jobId })).state).toBe('cancelled');
    const second = await listen(receiver());
    await joinOnline(second.address);
    expect(await connect()).toMatchObject({ ok: true, value: { sent: [{}] } });
  });
});

const mailbox = () => join(inbox, '信箱-mailbox');
const lying = () => readdirSync(mailbox()).toSorted();

/** The township's program looks into the folder that its receiver fills. */
async function taken() {
  return pair.township.work('transport.take', {});
}

async function office(): Promise<string> {
  await makeMailbox(inbox);
  await pair.township.call('transport.chooseFolder', { which: 'inbox', path: inbox });
  const { address } = await listen(receiver());
  await joinOnline(address);
  return address;
}

describe('receipts that the village fetches', () => {
  test('what came by the network is answered by it, and an answer goes when the next batch shows that it was seen', async () => {
    await office();
    await register();
    await connect();
    await taken();
    expect(lying()).toHaveLength(1);
    const { received } = await pair.village.work('transport.connect', { skipRefused: false });
    expect(received).toMatchObject([{ result: { state: 'imported' }, error: null }]);
    expect((await batches())[0]).toMatchObject({ state: 'receipted' });
    const [first] = lying();
    // It stays where it is, and is not fetched twice.
    expect(await pair.village.work('transport.connect', { skipRefused: false })).toMatchObject({
      received: [],
    });
    expect(lying()).toEqual([first]);
    await register();
    await connect();
    await taken();
    expect(lying()).toHaveLength(1);
    expect(lying()).not.toEqual([first]);
  });

  test('what the clerk writes for a village can be laid into the mailbox, and a stick is answered on no network', async () => {
    await office();
    const { places } = await pair.township.call('exchange.places', {});
    const place = places.find(({ kind }) => kind === 'mailbox')?.path ?? null;
    await pair.township.work('exchange.exportReceipt', { stationId: pair.villageId, place });
    expect(lying()).toHaveLength(1);
    expect((await pair.village.work('transport.connect', { skipRefused: false })).received).toHaveLength(1);
    expect((await pair.village.call('exchange.places', {})).places).toEqual([]);
    writeFileSync(
      join(inbox, 'stick.xfb'),
      await pair.exported().catch(async () => (await register(), pair.exported())),
    );
    await taken();
    expect(lying()).toHaveLength(1);
  });

  test('what is decided later lies ready by itself, once, for a village that fetches there and for no other', async () => {
    await office();
    expect(await pair.township.work('transport.answer', {})).toEqual({ stations: 0 });
    const { matterId } = await register();
    await connect();
    await taken();
    expect(await pair.township.work('transport.answer', {})).toEqual({ stations: 0 });
    await pair.township.call('matter.act', {
      matterId,
      act: 'urge',
      values: { urgeAbout: 'facts', replyDueOn: '2026-12-01', actText: '请核实' },
    });
    expect(await pair.township.work('transport.answer', {})).toEqual({ stations: 1 });
    expect(await pair.township.work('transport.answer', {})).toEqual({ stations: 0 });
    await pair.village.work('transport.connect', { skipRefused: false });
    const { history } = await pair.village.call('matter.get', { matterId });
    expect(history.map(({ kind }) => kind)).toContain('matter.urge');
    await pair.receipt();
    await pair.township.call('matter.act', {
      matterId,
      act: 'urge',
      values: { urgeAbout: 'facts', replyDueOn: '2026-12-02', actText: '请再核实' },
    });
    // The last one went by hand: so does the next.
    expect(await pair.township.work('transport.answer', {})).toEqual({ stations: 0 });
  });

  test('a batch that comes once more is answered once more: its answer was lost', async () => {
    await office();
    await register();
    await connect();
    const name = files()[0] ?? '';
    const bytes = readFileSync(join(inbox, name));
    await taken();
    for (const file of lying()) rmSync(join(mailbox(), file));
    writeFileSync(join(inbox, name), bytes);
    await taken();
    expect((await pair.village.work('transport.connect', { skipRefused: false })).received).toHaveLength(1);
    expect((await batches())[0]).toMatchObject({ state: 'receipted' });
  });

  test('a file that is not what its name says, or for somebody else, is told once and holds up nothing', async () => {
    await office();
    const { deviceId } = await pair.village.call('station.get', {});
    expect(deviceId).not.toBe('');
    await register();
    await connect();
    await taken();
    const [answer = ''] = lying();
    const kid = answer.slice(0, 16);
    writeFileSync(join(mailbox(), `${kid}-${'0'.repeat(64)}.xfb`), 'x'.repeat(500));
    const other = readFileSync(join(mailbox(), answer));
    other[600] = (other[600] ?? 0) ^ 1;
    writeFileSync(join(mailbox(), `${kid}-${sha256Hex(other)}.xfb`), other);
    await register();
    const { received, sent } = await pair.village.work('transport.connect', { skipRefused: false });
    const codes = received.map(({ error }) => error?.code ?? '-');
    expect(codes.toSorted((a, b) => a.localeCompare(b))).toEqual(['-', 'DAMAGED', 'DAMAGED']);
    expect(sent).toHaveLength(1);
    expect(await pair.village.work('transport.connect', { skipRefused: false })).toEqual({
      received: [],
      sent: [],
    });
  });

  test('a mailbox that cannot be read to its end holds up nothing that goes up, and is tried again', async () => {
    await office();
    await register();
    await connect();
    await taken();
    const real = receiver();
    const { address } = await listen(
      createServer((request, response) => {
        if (/[0-9a-f]{64}$/u.test(request.url ?? '')) response.destroy();
        else real.emit('request', request, response);
      }).on('checkContinue', (request, response) => real.emit('checkContinue', request, response)),
    );
    await joinOnline(address);
    await register();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'RECEIVER_LINE_BROKEN' } });
    expect(files()).toHaveLength(1);
    expect(readdirSync(join(pair.village.dataDir, 'inbox')).filter((name) => name.endsWith('.part'))).toEqual(
      [],
    );
  });

  test('nobody who does not know the key of a station learns anything, and no question becomes a path', async () => {
    const address = await office();
    await register();
    await connect();
    await taken();
    const [answer = ''] = lying();
    writeFileSync(join(inbox, 'secret.xfb'), 'x');
    const kid = answer.slice(0, 16);
    const ask = async (path: string) => (await fetch(`${address}/v1/mailbox${path}`)).status;
    expect([await ask(''), await ask('/'), await ask('/..'), await ask(`/${kid}/..%2fsecret.xfb`)]).toEqual([
      404, 404, 404, 404,
    ]);
    expect(await ask(`/${'0'.repeat(16)}/${answer.slice(17, 81)}`)).toBe(404);
    expect(await (await fetch(`${address}/v1/mailbox/${'0'.repeat(16)}`)).json()).toMatchObject({
      files: [],
    });
    expect(await ask(`/${kid}/${answer.slice(17, 81)}`)).toBe(200);
  });

  test('what nobody has fetched for sixty days goes, and of one key only the newest stay', async () => {
    await office();
    const kid = 'ab'.repeat(8);
    for (let index = 0; index < 25; index++) {
      const path = join(mailbox(), `${kid}-${String(index).padStart(64, '0')}.xfb`);
      writeFileSync(path, 'x');
      const at = pair.township.nowMs / 1000 - index;
      utimesSync(path, at, at);
    }
    const old = join(mailbox(), `${'cd'.repeat(8)}-${'0'.repeat(64)}.xfb`);
    writeFileSync(old, 'x');
    const before = pair.township.nowMs / 1000 - 61 * 24 * 3600;
    utimesSync(old, before, before);
    writeFileSync(join(mailbox(), '说明.txt'), '别删');
    await taken();
    expect(lying()).toHaveLength(21);
    expect(lying()).toContain('说明.txt');
  });
});
