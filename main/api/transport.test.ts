import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Pair, visit } from './testing/pair.ts';
import { SmallDisk, whyNoSmallDisk } from './testing/small-disk.ts';
import { TestStation, villageProfile } from './testing/test-station.ts';

const imported = '已导入-imported';
const notAccepted = '未接收-not-accepted';

/** A pair whose township watches a folder. */
async function office() {
  const pair = await new Pair().found();
  await pair.enrol();
  const inbox = join(pair.township.root, '收件');
  const outbox = join(pair.township.root, '发件');
  mkdirSync(inbox);
  mkdirSync(outbox);
  await pair.township.call('transport.chooseFolder', { which: 'inbox', path: inbox });
  const batch = async () => {
    await pair.village.call('contact.register', visit);
    return pair.exported();
  };
  return { pair, inbox, outbox, batch };
}

/** As if nobody had touched it for an hour, by the clock of the test's station. */
function age(path: string, nowMs: number): void {
  utimesSync(path, nowMs / 1000 - 3600, nowMs / 1000 - 3600);
}

describe('the watched folder', () => {
  test('a batch is taken in as the person who is unlocked, and goes where people look for it', async () => {
    const { pair, inbox, batch } = await office();
    await using _ = pair;
    // A name as people give it: it must not become part of any path.
    writeFileSync(join(inbox, '柳河村 5月(2).XFB'), await batch());
    const { files, left } = await pair.township.work('transport.take', {});
    expect(files).toMatchObject([{ name: '柳河村 5月(2).XFB', result: { state: 'imported' }, error: null }]);
    expect(left).toBe(0);
    const [kept = ''] = readdirSync(join(inbox, imported));
    expect(kept).toMatch(/^XFB-[0-9a-f]{16}-[0-9a-f]{16}-e\d+-\d+-[0-9a-f]{8}\.xfb$/u);
    expect(readdirSync(inbox).filter((name) => name.toLowerCase().endsWith('.xfb'))).toEqual([]);
    const { rows } = await pair.township.call('contact.list', {});
    expect(rows.length).toBeGreaterThan(0);
  });

  test('what was taken in lies there for a week, and not when words are erased: this PC could still read them', async () => {
    const { pair, inbox, batch } = await office();
    await using _ = pair;
    const { township } = pair;
    const lying = () => readdirSync(join(inbox, imported));
    const take = async () => {
      writeFileSync(join(inbox, 'batch.xfb'), await batch());
      age(join(inbox, 'batch.xfb'), township.nowMs);
      await township.work('transport.take', {});
    };
    await take();
    // Of another station that shares the folder.
    writeFileSync(join(inbox, imported, `XFB-${'a'.repeat(16)}-1.xfb`), '');
    age(join(inbox, imported, `XFB-${'a'.repeat(16)}-1.xfb`), 0);
    await take();
    expect(lying()).toHaveLength(3);
    const own = await township.call('contact.register', visit);
    township.nowMs += 60_000;
    await township.call('contact.redact', {
      contactId: own.contactId,
      scope: 'contact',
      grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
    });
    await township.work('transport.take', {});
    expect(lying()).toEqual([`XFB-${'a'.repeat(16)}-1.xfb`]);
    township.nowMs += 60_000;
    await take();
    expect(lying()).toHaveLength(2);
    const days = 8 * 86_400;
    for (const name of lying()) utimesSync(join(inbox, imported, name), days, township.nowMs / 1000 - days);
    await township.work('transport.take', {});
    expect(lying()).toHaveLength(1);
  });

  test('a copy under way is left alone, and is only refused when nobody has written to it for long', async () => {
    const { pair, inbox, batch } = await office();
    await using _ = pair;
    const bytes = await batch();
    const path = join(inbox, 'half.xfb');
    // A copy program may make the file as long as it will be, and fill it later.
    const preallocated = Buffer.alloc(bytes.length);
    preallocated.set(bytes.subarray(0, 2000));
    writeFileSync(path, preallocated);
    utimesSync(path, pair.township.nowMs / 1000, pair.township.nowMs / 1000);
    expect(await pair.township.work('transport.take', {})).toEqual({ files: [], left: 1 });
    expect(readdirSync(inbox)).toEqual(['half.xfb']);
    age(path, pair.township.nowMs);
    const { files } = await pair.township.work('transport.take', {});
    expect(files).toMatchObject([{ error: { code: 'TRUNCATED' } }]);
    const lying = readdirSync(join(inbox, notAccepted)).toSorted();
    expect(lying).toHaveLength(2);
    const reason = readFileSync(join(inbox, notAccepted, lying[1] ?? ''), 'utf8');
    for (const words of ['没有拷贝完整', 'not complete', 'TRUNCATED (at ', 'half.xfb'])
      expect(reason).toContain(words);
    expect((await pair.township.call('transport.status', {})).inbox).toMatchObject({
      waiting: 0,
      notAccepted: 1,
    });
    // Whoever posts rubbish does not fill the disk: the oldest that was posted goes, what people brought stays.
    const refused = join(inbox, notAccepted);
    for (let index = 0; index < 200; index += 1) writeFileSync(join(refused, `HTTP-${index}.xfb`), '');
    writeFileSync(join(refused, 'HTTP-0.xfb.txt'), '');
    age(join(refused, 'HTTP-0.xfb'), pair.township.nowMs);
    const posted = join(inbox, `HTTP-${'ab'.repeat(32)}.xfb`);
    writeFileSync(posted, preallocated);
    age(posted, pair.township.nowMs);
    await pair.township.work('transport.take', {});
    const left = readdirSync(refused);
    expect(left.filter((name) => name.startsWith('HTTP-0.'))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining([...lying, 'HTTP-1.xfb']));
  });

  test('what is for another station, a link and a folder are not touched', async () => {
    const { pair, inbox, batch } = await office();
    await using _ = pair;
    await using other = new TestStation();
    await other.found(villageProfile);
    const bytes = await batch();
    await other.call('transport.chooseFolder', { which: 'inbox', path: inbox });
    writeFileSync(join(inbox, 'for-the-township.xfb'), bytes);
    expect(await other.work('transport.take', {})).toEqual({ files: [], left: 1 });
    const elsewhere = join(pair.township.root, 'elsewhere.xfb');
    writeFileSync(elsewhere, bytes);
    symlinkSync(elsewhere, join(inbox, 'link.xfb'));
    mkdirSync(join(inbox, 'folder.xfb'));
    const { files } = await pair.township.work('transport.take', {});
    expect(files.map(({ name }) => name)).toEqual(['for-the-township.xfb']);
    expect(readFileSync(elsewhere).equals(bytes)).toBe(true);
  });

  test('what a crash left claimed is taken in by the next look, and twice the same is once', async () => {
    const { pair, inbox, batch } = await office();
    await using _ = pair;
    const bytes = await batch();
    const { deviceId } = await pair.township.call('station.get', {});
    const taking = join(inbox, `处理中-taking-${deviceId.slice(-12)}`);
    mkdirSync(taking);
    writeFileSync(join(taking, 'left.xfb'), bytes);
    writeFileSync(join(inbox, 'again.xfb'), bytes);
    const { files } = await pair.township.work('transport.take', {});
    expect(files.map(({ result }) => result?.state)).toEqual(['imported', 'duplicate']);
    expect(readdirSync(taking)).toEqual([]);
  });

  test('with an outbox the township answers by itself, and the village takes the receipt from its own folder', async () => {
    const { pair, inbox, outbox, batch } = await office();
    await using _ = pair;
    await pair.township.call('transport.chooseFolder', { which: 'outbox', path: outbox });
    await pair.village.call('transport.chooseFolder', { which: 'inbox', path: outbox });
    await pair.village.call('transport.chooseFolder', { which: 'outbox', path: inbox });
    await batch();
    const { places } = await pair.village.call('exchange.places', {});
    const place = places.find(({ kind }) => kind === 'outbox')?.path ?? null;
    await pair.village.work('exchange.export', { place });
    await pair.township.work('transport.take', {});
    expect(readdirSync(outbox).filter((name) => name.endsWith('.xfb'))).toHaveLength(1);
    await pair.village.work('transport.take', {});
    const { batches } = await pair.village.call('exchange.status', {});
    expect(batches[0]?.state).toBe('receipted');
  });

  test('a folder that is not there, inside the data folder, or the same for both is refused', async () => {
    const { pair, inbox } = await office();
    await using _ = pair;
    const codeOf = async (which: 'inbox' | 'outbox', path: string) => {
      const answer = await pair.township.ask('transport.chooseFolder', { which, path });
      return answer.ok ? null : answer.error.issues.map(({ code }) => code);
    };
    expect(await codeOf('outbox', inbox)).toEqual(['SAME']);
    expect(await codeOf('outbox', join(inbox, 'nowhere'))).toEqual(['MISSING']);
    expect(await codeOf('outbox', 'relative')).toEqual(['ABSOLUTE']);
    expect(await codeOf('outbox', pair.township.dataDir)).toEqual(['INSIDE_DATA']);
  });

  test.skipIf(whyNoSmallDisk !== null)(
    'a share that has gone, and one that is full or read-only, lose nothing',
    async () => {
      const { pair, batch } = await office();
      await using _ = pair;
      using share = new SmallDisk('1m');
      await pair.township.call('transport.chooseFolder', { which: 'inbox', path: share.path });
      const bytes = await batch();
      writeFileSync(join(share.path, 'one.xfb'), bytes);
      share.setReadOnly();
      const refused = await pair.township.run('transport.take', {});
      expect(refused.ok ? null : refused.error.code).toBe('DISK_READ_ONLY');
      expect(readdirSync(share.path)).toEqual(['one.xfb']);
      share.pull();
      const gone = await pair.township.run('transport.take', {});
      // Its empty mount point is a folder without files: nothing is taken in, and nothing is lost.
      expect(gone.ok && gone.value.files).toEqual([]);
    },
  );
});
