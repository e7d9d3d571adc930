import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RouteInput } from '../contract/index.ts';
import { sha256Hex } from '../core/crypto/hash.ts';
import { filesWith } from './testing/files-with.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation, testSecret } from './testing/test-station.ts';

const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;

/** Twenty words, each somewhere else; Latin ones lie whole in the blocks of the index. */
const latin = Array.from({ length: 16 }, (_, index) => `zqxcanary${String.fromCodePoint(97 + index)}`);
const canaries = [...latin, '金丝雀', '13911112222', '110101199003074477', 'jinsique'];
const word = (index: number) => latin[index] ?? '';

const told: RouteInput<'contact.register'> = {
  contact: {
    ...visit.contact,
    petitionerName: '金丝雀',
    phone: '13911112222',
    idType: 'residentId',
    idNumber: '110101199003074477',
    addressDetail: word(0),
    agentName: word(1),
    representatives: [{ name: word(2), phone: '13911112222' }],
    statement: `陈述 ${word(3)}`,
    materials: [{ name: word(4), copies: 1 }],
    remark: word(5),
  },
  matter: {
    ...visit.matter,
    summary: word(6),
    facts: `经过 ${word(7)}`,
    requests: [`请求 ${word(8)}`],
    proposedHandling: word(9),
  },
  answer: { text: `答复 ${word(10)}`, agreedOral: true },
};

const quarrel: RouteInput<'dispute.register'>['dispute'] = {
  quickType: 'neighbour',
  foundOn: '2026-11-23',
  foundBy: 'screening',
  parties: [{ name: word(11), phone: '13911112222' }, { name: '金丝雀' }],
  summary: word(12),
  situation: `情况 ${word(13)}`,
  place: word(14),
};

const holders = (station: TestStation) =>
  filesWith(station, canaries).map((name) => name.split('/').at(-1) ?? '');

/** A record of each kind with every word, printed, corrected, drafted from, sent up and receipted. */
async function worked(pair: Pair): Promise<{ contactId: string; matterId: string; disputeId: string }> {
  const { village, township } = pair;
  await pair.enrol();
  await township.call('sealed.setPiiUp', { piiUp: 'all' });
  await pair.receipt();
  const { contactId, matterId } = await village.call('contact.register', told);
  await village.call('contact.revise', {
    contactId,
    contact: { set: { addressDetail: '柳河村一组' }, clear: ['remark'] },
    matter: { set: { proposedHandling: '派人查看' }, clear: [] },
    reason: `更正 ${word(15)}`,
  });
  const { disputeId } = await village.call('dispute.register', { dispute: quarrel, contactId });
  await village.call('dispute.progress', { disputeId, on: '2026-11-23', text: `谈过 ${word(15)}` });
  await village.call('document.print', {
    papers: [
      { documentKind: 'registrationForm', subjectId: contactId },
      { documentKind: 'disputeRegistration', subjectId: disputeId },
    ],
    language: 'zh',
  });
  await village.call('draft.save', {
    form: `dispute.new ${contactId}`,
    data: JSON.stringify({ values: quarrel, contact: { contactId } }),
  });
  await pair.exchange();
  return { contactId, matterId, disputeId };
}

