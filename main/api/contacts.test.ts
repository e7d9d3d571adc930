import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditOfEntity } from '../../db/queries/audit.ts';
import { TestStation, testSecret } from './testing/test-station.ts';

const visit = {
  contact: {
    petitionerName: '李秀兰',
    phone: '13800135678',
    channel: 'visit',
    receivedAt: '2026-11-23T01:30:00.000Z',
    headcount: 1,
  },
  matter: { purpose: 'requestResolution', contentCategory: '01', summary: '村东排水沟堵塞，雨天院内进水' },
} as const;

const refused = (...paths: string[]) => ({
  ok: false,
  error: { code: 'INPUT_INVALID', issues: paths.map((path) => ({ path, code: 'future' })) },
});

describe('a station from its first start', () => {
  test('is founded once, unlocked by its first person only, and keeps what was registered', async () => {
    await using station = new TestStation();
    expect((await station.call('station.status', {})).state).toBe('empty');
    const made = await station.found();
    expect(
      await station.ask('station.create', {
        profile: { kind: 'village', name: 'x', division12: '1'.repeat(12), numberPrefix: '乙' },
        staffName: 'x',
        secret: testSecret,
      }),
    ).toMatchObject({ ok: false, error: { code: 'STATION_EXISTS' } });
    const registered = await station.call('contact.register', visit);
    expect(registered.registrationNo).toBe('柳河〔2026〕1号');

    await station.restart();
    expect(await station.ask('contact.list', {})).toMatchObject({
      ok: false,
      error: { code: 'SESSION_REQUIRED' },
    });
    const { staffId } = made.session;
    expect(await station.ask('session.unlock', { staffId, secret: '不是这个口令呀呀呀' })).toMatchObject({
      ok: false,
      error: { code: 'SECRET_WRONG' },
    });
    station.token = (await station.call('session.unlock', { staffId, secret: testSecret })).token ?? null;
    const { rows, total } = await station.call('contact.list', {});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      petitionerName: '李秀兰',
      phoneMasked: '138****5678',
      nextDueOn: '2026-12-08',
      // A field that is marked as a column reaches the list without another word.
      values: { petitionerName: '李秀兰', headcount: 1, summary: visit.matter.summary },
    });
  });

  test('lets the recovery code set a new secret when the old one is forgotten', async () => {
    await using station = new TestStation();
    const { session, recoveryCode, askGroups } = await station.found();
    const groups = recoveryCode.split('-');
    expect(
      await station.ask('station.confirmRecovery', {
        groups: askGroups.map((index) => ({ index, value: 'AAAAA' })),
      }),
    ).toMatchObject({ ok: false });
    await station.call('station.confirmRecovery', {
      groups: askGroups.map((index) => ({ index, value: groups[index] ?? '' })),
    });
    expect((await station.call('station.get', {})).recoveryConfirmed).toBe(true);
    await station.restart();
    const newSecret = '新的口令也要够长才行';
    await station.call('session.recover', { recoveryCode, staffId: session.staffId, newSecret });
    await station.restart();
    expect((await station.ask('session.unlock', { staffId: session.staffId, secret: testSecret })).ok).toBe(
      false,
    );
    expect((await station.ask('session.unlock', { staffId: session.staffId, secret: newSecret })).ok).toBe(
      true,
    );
  });
});

