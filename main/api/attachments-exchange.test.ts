import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArrivingParts } from '../core/attachments/receive.ts';
import { sha256Hex } from '../core/crypto/hash.ts';
import type { AttachmentChunk } from '../core/exchange/format/attachment-frame.ts';
import { decodeManifest, type Manifest } from '../core/exchange/format/manifest.ts';
import { sampleBatch, sampleRecords } from '../core/exchange/format/testing/sample-batch.ts';
import { attach, bringSealed, opened, photo } from './testing/attaching.ts';
import { filesWith } from './testing/files-with.ts';
import { Pair, visit } from './testing/pair.ts';
import { SmallDisk, whyNoSmallDisk } from './testing/small-disk.ts';
import { TestStation } from './testing/test-station.ts';

const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
const mebibyte = 1024 * 1024;

const kept = (station: TestStation): string[] => {
  const folder = join(station.dataDir, 'attachments');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'parts') : [];
};
const parts = (station: TestStation): string[] => {
  const folder = join(station.dataDir, 'attachments', 'parts');
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function enrolled() {
  const pair = await new Pair().found();
  await pair.enrol();
  const { contactId } = await pair.village.call('contact.register', visit);
  return { pair, contactId, subject: { entity: 'contact', id: contactId } as const };
}

async function listed(station: TestStation, subjectId: string) {
  return (await station.call('attachment.list', { subjectId })).attachments;
}

describe('an attachment of a village', () => {
  test('goes up with its record, is signed for, and is opened and saved at the township', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const plain = photo('水沟', 300_000);
    const attachmentId = await attach(village, subject, '现场.jpg', plain);
    expect(await listed(village, contactId)).toMatchObject([{ above: 0, here: 100 }]);
    await pair.import(await pair.exported());
    expect(await listed(township, contactId)).toMatchObject([
      { name: '现场.jpg', here: 100, own: false, above: null },
    ]);
    expect(await opened(township, attachmentId)).toEqual({ name: '现场.jpg', plain });
    expect(await listed(village, contactId)).toMatchObject([{ above: 0 }]);
    await pair.receipt();
    expect(await listed(village, contactId)).toMatchObject([{ above: 100 }]);
    expect(parts(township)).toEqual([]);
    // Nothing is sent twice that is held there; the grant has made the village wrap its key once more.
    await pair.exchange();
    expect(await village.run('exchange.export', { place: null })).toMatchObject({
      error: { code: 'NOTHING_TO_SEND' },
    });
  });

  test('that is larger than one batch goes on where the last one ended, also when one of them is lost', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const plain = photo('video', 33 * mebibyte);
    const attachmentId = await attach(village, subject, '走访.mp4', plain);
    await pair.import(await pair.exported());
    expect(await listed(township, contactId)).toMatchObject([{ here: 48 }]);
    const { attachments } = await village.call('exchange.status', {});
    expect(attachments.count).toBe(1);
    expect(attachments.unsentBytes).toBeGreaterThan(17 * mebibyte);
    await pair.exported();
    await pair.import(await pair.exported());
    // The middle is missing: what came behind it is kept, and what is missing is asked for.
    expect(await listed(township, contactId)).toMatchObject([{ here: 51 }]);
    expect(await township.ask('attachment.open', { attachmentId })).toMatchObject({
      error: { code: 'ATTACHMENT_NOT_HERE' },
    });
    await pair.receipt();
    expect(await listed(village, contactId)).toMatchObject([{ above: 48 }]);
    await pair.import(await pair.exported());
    expect(await listed(township, contactId)).toMatchObject([{ here: 100 }]);
    expect((await opened(township, attachmentId)).plain.equals(plain)).toBe(true);
    await pair.receipt();
    expect(await listed(village, contactId)).toMatchObject([{ above: 100 }]);
  });

  test('of a matter answered on the spot stays in the village: the township knows only that there is one', async () => {
    const { pair } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const answer = { text: '已当场疏通。', agreedOral: true };
    const { contactId } = await village.call('contact.register', { ...visit, answer });
    await attach(village, { entity: 'contact', id: contactId }, '金丝雀.jpg', photo('zqxcanary'));
    await pair.exchange();
    expect(await listed(township, contactId)).toMatchObject([{ name: null, here: 0 }]);
    expect(await listed(village, contactId)).toMatchObject([{ above: null }]);
    expect(kept(township)).toEqual([]);
    expect(filesWith(township, ['金丝雀.jpg'])).toEqual([]);
  });

  test('that is removed goes at the township with the next batch, and a batch in the post brings nothing of it back', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const attachmentId = await attach(village, subject, '放错.jpg', photo('x'));
    const late = await pair.exported();
    await village.call('attachment.remove', { attachmentId, reason: '放错了登记' });
    await pair.exchange();
    await pair.import(late);
    expect(await listed(township, contactId)).toEqual([]);
    await pair.exchange().catch(() => undefined);
    expect(kept(township)).toEqual([]);
    expect(parts(township)).toEqual([]);
  });

  test('is erased with its record at the township, too: key, name, file, and half a file', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const attachmentId = await attach(village, subject, '金丝雀.jpg', photo('x'));
    await attach(village, subject, '金丝雀.mp4', photo('y', 20 * mebibyte));
    const { key } = await village.call('attachment.open', { attachmentId });
    await pair.exchange();
    expect(kept(township)).toHaveLength(1);
    expect(parts(township)).toHaveLength(1);
    expect(filesWith(township, [key])).toHaveLength(1);
    await village.call('contact.redact', { contactId, scope: 'contact', grounds });
    await pair.exchange();
    expect(filesWith(township, [key, '金丝雀'])).toEqual([]);
    expect([...kept(township), ...parts(township)]).toEqual([]);
    expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
  });

  test('that the township lost with a disk comes again, and one that the village lost is not waited for', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const plain = photo('x');
    const attachmentId = await attach(village, subject, '现场.jpg', plain);
    await pair.exchange();
    rmSync(join(township.dataDir, 'attachments'), { recursive: true });
    expect(await listed(township, contactId)).toMatchObject([{ here: 0 }]);
    await pair.receipt();
    expect(await listed(village, contactId)).toMatchObject([{ above: 0 }]);
    await pair.exchange();
    expect((await opened(township, attachmentId)).plain).toEqual(plain);
    expect(await listed(village, contactId)).toMatchObject([{ above: 100 }]);

    await attach(village, subject, '丢失.jpg', photo('lost'));
    rmSync(join(village.dataDir, 'attachments'), { recursive: true });
    await pair.exchange();
    expect(await village.run('exchange.export', { place: null })).toMatchObject({
      error: { code: 'NOTHING_TO_SEND' },
    });
  });

  test('that was damaged on the disk of the sender is never taken for the file, and comes again once it is right', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    const plain = photo('x');
    const sealed = await bringSealed(village, plain);
    const good = await village.fetch(sealed.fileId);
    await village.work('attachment.add', { subject, name: '现场.jpg', ...sealed });
    const file = join(village.dataDir, 'attachments', sealed.fileId);
    writeFileSync(file, Buffer.alloc(good.length, 1));
    await pair.exchange();
    expect(await listed(township, contactId)).toMatchObject([{ here: 0 }]);
    expect([...kept(township), ...parts(township)]).toEqual([]);
    expect(await listed(village, contactId)).toMatchObject([{ above: 0 }]);
    writeFileSync(file, good);
    await pair.exchange();
    expect(await listed(township, contactId)).toMatchObject([{ here: 100 }]);
  });

  test('is written again with a batch that was lost as a file', async () => {
    const { pair, contactId, subject } = await enrolled();
    await using _ = pair;
    const { village, township } = pair;
    await attach(village, subject, '现场.jpg', photo('x'));
    const { batchId } = await village.work('exchange.export', { place: null });
    const again = await village.work('exchange.renderAgain', { batchId, place: null });
    await pair.import(await village.fetch(again.fileId));
    expect(await listed(township, contactId)).toMatchObject([{ here: 100 }]);
  });
});