describe('the personal data of a record', () => {
  test('is erased by its owner here, and above with the next batch, in every page of both registers', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const { contactId, disputeId } = await worked(pair);
    // The township printed it, too: what it showed is the village's to erase.
    await township.call('document.print', {
      papers: [{ documentKind: 'registrationForm', subjectId: contactId }],
      language: 'zh',
    });
    // The scan sees what it is to prove gone.
    expect(holders(village)).toEqual(
      expect.arrayContaining(['register.db decrypted', 'drafts.db decrypted']),
    );
    expect(holders(township)).toContain('register.db decrypted');

    await village.call('contact.redact', { contactId, scope: 'contact', grounds });
    await village.call('dispute.redact', { disputeId, grounds });
    expect(holders(village)).toEqual([]);
    const before = await village.call('contact.get', { contactId });
    expect(before.redaction).toMatchObject({ ...grounds, staffName: '王建国', elsewhere: 'waiting' });
    await pair.exchange();
    expect(holders(township)).toEqual([]);

    for (const station of [village, township]) {
      const detail = await station.call('contact.get', { contactId });
      expect(detail).toMatchObject({
        registrationNo: before.registrationNo,
        lookupCode: before.lookupCode,
        contact: { channel: 'visit', headcount: 1 },
        matter: { purpose: 'requestResolution' },
        answer: { answeredOn: '2026-11-23', text: null },
        redaction: { ...grounds, staffName: '王建国', stationName: '柳河村接访站' },
        missing: [],
      });
      expect(detail.contact.petitionerName).toBeUndefined();
      expect(await station.call('dispute.get', { disputeId })).toMatchObject({
        state: 'mediating',
        steps: [],
        redaction: grounds,
      });
      const { rows } = await station.call('contact.list', { search: before.registrationNo });
      expect(rows).toMatchObject([{ redacted: true, withheld: false, petitionerName: null, stage: 2 }]);
      expect((await station.call('contact.list', { search: '金丝' })).total).toBe(0);
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
    }
    // The receipt for the erasing op is the other level's word that it has erased.
    expect((await village.call('contact.get', { contactId })).redaction).toMatchObject({
      elsewhere: 'confirmed',
    });
  });

  test('takes no more words once it was erased, and is erased once', async () => {
    await using station = new TestStation();
    await station.found();
    const { contactId, matterId } = await station.call('contact.register', visit);
    await station.call('contact.redact', { contactId, scope: 'contact', grounds });
    for (const refused of [
      await station.ask('contact.redact', { contactId, scope: 'matter', grounds }),
      await station.ask('contact.revise', {
        contactId,
        contact: { set: { petitionerName: '又一个' }, clear: [] },
        matter: { set: {}, clear: [] },
      }),
      await station.ask('contact.register', { ...visit, matterId }),
    ]) {
      expect(refused).toMatchObject({ error: { code: 'CONFLICT' } });
    }
    expect((await station.call('today.owed', {})).owed).toEqual([]);
  });

  test('of one coming leaves the others of its matter as they are; of the matter, all go', async () => {
    await using station = new TestStation();
    await station.found();
    const first = await station.call('contact.register', told);
    const second = await station.call('contact.register', {
      contact: { ...visit.contact, petitionerName: '赵铁柱' },
      matter: {},
      matterId: first.matterId,
    });
    await station.call('contact.redact', { contactId: first.contactId, scope: 'contact', grounds });
    expect((await station.call('contact.get', { contactId: second.contactId })).matter.summary).toBe(word(6));
    expect(
      (await station.call('contact.list', {})).rows.map(({ petitionerName }) => petitionerName),
    ).toContain('赵铁柱');
    await station.call('contact.redact', { contactId: second.contactId, scope: 'matter', grounds });
    expect(holders(station)).toEqual([]);
    expect(filesWith(station, ['赵铁柱'])).toEqual([]);
  });

  test('is erased by an administrator of its own station alone', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const { contactId, disputeId } = await worked(pair);
    for (const refused of [
      await township.ask('contact.redact', { contactId, scope: 'matter', grounds }),
      await township.ask('dispute.redact', { disputeId, grounds }),
    ]) {
      expect(refused).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
    const { staffId } = await village.call('staff.create', {
      name: '张明',
      roles: ['registrar', 'handler'],
      secret: testSecret,
    });
    village.token = (await village.call('session.unlock', { staffId, secret: testSecret })).token ?? null;
    expect(await village.ask('contact.redact', { contactId, scope: 'matter', grounds })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});

/** A register that was copied back over the one in which its record was erased; `edit` changes the list meanwhile. */
async function copiedBack(
  edit: (list: string) => string,
): Promise<{ station: TestStation; staffId: string }> {
  const station = new TestStation();
  const { session } = await station.found();
  const { contactId } = await station.call('contact.register', told);
  const older = join(station.root, 'older');
  await station.close();
  cpSync(join(station.dataDir, 'register.db'), older);
  await station.restart();
  const { staffId } = session;
  const { token } = await station.call('session.unlock', { staffId, secret: testSecret });
  station.token = token ?? null;
  await station.call('contact.redact', { contactId, scope: 'matter', grounds });
  await station.close();
  const list = join(station.dataDir, 'lasting-ops.json');
  writeFileSync(list, edit(readFileSync(list, 'utf8')));
  for (const end of ['', '-wal', '-shm']) rmSync(`${station.dataDir}/register.db${end}`, { force: true });
  cpSync(older, join(station.dataDir, 'register.db'));
  await station.restart();
  const again = await station.call('session.unlock', { staffId, secret: testSecret });
  station.token = again.token ?? null;
  return { station, staffId };
}

test('a matter that the township took over is erased there, and at its village with the next batch, which sees who and why', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { answer: _, ...open } = told;
  await pair.enrol();
  const { contactId, matterId } = await village.call('contact.register', open);
  await village.call('document.print', {
    papers: [{ documentKind: 'registrationForm', subjectId: contactId }],
    language: 'zh',
  });
  await village.call('matter.transferOffer', { matterId, reason: `移交 ${word(15)}` });
  await pair.exchange();
  expect(await township.ask('contact.redact', { contactId, scope: 'matter', grounds })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  });
  const { handover } = await township.call('matter.ownership', { matterId });
  await township.call('matter.transferAccept', { matterId, offerId: handover?.offerId ?? '' });
  await township.call('matter.act', {
    matterId,
    act: 'urge',
    values: { urgeAbout: 'materials', replyDueOn: '2026-11-25', actText: `催 ${word(14)}` },
  });
  await pair.receipt();
  expect(await village.ask('contact.redact', { contactId, scope: 'matter', grounds })).toMatchObject({
    error: { code: 'REDACTION_HANDED_OVER' },
  });
  expect(holders(village)).toContain('register.db decrypted');
  // Written before the village knows of the erasure: its words are erased as they come.
  await village.call('matter.revise', {
    matterId,
    set: { summary: word(1) },
    clear: [],
    reason: `更正 ${word(2)}`,
  });

  // Its own record about the matter, which no batch of the township names.
  const { recordId } = await village.call('office.record', {
    act: 'instruction',
    values: {
      letterOn: '2026-11-22',
      letterSummary: `阅批 ${word(11)}`,
      instructionLeader: '刘主任',
      instructionDueOn: '2026-11-27',
    },
    matterId,
  });
  await township.call('contact.redact', { contactId, scope: 'matter', grounds });
  expect(holders(township)).toEqual([]);
  expect((await township.call('contact.get', { contactId })).redaction).toMatchObject({
    elsewhere: 'waiting',
  });
  await pair.receipt();
  expect(holders(village)).toEqual([]);
  expect((await village.call('office.get', { recordId })).redaction).toMatchObject(grounds);
  await pair.exchange();
  for (const station of [village, township]) {
    expect(holders(station)).toEqual([]);
    const { redaction } = await station.call('matter.get', { matterId });
    expect(redaction).toMatchObject({ ...grounds, stationName: '柳林镇接访中心' });
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  }
  expect((await township.call('contact.get', { contactId })).redaction).toMatchObject({
    elsewhere: 'confirmed',
  });
});