describe('a contact', () => {
  test('is refused with an issue for each field that the slip needs, and leaves no number behind', async () => {
    await using station = new TestStation();
    await station.found();
    const refused = await station.ask('contact.register', { contact: { channel: 'visit' }, matter: {} });
    expect(refused).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(refused.ok ? [] : refused.error.issues.map((issue) => issue.path)).toEqual(
      expect.arrayContaining(['contact.petitionerName', 'matter.summary', 'matter.purpose']),
    );
    expect((await station.call('contact.register', visit)).registrationNo).toBe('柳河〔2026〕1号');
  });

  test('is found by a word of two characters, by initials, by last digits and by the code of its slip', async () => {
    await using station = new TestStation();
    await station.found();
    const { contactId, lookupCode } = await station.call('contact.register', visit);
    for (const search of ['排水', '李秀兰', 'lxl', '5678']) {
      const { rows } = await station.call('contact.list', { search });
      expect({ search, found: rows.map((row) => row.contactId) }).toEqual({ search, found: [contactId] });
    }
    expect((await station.call('contact.list', { search: '没有这个词' })).total).toBe(0);
    expect(
      (await station.call('contact.lookup', { lookupCode: lookupCode.toLowerCase() })).contacts,
    ).toMatchObject([{ contactId }]);
    expect(await station.ask('contact.lookup', { lookupCode: `${lookupCode.slice(0, -1)}?` })).toMatchObject({
      error: { code: 'LOOKUP_CODE_INVALID' },
    });
  });

  test('shows numbers masked; one is given against a reason and the audit log has it', async () => {
    await using station = new TestStation();
    await station.found();
    const { contactId } = await station.call('contact.register', visit);
    expect((await station.call('contact.get', { contactId })).contact.phone).toBe('138****5678');
    expect((await station.ask('contact.reveal', { contactId, field: 'phone', reason: '' })).ok).toBe(false);
    expect(
      await station.call('contact.reveal', { contactId, field: 'phone', reason: '电话告知办理情况' }),
    ).toEqual({
      value: '13800135678',
    });
  });

  test('may be completed freely until it was printed for signature; after that a change needs a reason', async () => {
    await using station = new TestStation();
    await station.found();
    const { contactId } = await station.call('contact.register', visit);
    const change = {
      contactId,
      contact: { set: { addressDetail: '柳河村二组' }, clear: [] },
      matter: { set: { facts: '去年秋天起，下雨就淹。' }, clear: [] },
    };
    await station.call('contact.revise', change);
    const print = (documentKind: 'registrationForm' | 'receiptSlip') =>
      station.call('document.print', { papers: [{ documentKind, subjectId: contactId }], language: 'zh' });
    await print('receiptSlip');
    expect((await station.call('contact.get', { contactId })).signed).toBe(false);
    await print('registrationForm');
    expect(await station.ask('contact.revise', change)).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
    await station.call('contact.revise', { ...change, reason: '来访人更正住址' });
    const detail = await station.call('contact.get', { contactId });
    expect(detail).toMatchObject({ signed: true, contact: { addressDetail: '柳河村二组' } });
    expect(detail.history.map((entry) => entry.kind)).toContain('contact.revise');
  });

  // A year mistyped once put a coming into next year's numbers and its limits five weeks off.
  test('of a day that lies ahead is refused, also by a correction, and takes no number', async () => {
    await using station = new TestStation();
    await station.found();
    const ahead = { ...visit.contact, receivedAt: '2026-11-24T01:30:00.000Z', birthDate: '2027-01-05' };
    expect(await station.ask('contact.register', { ...visit, contact: ahead })).toMatchObject(
      refused('contact.birthDate', 'contact.receivedAt'),
    );
    const { contactId, registrationNo } = await station.call('contact.register', visit);
    expect(registrationNo).toBe('柳河〔2026〕1号');
    const set = { receivedAt: '2026-12-23T01:30:00.000Z' };
    const changes = {
      contact: { set, clear: [] },
      matter: { set: { problemDate: '2027-01-05' }, clear: [] },
    };
    expect(await station.ask('contact.revise', { contactId, ...changes })).toMatchObject(
      refused('contact.set.receivedAt', 'matter.set.problemDate'),
    );
    expect(await station.ask('sealed.refer', { channel: 'visit', receivedOn: '2026-11-24' })).toMatchObject(
      refused('receivedOn'),
    );
  });

  test('of a repeat visit attaches to its matter and keeps the clock of the first', async () => {
    await using station = new TestStation();
    const { session } = await station.found();
    const first = await station.call('contact.register', visit);
    station.nowMs += 5 * 86_400_000;
    const unlocked = await station.call('session.unlock', { staffId: session.staffId, secret: testSecret });
    station.token = unlocked.token ?? null;
    const again = await station.call('contact.register', {
      contact: { ...visit.contact, receivedAt: '2026-11-28T01:30:00.000Z', statement: '还没有人来看。' },
      matter: {},
      matterId: first.matterId,
    });
    const detail = await station.call('contact.get', { contactId: again.contactId });
    expect(detail).toMatchObject({ contactSeq: 2, contactCount: 2, dates: { noticeDueOn: '2026-12-08' } });
    expect(again.lookupCode).not.toBe(first.lookupCode);
  });

  test('answered on the spot owes nothing more', async () => {
    await using station = new TestStation();
    await station.found();
    await station.call('contact.register', {
      ...visit,
      answer: { text: '已当场解释低保政策。', agreedOral: true },
    });
    const { rows } = await station.call('contact.list', {});
    expect(rows[0]).toMatchObject({ matterState: 'answered', nextDueOn: null });
  });

  test('what was asked for is not ended by word of mouth against the petitioner’s will, at a second coming neither', async () => {
    await using station = new TestStation();
    await station.found();
    const answer = { text: '已当场解释低保政策。', agreedOral: false };
    const refused = {
      error: { code: 'INPUT_INVALID', issues: [{ path: 'answer.agreedOral', code: 'REQUIRED' }] },
    };
    expect(await station.ask('contact.register', { ...visit, answer })).toMatchObject(refused);
    const { matterId } = await station.call('contact.register', visit);
    expect(
      await station.ask('contact.register', { contact: visit.contact, matter: {}, matterId, answer }),
    ).toMatchObject(refused);
    expect((await station.call('contact.list', {})).total).toBe(1);
    const inquiry = { ...visit, matter: { ...visit.matter, purpose: 'inquiry' }, answer } as const;
    expect(await station.ask('contact.register', inquiry)).toMatchObject({ ok: true });
  });
});

