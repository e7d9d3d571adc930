import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAttachment } from '../../db/queries/attachments.ts';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import { findMeta } from '../../db/queries/local.ts';
import { entityIdsInLog, opsOfEntity } from '../../db/queries/ops.ts';
import {
  ageDecrypt,
  ageEncrypt,
  ageIdentityFromSeed,
  ageRecipientOf,
  generateAgeIdentity,
} from '../core/crypto/age.ts';
import { inspectFiles } from '../cli/inspect.ts';
import { openBlob } from '../core/attachments/blob.ts';
import { fromHex } from '../core/crypto/hex.ts';
import { openOwnDevice } from '../core/exchange/own-device.ts';
import { policyInForce } from '../core/grant/policy.ts';
import { recoveryIdentity } from '../core/keys/recovery-code.ts';
import { record, toLoggedOp } from '../core/log/record.ts';
import { inTransaction } from '../core/register.ts';
import { authorOf, keyringOf } from '../core/station/service.ts';
import { attach, photo } from './testing/attaching.ts';
import { filesWith } from './testing/files-with.ts';
import { Officer, officerPassphrase } from './testing/officer.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation, testSecret, townshipProfile } from './testing/test-station.ts';

/** Each stands somewhere else in the record; none may stand anywhere in the register. */
const words = {
  petitionerName: '金丝雀甲秀兰',
  phone: '13911112222',
  addressDetail: '金丝雀乙三组',
  // A Latin word lies whole in the blocks of the index, where ideographs lie one by one.
  facts: '金丝雀丙侵占低保金。zqxcanary',
  respondents: [{ name: '金丝雀丁建国', unit: '金丝雀戊村委会', post: '主任' }],
  materials: [{ name: '金丝雀己账页', copies: 1 }],
};
const canaries = ['金丝雀', '13911112222', '2222111193', 'jinsique', 'jsqjxl', 'zqxcanary'];
const coming = { channel: 'visit', receivedOn: '2026-11-23' } as const;
const accusation = { ...coming, values: words };

/** A village that can seal: its township has an officer, and the grant has come. */
async function sealingPair(): Promise<{ pair: Pair; officer: Officer }> {
  const pair = await new Pair().found();
  const officer = await Officer.appoint(pair.township);
  await pair.enrol();
  await pair.receipt();
  return { pair, officer };
}

const open = (station: TestStation, sealedId: string, passphrase = officerPassphrase) =>
  station.ask('sealed.open', { sealedId, passphrase, reason: 'firstReading' });

/** What could be read in the folder of a station by somebody who has the key of its register. */
function readableIn(station: TestStation, key?: Uint8Array): string[] {
  return filesWith(station, canaries, key);
}

function attachmentNames({ dataDir }: TestStation): string[] {
  const folder = join(dataDir, 'attachments');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name !== 'parts')
        .toSorted()
    : [];
}

async function blobOf(station: TestStation): Promise<Buffer> {
  const { read } = station.runtime.register;
  const [id = ''] = entityIdsInLog(read, 'sealed');
  const [blob = []] = opsOfEntity(read, id)
    .flatMap(toLoggedOp)
    .flatMap((op) => (op.kind === 'sealed.register' && op.pii ? [op.pii.blob] : []));
  return Buffer.from(blob.join(''), 'base64');
}