describe('a register from before the erasure', () => {
  test('is cleared again when it is copied back, before anybody reads in it', async () => {
    const { station } = await copiedBack((list) => list);
    await using _ = station;
    expect(holders(station)).toEqual([]);
    const { rows } = await station.call('contact.list', {});
    expect(rows).toMatchObject([{ redacted: true, petitionerName: null }]);
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  });

  test('keeps its words when the list was written by somebody who has not the key', async () => {
    const { station } = await copiedBack((list) => {
      const body = list.split('\n')[0]?.replace(/"proof":"./u, '"proof":"x') ?? '';
      return `${body}\n${sha256Hex(Buffer.from(body))}\n`;
    });
    await using _ = station;
    expect((await station.call('contact.list', {})).rows).toMatchObject([{ petitionerName: '金丝雀' }]);
  });
});

test('what is still owed does not end because an office clears up or is told to; the person may let it go', async () => {
  await using station = new TestStation();
  await station.found();
  const { answer: _, ...open } = told;
  const { contactId } = await station.call('contact.register', open);
  const { disputeId } = await station.call('dispute.register', { dispute: quarrel });
  for (const reason of ['retentionReview', 'authorityOrder'] as const) {
    const orders = { reason, basis: 'retentionExpired' } as const;
    const refused = { ok: false, error: { code: 'REDACTION_OPEN' } };
    expect(
      await station.ask('contact.redact', { contactId, scope: 'matter', grounds: orders }),
    ).toMatchObject(refused);
    expect(await station.ask('dispute.redact', { disputeId, grounds: orders })).toMatchObject(refused);
  }
  await station.call('contact.redact', { contactId, scope: 'matter', grounds });
});