function chunk(bytes: Uint8Array): AttachmentChunk {
  return { sha256: sha256Hex(bytes), size: bytes.length, offset: 0, bytes };
}

/** As if the batch of a sender offered these files. */
function arriving(station: TestStation, offered: Manifest['attachments']['offered']): ArrivingParts {
  const sample = decodeManifest(sampleBatch(sampleRecords(1)).frozen.manifestBytes);
  return new ArrivingParts(station.runtime, { ...sample, attachments: { offered, wanted: [] } });
}

describe('of what an enrolled sender puts into a batch', () => {
  test('a chunk that was not offered, has another size or is held already touches no disk', async () => {
    await using station = new TestStation();
    await station.found();
    const { contactId } = await station.call('contact.register', visit);
    await attach(station, { entity: 'contact', id: contactId }, 'a.jpg', photo('x'));
    const [held = ''] = kept(station);
    const bytes = readFileSync(join(station.dataDir, 'attachments', held));
    const stranger = chunk(Buffer.from('nobody offered this'));
    const liar = chunk(Buffer.from('offered with another size'));
    const incoming = arriving(station, [
      { sha256: held, size: bytes.length },
      { sha256: liar.sha256, size: liar.size + 1 },
    ]);
    for (const each of [stranger, liar, { sha256: held, size: bytes.length, offset: 0, bytes }]) {
      incoming.take(each);
    }
    expect(incoming.end()).toEqual([]);
    expect(parts(station)).toEqual([]);
  });

  test.skipIf(whyNoSmallDisk !== null)(
    'what the disk has no room for is told, before anything is applied',
    async () => {
      using disk = new SmallDisk('10m');
      const station = new TestStation(disk.path);
      await station.found();
      const large = chunk(Buffer.alloc(16 * mebibyte, 7));
      const incoming = arriving(station, [{ sha256: large.sha256, size: large.size }]);
      expect(() => incoming.take(large)).toThrow('DISK_FULL');
      await station.close();
    },
  );
});