describe('officers for sealed records', () => {
  test('are appointed, at most two, and no role in the list of staff makes one', async () => {
    await using township = new TestStation();
    await township.found(townshipProfile);
    const { session } = await township.call('session.get', {});
    expect(session.roles).not.toContain('sealedOfficer');
    expect(
      await township.ask('staff.create', {
        name: '自封',
        // @ts-expect-error -- a role that no administrator gives in the list of staff
        roles: ['sealedOfficer'],
        secret: testSecret,
      }),
    ).toMatchObject({ error: { code: 'INPUT_INVALID' } });
    const first = await Officer.appoint(township, '郑守正');
    await Officer.appoint(township, '秦明理');
    const { staffId } = await township.call('staff.create', {
      name: '第三人',
      roles: ['handler'],
      secret: testSecret,
    });
    expect(await township.ask('sealed.appoint', { staffId })).toMatchObject({
      error: { code: 'OFFICERS_TOO_MANY' },
    });
    const { officers } = await township.call('sealed.officers', {});
    expect(officers.map(({ name, keySince }) => [name, keySince !== null])).toEqual([
      ['郑守正', true],
      ['秦明理', true],
    ]);
    const appointed = officers[0]?.staffId ?? '';
    // Other details of the person may change; the appointment stays.
    await township.call('staff.revise', { staffId: appointed, name: '郑守正', roles: ['registrar'] });
    expect((await township.call('sealed.officers', {})).officers).toHaveLength(2);
    await township.call('sealed.dismiss', { staffId: appointed });
    expect(policyInForce(township.runtime.register.read)?.sealedRecipients).toHaveLength(1);
    expect(await first.work(() => township.ask('sealed.list', {}))).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });

  test('keep their own passphrase: a weak one is refused, a changed one opens what was sealed before', async () => {
    await using township = new TestStation();
    await township.found(townshipProfile);
    const officer = await Officer.appoint(township);
    await township.call('sealed.register', accusation);
    await officer.work(async () => {
      expect(await township.ask('sealed.setPassphrase', { secret: '12345678' })).toMatchObject({
        error: { code: 'SECRET_WEAK' },
      });
      const [row] = (await township.call('sealed.list', {})).rows;
      const secret = '另一句只有自己知道的话 5';
      expect(
        await township.ask('sealed.setPassphrase', { secret, current: '不是原来的那一句话' }),
      ).toMatchObject({ error: { code: 'SEALED_PASSPHRASE_WRONG', params: { left: 4 } } });
      await township.call('sealed.setPassphrase', { secret, current: officerPassphrase });
      expect(await open(township, row?.sealedId ?? '')).toMatchObject({
        error: { code: 'SEALED_PASSPHRASE_WRONG' },
      });
      expect((await open(township, row?.sealedId ?? '', secret)).ok).toBe(true);
    });
  });
});

describe('where no officer is appointed', () => {
  test('nothing of an accusation is taken down; code, day and route may be, and an envelope cover is printed', async () => {
    await using station = new TestStation();
    const { session } = await station.found();
    await station.call('station.revise', {
      profile: {
        name: '柳河村接访站',
        division12: '999999001201',
        numberPrefix: '柳河',
        disciplineContact: '柳林镇纪委，镇政府二楼，0999-5550110',
      },
    });
    expect(await station.call('sealed.status', {})).toEqual({
      officers: 0,
      organ: '柳林镇纪委，镇政府二楼，0999-5550110',
    });
    expect(await station.ask('sealed.register', accusation)).toMatchObject({
      error: { code: 'SEALED_RECIPIENT_MISSING' },
    });
    expect((await station.call('contact.list', {})).total).toBe(0);
    expect(readableIn(station)).toEqual([]);
    const { contactId } = await station.call('sealed.refer', coming);
    expect(await station.call('sealed.entry', { contactId })).toMatchObject({
      route: 'toOrgan',
      receivedOn: '2026-11-23',
    });
    const { papers } = await station.call('document.print', {
      papers: [{ documentKind: 'sealedEnvelopeCover', subjectId: session.stationId }],
      language: 'zh',
    });
    expect(papers[0]?.paper.data).toEqual({
      organ: '柳林镇纪委，镇政府二楼，0999-5550110',
      stationName: '柳河村接访站',
    });
  });
});

