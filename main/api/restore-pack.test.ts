import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decryptedPages } from '../../db/fixtures/decrypted-pages.ts';
import { keepSafeAfter } from '../../db/queries/keep-safe.ts';
import { findMeta } from '../../db/queries/local.ts';
import { generateRecoveryCode } from '../core/keys/recovery-code.ts';
import { beganAgain, foundByNote, joinAgain, packFor, packImported } from './testing/beginning-again.ts';
import { importedBy, Pair, receiptFor, visit } from './testing/pair.ts';
import { testSecret, type TestStation } from './testing/test-station.ts';

const answer = { text: '已当场解释低保政策，答应月底前复核。', agreedOral: true };
const answered = { ...visit, contact: { ...visit.contact, petitionerName: '周翠花' }, answer };

async function names(station: TestStation): Promise<(string | null)[]> {
  const { rows } = await station.call('contact.list', {});
  return rows
    .map(({ petitionerName }) => petitionerName)
    .toSorted((a, b) => (a ?? '').localeCompare(b ?? ''));
}

describe('what the township may not read', () => {
  test('goes along to be kept, and not one word of it can be read in the township’s opened database', async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    await pair.village.call('contact.register', answered);
    await pair.exchange();
    const { township } = pair;
    const frames = keepSafeAfter(township.runtime.register.read, pair.villageId, 0, 99);
    expect(frames.length).toBeGreaterThan(0);
    expect((await township.call('exchange.board', {})).stations[0]?.keepSafe).toMatchObject({
      count: frames.length,
    });
    const key = township.runtime.databaseKey;
    const bytes = decryptedPages(join(township.dataDir, 'register.db'), key);
    // What the scan would find if it were there.
    expect(bytes.includes('柳河村接访站')).toBe(true);
    for (const word of ['周翠花', answer.text, '复核']) expect(bytes.includes(word)).toBe(false);
  });

  test('is sent until it is signed for, then no more; after a new recovery code everything is given again', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    await pair.enrol();
    const kept = () => keepSafeAfter(township.runtime.register.read, pair.villageId, 0, 99).length;
    await village.call('contact.register', answered);
    await pair.exported();
    await pair.exchange();
    const first = kept();
    await village.call('contact.register', visit);
    await pair.exchange();
    // Only the slip of the second visit was new, and what was kept before is kept still.
    expect(kept()).toBeGreaterThanOrEqual(first);
    expect(findMeta(village.runtime.register.read, 'exchange.keptSafeTo')).toBeDefined();
    await village.call('station.renewRecovery', { secret: testSecret });
    expect(findMeta(village.runtime.register.read, 'exchange.keptSafeTo')).toBeUndefined();
    await village.call('contact.register', visit);
    await pair.exchange();
    // One frame has it all now; those for the old code are dropped.
    expect(kept()).toBe(1);
  });
});

