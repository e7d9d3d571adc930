import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type * as limitsModule from '../core/exchange/format/batch-limits.ts';
import { attach, opened, photo } from './testing/attaching.ts';
import { beganAgain, joinAgain, packFor, packImported } from './testing/beginning-again.ts';
import { Pair, visit } from './testing/pair.ts';
import type { TestStation } from './testing/test-station.ts';

// A part holds little, so that a few photos take several; and one chunk less still.
vi.mock('../core/exchange/format/batch-limits.ts', async (original) => {
  const { packCaps, writerCaps, ...actual } = await original<typeof limitsModule>();
  return {
    ...actual,
    packCaps: { ...packCaps, whole: 250_000 },
    writerCaps: { ...writerCaps, frame: 70_000 },
  };
});

const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;

function filesOf(station: TestStation): string[] {
  const folder = join(station.dataDir, 'attachments');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'parts') : [];
}

test('a stolen PC gets its files back over several parts in any order; what was removed, erased or never went up is not among them', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village: stolen, township } = pair;
  const { contactId } = await stolen.call('contact.register', visit);
  const subject = { entity: 'contact', id: contactId } as const;
  const photos = new Map<string, Buffer>();
  for (const [index, length] of [150_000, 200_000, 320_000].entries()) {
    const plain = photo(`水沟 ${index}`, length);
    photos.set(await attach(stolen, subject, `现场${index}.jpg`, plain), plain);
  }
  const removed = await attach(stolen, subject, '错传.jpg', photo('removed'));
  const erased = await stolen.call('contact.register', visit);
  await attach(stolen, { entity: 'contact', id: erased.contactId }, '身份证.jpg', photo('erased', 80_000));
  const answered = await stolen.call('contact.register', {
    ...visit,
    answer: { text: '已当场答复。', agreedOral: true },
  });
  await attach(stolen, { entity: 'contact', id: answered.contactId }, '收条.jpg', photo('answered'));
  await pair.exchange();
  await stolen.call('attachment.remove', { attachmentId: removed, reason: '传错了' });
  await stolen.call('contact.redact', { contactId: erased.contactId, scope: 'contact', grounds });
  await pair.exchange();
  expect(filesOf(township)).toHaveLength(3);

  await using village = await beganAgain(pair);
  await joinAgain(pair, village);
  const fileIds = await packFor(pair, village);
  expect(fileIds.length).toBe(3);
  // The last one first: what it holds waits for its beginning.
  const [last, ...before] = fileIds.toReversed();
  const [early] = await packImported(village, [last ?? ''], pair.villageRecoveryCode);
  expect(early).toMatchObject({ last: true, attachments: { count: 0 } });
  // With the code the answered matter’s attachment is known again by name; its file is nowhere.
  const outcomes = await packImported(village, before, pair.villageRecoveryCode);
  expect(outcomes.at(-1)).toMatchObject({ refused: 0, attachments: { count: 4, missing: 1 } });
  for (const [attachmentId, plain] of photos) {
    expect((await opened(village, attachmentId)).plain.equals(plain)).toBe(true);
  }
  expect(filesOf(village)).toHaveLength(3);
  expect(readdirSync(join(village.dataDir, 'attachments', 'parts'))).toEqual([]);
  expect(await village.work('station.verify', {})).toMatchObject({ sound: true });
  // The township holds them: they do not go up once more.
  expect((await village.call('exchange.status', {})).attachments).toEqual({ count: 0, unsentBytes: 0 });
});

test('what was erased at the station meanwhile does not come back with a pack that was made before', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { contactId } = await pair.village.call('contact.register', visit);
  await attach(pair.village, { entity: 'contact', id: contactId }, '现场.jpg', photo('水沟', 100_000));
  await pair.exchange();
  await using village = await beganAgain(pair);
  await joinAgain(pair, village);
  const fileIds = await packFor(pair, village);
  await packImported(village, fileIds, pair.villageRecoveryCode);
  expect(filesOf(village)).toHaveLength(1);
  const onTheStick = await village.fetch(fileIds[0] ?? '');
  await village.call('contact.redact', { contactId, scope: 'contact', grounds });
  expect(filesOf(village)).toEqual([]);
  const again = [await village.bring(onTheStick)];
  expect(await packImported(village, again, pair.villageRecoveryCode)).toMatchObject([
    { restored: 0, attachments: { count: 0 } },
  ]);
  expect(filesOf(village)).toEqual([]);
  expect(readdirSync(join(village.dataDir, 'attachments', 'parts'))).toEqual([]);
});