describe('a sealed accusation', () => {
  test('is read by the officer of the township alone, who types the passphrase, and the log has it first', async () => {
    const { pair, officer } = await sealingPair();
    await using _ = pair;
    const { village, township } = pair;
    const { lookupCode, registrationNo } = await village.call('sealed.register', accusation);
    const file = await pair.exported();
    const preview = await township.work('exchange.preview', { fileIds: [await township.bring(file)] });
    expect(JSON.stringify(preview)).not.toContain('sealed');
    expect(preview.files[0]?.records).toContainEqual({ entity: 'contact', count: 1 });
    const { batches } = await village.call('exchange.status', {});
    const subjectId = (await village.call('session.get', {})).session?.stationId ?? '';
    const list = [{ documentKind: 'batchManifest' as const, subjectId, batchId: batches[0]?.batchId ?? '' }];
    const { papers } = await village.call('document.preview', { papers: list, language: 'zh' });
    const onPaper = JSON.stringify(papers[0]?.current.paper.data);
    expect(onPaper).toContain('"entity":"contact"');
    expect(onPaper).not.toMatch(/sealed|unreadable/u);
    // What is listed is all that came: no subtraction tells that there is one, or how many.
    const path = join(township.root, 'batch.xfb');
    writeFileSync(path, file);
    const said = (await inspectFiles(township.runtime, [path])).lines.join('\n');
    const listed = [...said.matchAll(/^ {2}\w+\.[\w*]+ (\d+)$/gmu)].map(([, count]) => Number(count));
    expect(listed.reduce((sum, count) => sum + count, 0)).toBe(preview.files[0]?.opCount);
    expect(said).not.toMatch(/seal/iu);
    expect(await pair.import(file)).toMatchObject({ value: { quarantined: 0 } });
    expect((await township.call('contact.list', {})).total).toBe(0);
    expect(await township.ask('contact.lookup', { lookupCode })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    for (const refused of [
      await township.ask('sealed.list', {}),
      await open(township, crypto.randomUUID()),
    ]) {
      expect(refused).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
    await officer.work(async () => {
      const { rows } = await township.call('sealed.list', {});
      expect(rows).toEqual([
        {
          sealedId: expect.any(String),
          stationName: '柳河村接访站',
          registrationNo,
          lookupCode,
          receivedOn: '2026-11-23',
          channel: 'visit',
          routedOn: null,
        },
      ]);
      const sealedId = rows[0]?.sealedId ?? '';
      expect(await open(township, sealedId, testSecret)).toMatchObject({
        error: { code: 'SEALED_PASSPHRASE_WRONG' },
      });
      expect(await open(township, sealedId)).toMatchObject({ value: { content: { values: words } } });
      expect((await township.call('sealed.print', { sealedId })).copyNo).toBe(1);
      await township.call('sealed.route', { sealedId, routedOn: '2026-11-24' });
      expect((await township.call('sealed.list', {})).rows[0]?.routedOn).toBe('2026-11-24');
    });
    const told = [...auditAfterPosition(township.runtime.register.read, 0)]
      .filter(({ action }) => action.startsWith('sealed.'))
      .map(({ action, params }) => [action, params]);
    expect(told).toEqual([
      ['sealed.newKey', '{}'],
      ['sealed.wrongPassphrase', '{}'],
      ['sealed.open', '{"reason":"firstReading"}'],
      ['sealed.print', '{"copyNo":1}'],
    ]);
    expect([readableIn(village), readableIn(township)]).toEqual([[], []]);
  });

  test('opens with no key that the village holds, nor with any of the township but the officer’s', async () => {
    const pair = new Pair();
    await using _ = pair;
    const { village, township } = pair;
    const { session, recoveryCode } = await village.found();
    Object.assign(pair, { villageId: session.stationId, villageDevice: session.deviceId });
    const founded = await township.found(townshipProfile);
    await Officer.appoint(township);
    await pair.enrol();
    await pair.receipt();
    await village.call('sealed.register', accusation);
    const blob = await blobOf(village);
    expect(blob.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    const identities: string[] = [recoveryIdentity(recoveryCode), recoveryIdentity(founded.recoveryCode)];
    for (const station of [village, township]) {
      const { keys } = await openOwnDevice(station.runtime);
      identities.push(
        keys.ageIdentity,
        ageIdentityFromSeed(keys.signingKey.privateKey.slice(0, 32)),
        ageIdentityFromSeed(station.runtime.databaseKey),
        ageIdentityFromSeed(station.runtime.ports.machine.secret),
        ageIdentityFromSeed(
          keyringOf(station.runtime.ports).unlock(
            sessionOf(station, session, founded.session),
            testSecret,
            station.nowMs,
          ),
        ),
      );
    }
    identities.push(findMeta(township.runtime.register.read, 'recoveryIdentity') ?? '');
    expect(identities).toHaveLength(13);
    for (const identity of identities) {
      await expect(ageDecrypt(identity, blob)).rejects.toMatchObject({ code: 'DECRYPT' });
    }
  });

  test('leaves a line of number, code, day and route in the register, and a slip without subject', async () => {
    const { pair } = await sealingPair();
    await using _ = pair;
    const { village } = pair;
    const { contactId, lookupCode, registrationNo } = await village.call('sealed.register', accusation);
    const { rows } = await village.call('contact.list', {});
    expect(rows).toMatchObject([
      {
        contactId,
        registrationNo,
        route: 'toOfficer',
        petitionerName: null,
        summary: null,
        phoneMasked: null,
      },
    ]);
    expect((await village.call('contact.lookup', { lookupCode })).contacts).toMatchObject([{ contactId }]);
    for (const search of ['金丝雀', '低保', 'jsqj', '2222']) {
      expect((await village.call('contact.list', { search })).total).toBe(0);
    }
    for (const refused of [
      await village.ask('contact.get', { contactId }),
      await village.ask('contact.reveal', { contactId, field: 'phone', reason: '电话核实' }),
      await village.ask('document.preview', {
        papers: [{ documentKind: 'registrationForm', subjectId: contactId }],
        language: 'zh',
      }),
    ]) {
      expect(refused).toMatchObject({ error: { code: 'SEALED' } });
    }
    await village.call('contact.slip', { contactId, outcome: 'byHand' });
    const { papers } = await village.call('document.print', {
      papers: [{ documentKind: 'receiptSlip', subjectId: contactId }],
      language: 'zh',
    });
    expect(papers[0]?.paper.data).toMatchObject({
      registrationNo: null,
      subject: null,
      next: 'accusation',
      lookupCode,
    });
    // A coming is a coming: nil would be a lie (domain.md §7.2 item 11).
    await village.wakeAt(Date.parse('2026-11-23T17:00:00+08:00'));
    expect(
      await village.ask('report.sign', { day: '2026-11-23', status: 'nil', dutyLeader: '刘主任' }),
    ).toMatchObject({ error: { code: 'REPORT_NIL_REFUSED' } });
  });

  test('that is sealed for others, or is only called an age file, is unreadable and stays where it is', async () => {
    await using township = new TestStation();
    await township.found(townshipProfile);
    const officer = await Officer.appoint(township);
    const { session } = await township.call('session.get', {});
    const stranger = await ageRecipientOf(generateAgeIdentity());
    const blobs = [
      Buffer.from(await ageEncrypt([stranger], Buffer.from('{}'))),
      Buffer.from('age-encryption.org/v1\n-> X25519 garbage\n--- x\n'),
    ];
    inTransaction(township.runtime.register, (tx) => {
      record(
        tx,
        { author: authorOf(session), nowMs: township.nowMs },
        blobs.map((blob, index) => ({
          kind: 'sealed.register' as const,
          entityId: `01980000-0000-7000-8000-00000000000${index}`,
          businessDate: '2026-11-23',
          body: { ...coming, registrationNo: '', lookupCode: '', route: 'toOfficer' as const },
          pii: { blob: [blob.toString('base64')] },
        })),
      );
    });
    await officer.work(async () => {
      const { rows } = await township.call('sealed.list', {});
      expect(rows).toHaveLength(2);
      for (const { sealedId } of rows) {
        expect(await open(township, sealedId)).toMatchObject({ error: { code: 'SEALED_UNREADABLE' } });
      }
    });
  });
});

describe('an ordinary record that turns out to be an accusation', () => {
  const { respondents: _respondents, facts, ...told } = words;
  const ordinary = {
    contact: { ...visit.contact, ...told },
    matter: { ...visit.matter, summary: '金丝雀庚', facts },
  } as const;

  async function registered(village: TestStation): Promise<{ contactId: string; matterId: string }> {
    await village.call('draft.save', { form: 'contact.new', data: JSON.stringify(ordinary) });
    const made = await village.call('contact.register', {
      ...ordinary,
      answer: { text: '金丝雀辛已解释。', agreedOral: true },
    });
    await village.call('draft.discard', { form: 'contact.new' });
    await village.call('contact.revise', {
      contactId: made.contactId,
      contact: { set: { remark: '金丝雀壬' }, clear: [] },
      matter: { set: { requests: ['金丝雀癸查处'] }, clear: [] },
    });
    await village.call('document.print', {
      papers: [
        { documentKind: 'registrationForm', subjectId: made.contactId },
        { documentKind: 'receiptSlip', subjectId: made.contactId },
      ],
      language: 'zh',
    });
    await village.call('contact.register', {
      contact: { ...ordinary.contact, statement: '金丝雀子又来问。' },
      matter: {},
      matterId: made.matterId,
    });
    return made;
  }

  test('is moved whole and wiped here and above: its words are in no page of either register', async () => {
    const { pair, officer } = await sealingPair();
    await using _ = pair;
    const { village, township } = pair;
    await township.call('sealed.setPiiUp', { piiUp: 'all' });
    await pair.exchange();
    const { contactId } = await registered(village);
    // A hand-over list that was printed names it, too.
    const { staffId: successorId } = await village.call('staff.create', {
      name: '吴管理',
      roles: ['admin'],
      secret: testSecret,
    });
    const staffId = (await village.call('session.get', {})).session.staffId;
    await village.call('staff.handOver', { staffId, reason: '调离', successorId });
    const papers = [{ documentKind: 'handoverList' as const, subjectId: staffId }];
    expect(JSON.stringify(await village.call('document.print', { papers, language: 'zh' }))).toContain(
      '金丝雀',
    );
    village.token =
      (await village.call('session.unlock', { staffId: successorId, secret: testSecret })).token ?? null;
    const before = (await village.call('contact.list', { descending: false })).rows;
    await pair.exchange();
    expect((await township.call('contact.list', {})).total).toBe(2);
    // The scan sees what it is to prove gone.
    expect(readableIn(village).map((name) => name.split('/').at(-1))).toEqual(['register.db decrypted']);
    expect(readableIn(township).map((name) => name.split('/').at(-1))).toEqual(['register.db decrypted']);

    const moved = await village.work('sealed.move', { contactId });
    expect(readableIn(village)).toEqual([]);
    expect(readdirSync(join(village.dataDir, 'outbox'))).toEqual([]);
    const after = (await village.call('contact.list', { descending: false })).rows;
    expect(after.map(({ registrationNo, route }) => [registrationNo, route])).toEqual(
      before.map(({ registrationNo }) => [registrationNo, 'toOfficer']),
    );
    expect(after.map((row) => row.contactId)).toContain(moved.contactId);
    expect(await village.ask('contact.get', { contactId })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const list = JSON.stringify(await village.call('document.print', { papers, language: 'zh' }));
    expect(list).toContain(before[0]?.registrationNo ?? '?');
    expect(list).not.toContain('金丝雀');
    expect((await village.call('today.owed', {})).owed).toEqual([]);

    await pair.exchange();
    expect((await township.call('contact.list', {})).total).toBe(0);
    expect(readableIn(township)).toEqual([]);
    await officer.work(async () => {
      const { rows } = await township.call('sealed.list', {});
      expect(rows.map(({ registrationNo }) => registrationNo).toSorted()).toEqual(
        before.map(({ registrationNo }) => registrationNo),
      );
      const first = rows.find(({ registrationNo }) => registrationNo === before[0]?.registrationNo);
      const opened = await open(township, first?.sealedId ?? '');
      const { values, earlier } = opened.ok ? opened.value.content : { values: {}, earlier: [] };
      expect(values).toMatchObject({
        ...told,
        facts,
        summary: '金丝雀庚',
        remark: '金丝雀壬',
        requests: ['金丝雀癸查处'],
        answer: '金丝雀辛已解释。',
      });
      expect(earlier.length).toBe(6);
    });
    for (const station of [village, township]) {
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
    }
  });

  test('is wiped at the next unlock when the power went between the erasure and the wiping', async () => {
    await using station = new TestStation();
    const { session } = await station.found();
    const { contactId, matterId } = await station.call('contact.register', ordinary);
    const key = Uint8Array.from(station.runtime.databaseKey);
    inTransaction(station.runtime.register, (tx) => {
      const erasure = { businessDate: '2026-11-23', body: {}, pii: null };
      record(tx, { author: authorOf(session), nowMs: station.nowMs }, [
        { ...erasure, kind: 'contact.seal', entityId: contactId },
        { ...erasure, kind: 'matter.seal', entityId: matterId },
      ]);
    });
    await station.restart();
    expect(readableIn(station, key)).not.toEqual([]);
    const { token } = await station.call('session.unlock', { staffId: session.staffId, secret: testSecret });
    station.token = token ?? null;
    expect(readableIn(station, key)).toEqual([]);
  });

  test('stays as it is where nobody could read it sealed, and for a station whose record it is not', async () => {
    await using pair = await new Pair().found();
    const { village, township } = pair;
    const { contactId } = await village.call('contact.register', visit);
    expect(await village.run('sealed.move', { contactId })).toMatchObject({
      error: { code: 'SEALED_RECIPIENT_MISSING' },
    });
    await pair.enrol();
    await Officer.appoint(township);
    expect(await township.run('sealed.move', { contactId })).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect((await township.call('contact.get', { contactId })).contact.petitionerName).toBe('李秀兰');
  });

  test('takes its files along under keys that only the officer has: nothing of their bytes, names or keys stays in the village', async () => {
    const { pair, officer } = await sealingPair();
    await using _ = pair;
    const { village, township } = pair;
    await township.call('sealed.setPiiUp', { piiUp: 'all' });
    await pair.exchange();
    const { contactId, matterId } = await registered(village);
    const later = (await village.call('contact.list', {})).rows.find((row) => row.contactId !== contactId);
    // Longer than one segment of the cipher, and each with another coming for the matter.
    const plain = photo('金丝雀照片', 150_000);
    const first = { entity: 'contact', id: contactId } as const;
    await attach(village, first, '金丝雀现场.jpg', plain);
    await attach(village, { entity: 'contact', id: later?.contactId ?? '' }, '金丝雀账页.jpg', photo('page'));
    const removed = await attach(village, first, '金丝雀错传.jpg', photo('wrong'));
    await village.call('attachment.remove', { attachmentId: removed, reason: '传错了' });
    await pair.exchange();
    const former = attachmentNames(village);
    const { key: openKey } = await village.call('attachment.open', {
      attachmentId:
        (await village.call('attachment.list', { subjectId: contactId })).attachments[0]?.attachmentId ?? '',
    });
    expect(await village.call('sealed.moving', { contactId })).toEqual({
      officers: 1,
      comings: 2,
      attachments: { count: 2, missing: 0 },
    });

    await village.work('sealed.move', { contactId });
    const moved = attachmentNames(village);
    expect(moved).toHaveLength(2);
    expect(moved.filter((name) => former.includes(name))).toEqual([]);
    expect(readableIn(village)).toEqual([]);
    await pair.exchange();
    expect(readableIn(township)).toEqual([]);
    expect(attachmentNames(township)).toEqual(moved);
    expect((await village.call('exchange.status', {})).attachments).toEqual({ count: 0, unsentBytes: 0 });
    // Nobody is told by the ordinary doors that there is a file.
    const { rows } = await officer.work(() => township.call('sealed.list', {}));
    for (const { sealedId } of rows) {
      expect((await township.call('attachment.list', { subjectId: sealedId })).attachments).toEqual([]);
    }
    const sealing = entityIdsInLog(township.runtime.register.read, 'attachment').find(
      (id) => findAttachment(township.runtime.register.read, id)?.subjectEntity === 'sealed',
    );
    expect(await township.ask('attachment.open', { attachmentId: sealing ?? '' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });

    const keys = [openKey];
    await officer.work(async () => {
      for (const { sealedId } of rows) {
        const opened = await open(township, sealedId);
        if (!opened.ok) throw new Error(opened.error.code);
        for (const { sha256, key, name } of opened.value.content.attachments) {
          expect(opened.value.here[sha256]).toBe(100);
          keys.push(key);
          const sealed = await township.fetch(sha256);
          const found = Buffer.concat(
            [...openBlob(fromHex(key), [sealed])].map((piece) => Buffer.from(piece)),
          );
          expect(found).toEqual(name === '金丝雀现场.jpg' ? plain : photo('page'));
        }
      }
    });
    expect(keys).toHaveLength(3);
    const sought = keys.flatMap((key) => [Buffer.from(key), Buffer.from(key.toUpperCase()), fromHex(key)]);
    expect(filesWith(village, sought)).toEqual([]);
    expect(filesWith(township, sought.slice(0, 3))).toEqual([]);
    for (const station of [village, township]) {
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
    }
    expect(matterId).toBeDefined();

    // A disk is lost at the township: what it has no key for it asks for again.
    rmSync(join(township.dataDir, 'attachments'), { recursive: true });
    await village.call('contact.register', visit);
    await pair.exchange();
    await pair.exchange();
    expect(attachmentNames(township)).toEqual(moved);
  });

  test('is not moved where a file cannot come along, unless a person says so; and nothing of the attempt stays', async () => {
    const { pair } = await sealingPair();
    await using _ = pair;
    const { village } = pair;
    const { contactId } = await village.call('contact.register', ordinary);
    const subject = { entity: 'contact', id: contactId } as const;
    await attach(village, subject, '好的.jpg', photo('good'));
    await attach(village, subject, '坏的.jpg', photo('damaged', 200_000));
    await attach(village, subject, '丢的.jpg', photo('lost', 500));
    const bySize = attachmentNames(village).toSorted(
      (a, b) =>
        statSync(join(village.dataDir, 'attachments', a)).size -
        statSync(join(village.dataDir, 'attachments', b)).size,
    );
    const folder = join(village.dataDir, 'attachments');
    rmSync(join(folder, bySize[0] ?? ''));
    const damaged = readFileSync(join(folder, bySize[2] ?? ''));
    damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
    writeFileSync(join(folder, bySize[2] ?? ''), damaged);
    const before = attachmentNames(village);
    expect(await village.call('sealed.moving', { contactId })).toMatchObject({
      attachments: { count: 3, missing: 1 },
    });
    expect(await village.run('sealed.move', { contactId })).toMatchObject({
      error: { code: 'SEALED_ATTACHMENT_MISSING', params: { count: 2 } },
    });
    expect(attachmentNames(village)).toEqual(before);
    expect(await village.call('contact.get', { contactId })).toMatchObject({ own: true });
    await village.work('sealed.move', { contactId, withoutMissing: true });
    expect(attachmentNames(village)).toHaveLength(1);
    expect(attachmentNames(village).filter((name) => before.includes(name))).toEqual([]);
    expect(readdirSync(join(village.dataDir, 'inbox')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is erased above whichever op comes first: words that arrive after the erasure do not stay', async () => {
    const { pair } = await sealingPair();
    await using _ = pair;
    const { village, township } = pair;
    await township.call('sealed.setPiiUp', { piiUp: 'all' });
    await pair.exchange();
    const { contactId } = await village.call('contact.register', ordinary);
    // The file as it was goes with the words: it stays behind at no place, also where it comes after the erasure.
    await attach(village, { entity: 'contact', id: contactId }, '金丝雀.jpg', photo('金丝雀'));
    const late = await pair.exported();
    await village.work('sealed.move', { contactId });
    await pair.import(await pair.exported());
    expect(await pair.import(late)).toMatchObject({ value: { state: 'imported' } });
    expect((await township.call('contact.list', {})).total).toBe(0);
    expect(readableIn(township)).toEqual([]);
    // Only what the officer opens is left.
    expect(attachmentNames(village)).toHaveLength(1);
    expect(attachmentNames(township)).toEqual(attachmentNames(village));
  });
});

test('half a form that turns into an accusation is forgotten with its pages', async () => {
  await using station = new TestStation();
  await station.found();
  await station.call('draft.save', { form: 'contact.new', data: JSON.stringify(words) });
  expect(readableIn(station).length).toBeGreaterThan(0);
  await station.call('draft.discard', { form: 'contact.new' });
  expect(readableIn(station)).toEqual([]);
});

function sessionOf(station: TestStation, ...sessions: { stationId: string; staffId: string }[]): string {
  const { stationId } = keyringOf(station.runtime.ports);
  return sessions.find((session) => session.stationId === stationId)?.staffId ?? '';
}