describe('a restore pack', () => {
  test('brings a stolen PC’s station back under its own name: all that was ever exported, also what nobody else could read', async () => {
    await using pair = await new Pair().found();
    const { village: stolen, township } = pair;
    await pair.enrol();
    await stolen.call('contact.register', visit);
    const { contactId: told } = await stolen.call('contact.register', answered);
    // Such an op never goes up: it comes back from what was kept safe alone.
    await stolen.call('contact.slip', { contactId: told, outcome: 'printed' });
    await pair.exchange();
    const lost = await stolen.call('contact.register', {
      ...visit,
      contact: { ...visit.contact, petitionerName: '赵后来' },
    });

    await using village = await beganAgain(pair);
    expect(await village.call('restore.notices', {})).toMatchObject({
      notices: [{ kind: 'resumed', missing: null }],
    });
    await joinAgain(pair, village);
    const fileIds = await packFor(pair, village);
    expect(fileIds).toHaveLength(1);
    // Not among the receipts, where nobody would ask for the code.
    const { files } = await village.work('exchange.import', { fileIds });
    expect(files[0]?.error).toMatchObject({ code: 'RESTORE_PACK' });
    // Without the code only what the township can read comes back.
    expect(await packImported(village, fileIds, null)).toMatchObject([{ part: 1, last: true, refused: 0 }]);
    expect(await names(village)).toEqual([null, '李秀兰']);
    const misread = await village.run('restore.importPack', { fileIds, recoveryCode: '2222G-2222G' });
    expect(misread).toMatchObject({ error: { code: 'RECOVERY_CODE_MISREAD' } });
    // Read rightly, and another register's: the sentence must not ask for the newest code of this one.
    const other = { fileIds, recoveryCode: generateRecoveryCode() };
    expect(await village.run('restore.importPack', other)).toMatchObject({
      error: { code: 'PACK_CODE_WRONG' },
    });
    const [part] = await packImported(village, fileIds, pair.villageRecoveryCode);
    expect(part).toMatchObject({ unopened: 0, refused: 0 });
    expect(await names(village)).toEqual(['周翠花', '李秀兰']);
    const row = (await village.call('contact.list', {})).rows.find(
      ({ petitionerName }) => petitionerName === '周翠花',
    );
    const detail = await village.call('contact.get', { contactId: row?.contactId ?? '' });
    // It is the station's own again: not another one's to look at.
    expect(detail).toMatchObject({ own: true, answer: { text: answer.text } });
    expect(await village.work('station.verify', {})).toMatchObject({ sound: true });
    expect(await packImported(village, fileIds, pair.villageRecoveryCode)).toMatchObject([{ restored: 0 }]);

    // The numbers that were given are not given again, except one that nobody but the thief has seen.
    const next = await village.call('contact.register', visit);
    expect(next.registrationNo).toBe(lost.registrationNo);
    await importedBy(
      township,
      await village.fetch((await village.work('exchange.export', { place: null })).fileId),
    );
    await receiptFor(village, township, pair.villageId);
    const status = await village.call('exchange.status', {});
    // Only the wrap of the new database key waits, which the receipt has just asked for.
    expect(status.records).toEqual([{ entity: 'recoveryWrap', count: 1 }]);
    expect(await township.work('station.verify', {})).toMatchObject({ sound: true });
    // What came back is kept safe again, for the code that holds now.
    expect(findMeta(village.runtime.register.read, 'exchange.keptSafeTo')).toBeDefined();
  });

  test('is refused where nothing was lost, and at a station that it is not for', async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const fileIds = await packFor(pair, pair.village);
    expect(await pair.village.run('restore.importPack', { fileIds, recoveryCode: null })).toMatchObject({
      error: { code: 'PACK_NOT_NEEDED' },
    });
    const receipt = await pair.township.work('exchange.exportReceipt', {
      stationId: pair.villageId,
      place: null,
    });
    expect(receipt.seq).toBe(2);
  });

  test('gives a station that was set aside on its own PC its records back, and says how many were never exported', async () => {
    await using pair = await new Pair().found();
    const { village } = pair;
    await pair.enrol();
    await village.call('contact.register', answered);
    await pair.exchange();
    await village.call('contact.register', visit);
    const { fileId } = await pair.township.call('restore.exportNote', { stationId: pair.villageId });
    await village.restart();
    await village.call('station.setAside', {});
    const noteFileId = await village.bring(await pair.township.fetch(fileId));
    await foundByNote(village, noteFileId);
    await joinAgain(pair, village);
    const [part] = await packImported(village, await packFor(pair, village), pair.villageRecoveryCode);
    // The mark beside the register: contact and matter of the second visit never left this PC, nor did the wrap of its key.
    expect(part?.missing).toBe(3);
    expect(await village.call('restore.notices', {})).toMatchObject({
      notices: [{ kind: 'resumed', missing: 3 }],
    });
    expect(await names(village)).toEqual(['周翠花']);
    expect(readdirSync(join(village.dataDir, 'set-aside'))).toHaveLength(1);
    // The second visit's number stands on a slip in somebody's hands.
    const { rows } = await village.call('contact.list', {});
    const next = await village.call('contact.register', visit);
    expect(rows.map(({ registrationNo }) => registrationNo)).not.toContain(next.registrationNo);
    expect(next.registrationNo).toContain('3号');
  });
});