test('an accusation is not taken down where nobody could read it sealed: not when registered, not by a later change', async () => {
  await using station = new TestStation();
  await station.found();
  const accusation = { ...visit, matter: { ...visit.matter, purpose: 'accusation' } } as const;
  expect(await station.ask('contact.register', accusation)).toMatchObject({
    error: { code: 'ACCUSATION_MUST_BE_SEALED' },
  });
  const { contactId } = await station.call('contact.register', visit);
  expect(
    await station.ask('contact.revise', {
      contactId,
      contact: { set: {}, clear: [] },
      matter: { set: { purpose: 'accusation' }, clear: [] },
    }),
  ).toMatchObject({ error: { code: 'ACCUSATION_MUST_BE_SEALED' } });
  expect((await station.call('contact.list', {})).total).toBe(1);
});

test('a lost slip is found by the whole name and four digits of one person, and each look is logged; a neighbour’s number opens nothing', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId } = await station.call('contact.register', {
    ...visit,
    contact: {
      ...visit.contact,
      headcount: 5,
      representatives: [{ name: '赵大山', phone: '13900139012' }],
    },
  });
  const look = async (name: string, lastFour: string) =>
    (await station.call('contact.lostSlip', { name, lastFour, seen: true })).found.map(
      (row) => row.contactId,
    );
  expect(await look(' 李秀兰 ', '5678')).toEqual([contactId]);
  expect(await look('赵大山', '9012')).toEqual([contactId]);
  expect(await look('李秀兰', '9012')).toEqual([]);
  expect(await look('李秀', '5678')).toEqual([]);
  const logged = auditOfEntity(station.runtime.register.read, contactId);
  expect(logged.filter(({ action }) => action === 'lostSlip')).toHaveLength(2);
  await station.call('contact.void', { contactId, reason: 'enteredTwice' });
  expect(await look('李秀兰', '5678')).toEqual([]);
});

test('nothing that a villager said lies readable in the folder of the station', async () => {
  await using station = new TestStation();
  await station.found();
  await station.call('contact.register', visit);
  await station.call('draft.save', { form: 'contact.new', data: JSON.stringify({ name: '李秀兰' }) });
  const canaries = ['李秀兰', '13800135678', '排水沟', '王建国', '柳河村接访站'].map((text) =>
    Buffer.from(text),
  );
  const files = readdirSync(station.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(station.dataDir, name))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    const bytes = readFileSync(file);
    expect({ file, readable: canaries.filter((canary) => bytes.includes(canary)) }).toEqual({
      file,
      readable: [],
    });
  }
});
