import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import type { RouteInput } from '../contract/index.ts';
import { registerMany } from './testing/many-contacts.ts';
import { Officer } from './testing/officer.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation, testSecret, townshipProfile } from './testing/test-station.ts';

const at = (clock: string, day = '2026-11-23') => Date.parse(`${day}T${clock}:00+08:00`);
const ownSecret = '河边的老槐树 1988';
const code = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);
const dispute = {
  quickType: 'neighbour' as const,
  foundOn: '2026-11-23',
  foundBy: 'screening' as const,
  parties: [{ name: '赵铁柱', phone: '13900001234' }, { name: '钱桂花' }],
  summary: '滴水争执',
};

type Roles = RouteInput<'staff.create'>['roles'];

/** A station with its founder, an administrator, and one more person, unlocked as that person. */
class Office extends TestStation {
  adminId = '';
  liId = '';

  async open(roles: Roles = ['registrar'], clock = at('10:00')): Promise<this> {
    this.nowMs = at('08:00');
    this.adminId = (await this.found()).session.staffId;
    await this.wakeAt(clock);
    this.liId = await this.hire('李明', roles);
    await this.as(this.liId, ownSecret);
    return this;
  }

  async hire(name: string, roles: Roles): Promise<string> {
    return (await this.call('staff.create', { name, post: '接访员', roles, secret: ownSecret })).staffId;
  }

  async as(staffId: string, secret: string): Promise<void> {
    this.token = (await this.call('session.unlock', { staffId, secret })).token ?? null;
  }

  async asAdmin(): Promise<void> {
    await this.as(this.adminId, testSecret);
  }

  async person(staffId: string) {
    return (await this.call('staff.list', {})).staff.find((one) => one.staffId === staffId);
  }

  async paper() {
    const { papers } = await this.call('document.preview', {
      papers: [{ documentKind: 'handoverList', subjectId: this.liId }],
      language: 'zh',
    });
    const paper = papers[0]?.current.paper;
    if (paper?.documentKind !== 'handoverList') throw new Error('Another paper');
    return { ...paper.data, copyNo: papers[0]?.current.copyNo };
  }
}

test('one action gives everything that a person owes to others, closes the PIN, and leaves a list of it', async () => {
  await using office = await new Office().open();
  const first = await office.call('contact.register', {
    ...visit,
    contact: { ...visit.contact, phone: '13812345678' },
  });
  const answered = await office.call('contact.register', {
    ...visit,
    answer: { text: '已当场说明', agreedOral: true },
  });
  const { disputeId } = await office.call('dispute.register', {
    dispute: { ...dispute, responsiblePerson: '李明' },
  });
  // Done: nothing of it is owed any more.
  const done = await office.call('contact.register', { ...visit, answer: { text: '是', agreedOral: true } });
  await office.call('contact.slip', { contactId: done.contactId, outcome: 'printed' });
  await office.asAdmin();
  const { items } = await office.call('staff.openWork', { staffId: office.liId });
  expect(items.map(({ kind, no, tasks }) => [kind, no, tasks])).toEqual([
    ['matter', first.registrationNo, ['answer', 'slip', 'incomplete']],
    ['matter', answered.registrationNo, ['answeredSlip', 'incomplete']],
    ['matter', done.registrationNo, ['incomplete']],
    ['dispute', '柳河纠〔2026〕1号', ['settle', 'incomplete']],
  ]);
  const zhaoId = await office.hire('赵敏', ['handler']);
  await office.call('staff.handOver', {
    staffId: office.liId,
    reason: '调离',
    successorId: office.adminId,
    items: [{ kind: 'dispute', id: disputeId, successorId: zhaoId }],
  });
  expect(await office.person(office.liId)).toMatchObject({ active: false, hasSecret: false });
  const contact = await office.call('contact.get', { contactId: first.contactId });
  expect(contact).toMatchObject({ responsibleName: '王建国', receptionistName: '李明' });
  expect(contact.history[0]).toMatchObject({ kind: 'matter.assign', reason: '调离', text: '王建国' });
  expect(await office.call('dispute.get', { disputeId })).toMatchObject({
    registrarName: '李明',
    responsibleName: '赵敏',
    dispute: { responsiblePerson: '赵敏' },
  });
  const paper = await office.paper();
  expect(paper).toMatchObject({ name: '李明', byName: '王建国', reason: '调离' });
  expect(paper.items.map(({ no, successorName }) => [no, successorName])).toEqual([
    [first.registrationNo, '王建国'],
    [answered.registrationNo, '王建国'],
    [done.registrationNo, '王建国'],
    ['柳河纠〔2026〕1号', '赵敏'],
  ]);
  expect(JSON.stringify(paper)).not.toMatch(/138|139/u);
  const audited = Array.from(auditAfterPosition(office.runtime.register.read, 0)).filter(
    ({ action }) => action === 'staff.leave',
  );
  expect(audited).toMatchObject([{ staffId: office.adminId, entityId: office.liId }]);
  expect(await office.work('station.verify', {})).toMatchObject({ sound: true });
  await office.restart();
  expect(code(await office.ask('session.unlock', { staffId: office.liId, secret: ownSecret }))).toBe(
    'NOT_FOUND',
  );
});

test('a person with open work is not closed without a successor for each thing, and nothing is changed', async () => {
  await using office = await new Office().open(['registrar'], at('17:00'));
  await office.call('contact.register', visit);
  const { disputeId } = await office.call('dispute.register', { dispute });
  await office.asAdmin();
  const refused = await office.ask('staff.handOver', {
    staffId: office.liId,
    reason: '调离',
    items: [{ kind: 'dispute', id: disputeId, successorId: office.adminId }],
  });
  expect(refused).toMatchObject({
    error: {
      code: 'STAFF_HAS_OPEN_WORK',
      params: { matters: 1, disputes: 0, slips: 0, reports: 1, drafts: 0 },
    },
  });
  expect(await office.person(office.liId)).toMatchObject({ active: true, hasSecret: true });
  expect(await office.call('dispute.get', { disputeId })).toMatchObject({ responsibleName: '李明' });
});

test('work goes to nobody who left, may not do it, or is the same person', async () => {
  await using office = await new Office().open();
  await office.call('contact.register', visit);
  await office.asAdmin();
  const archivist = await office.hire('孙档', ['archivist']);
  const gone = await office.hire('周走', ['registrar']);
  await office.call('staff.handOver', { staffId: gone, reason: '离岗' });
  for (const successorId of [archivist, gone, office.liId]) {
    expect(
      code(await office.ask('staff.handOver', { staffId: office.liId, reason: '离', successorId })),
    ).toBe('INPUT_INVALID');
  }
});

test('the last administrator who can unlock stays', async () => {
  await using office = await new Office().open();
  await office.asAdmin();
  const leave = { staffId: office.adminId, reason: '退休', successorId: office.liId };
  expect(code(await office.ask('staff.handOver', leave))).toBe('STAFF_LAST_ADMIN');
  await office.hire('吴管', ['admin']);
  await office.call('staff.handOver', leave);
});

test('a person hands over alone, prints the list, and can do nothing else from then on', async () => {
  await using office = await new Office().open();
  const { contactId } = await office.call('contact.register', visit);
  expect(code(await office.ask('staff.openWork', { staffId: office.adminId }))).toBe('FORBIDDEN');
  expect(code(await office.ask('staff.handOver', { staffId: office.adminId, reason: '离' }))).toBe(
    'FORBIDDEN',
  );
  const other = office.token;
  await office.as(office.liId, ownSecret);
  await office.call('staff.handOver', { staffId: office.liId, reason: '退休', successorId: office.adminId });
  expect(await office.paper()).toMatchObject({ byName: null, copyNo: 1, items: [{ who: '李秀兰' }] });
  const papers = [{ documentKind: 'handoverList' as const, subjectId: office.liId }];
  await office.call('document.print', { papers, language: 'zh' });
  expect(await office.paper()).toMatchObject({ copyNo: 2 });
  for (const answer of [
    await office.ask('contact.register', visit),
    await office.ask('contact.get', { contactId }),
    await office.ask('staff.list', {}),
  ]) {
    expect(code(answer)).toBe('FORBIDDEN');
  }
  await office.call('session.lock', {});
  expect(code(await office.ask('document.print', { papers, language: 'zh' }))).toBe('SESSION_REQUIRED');
  office.token = other;
  expect(code(await office.ask('document.print', { papers, language: 'zh' }))).toBe('SESSION_REQUIRED');
  await office.asAdmin();
  expect(await office.paper()).toMatchObject({ copyNo: 2 });
});

test('missing zero reports and the slip of a sealed entry are handed over with nothing but days and a number', async () => {
  await using office = await new Office().open(['registrar'], at('17:00', '2026-11-24'));
  await office.call('sealed.refer', { channel: 'visit', receivedOn: '2026-11-24' });
  await office.asAdmin();
  await office.call('staff.handOver', { staffId: office.liId, reason: '调离', successorId: office.adminId });
  expect((await office.paper()).items).toEqual([
    {
      kind: 'sealedSlip',
      no: '柳河〔2026〕1号',
      who: '',
      summary: '',
      dueOn: null,
      tasks: ['slip'],
      days: [],
      successorName: '王建国',
    },
    expect.objectContaining({ kind: 'report', no: '', days: ['2026-11-23', '2026-11-24'] }),
  ]);
});

test('the officer for sealed accusations is first replaced: nobody else opens what was sealed for that key', async () => {
  await using township = new TestStation();
  await township.found(townshipProfile);
  await Officer.appoint(township);
  const [officer] = (await township.call('sealed.officers', {})).officers;
  const leave = { staffId: officer?.staffId ?? '', reason: '调离' };
  expect(code(await township.ask('staff.handOver', leave))).toBe('STAFF_IS_OFFICER');
  await township.call('sealed.dismiss', { staffId: leave.staffId });
  await township.call('staff.handOver', leave);
});

test('a township sees who follows the matters and disputes of a village now', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { contactId } = await village.call('contact.register', visit);
  const { disputeId } = await village.call('dispute.register', { dispute });
  await pair.enrol();
  const { staffId } = (await village.call('session.get', {})).session;
  const { staffId: successorId } = await village.call('staff.create', {
    name: '吴管',
    roles: ['admin'],
    secret: testSecret,
  });
  await village.call('staff.handOver', { staffId, reason: '退休', successorId });
  village.token =
    (await village.call('session.unlock', { staffId: successorId, secret: testSecret })).token ?? null;
  await pair.import(await pair.exported());
  for (const record of [
    await township.call('contact.get', { contactId }),
    await township.call('dispute.get', { disputeId }),
  ]) {
    expect(record).toMatchObject({ responsibleName: '吴管' });
  }
});

test('a half-filled form goes to the successor, unless that person is in the middle of the same form', async () => {
  await using office = await new Office().open();
  await office.call('draft.save', { form: 'contact.new', data: '{"half":1}' });
  await office.asAdmin();
  const leave = { staffId: office.liId, reason: '调离', successorId: office.adminId };
  expect(await office.ask('staff.handOver', { ...leave, successorId: undefined })).toMatchObject({
    error: { code: 'STAFF_HAS_OPEN_WORK', params: { drafts: 1 } },
  });
  await office.call('draft.save', { form: 'contact.new', data: '{"mine":1}' });
  expect(code(await office.ask('staff.handOver', leave))).toBe('STAFF_DRAFT_IN_THE_WAY');
  await office.call('draft.discard', { form: 'contact.new' });
  await office.call('staff.handOver', leave);
  expect(await office.call('draft.get', { form: 'contact.new' })).toMatchObject({
    draft: { data: '{"half":1}' },
  });
});

test('the power fails between the last op and the PIN: who left is turned away, and the slot is cleared', async () => {
  await using office = await new Office().open();
  await office.call('contact.register', visit);
  await office.asAdmin();
  const files = ['keyring.json', 'keyring.json.previous'].map((name) => join(office.dataDir, name));
  const before = files.flatMap((file) => {
    try {
      return [[file, readFileSync(file)] as const];
    } catch {
      return [];
    }
  });
  expect(before.length).toBeGreaterThan(0);
  await office.call('staff.handOver', { staffId: office.liId, reason: '调离', successorId: office.adminId });
  for (const [file, bytes] of before) writeFileSync(file, bytes);
  await office.restart();
  expect((await office.call('station.status', {})).logins).toHaveLength(2);
  expect(code(await office.ask('session.unlock', { staffId: office.liId, secret: ownSecret }))).toBe(
    'FORBIDDEN',
  );
  expect((await office.call('station.status', {})).logins).toHaveLength(1);
  await office.asAdmin();
  expect(await office.call('staff.openWork', { staffId: office.adminId })).toMatchObject({ items: [{}] });
});

test(
  'fifteen hundred things, more than one op holds, are handed over, and their list is printed, printed again as it was, and erased',
  { timeout: 120_000 },
  async () => {
    await using office = await new Office().open();
    const { session } = await office.call('session.get', {});
    registerMany(office, session, 1_500);
    await office.asAdmin();
    const successorId = office.adminId;
    await office.call('staff.handOver', { staffId: office.liId, reason: '调离', successorId });
    const { items, copyNo } = await office.paper();
    expect(items).toHaveLength(1_500);
    expect(new Set(items.map(({ no }) => no)).size).toBe(1_500);
    expect(items.every(({ who, summary }) => who !== '' && summary !== '')).toBe(true);
    expect(copyNo).toBe(1);
    // The list comes back whole, and the next one is a copy of it.
    const print = {
      papers: [{ documentKind: 'handoverList' as const, subjectId: office.liId }],
      language: 'zh' as const,
    };
    const { papers } = await office.call('document.print', print);
    const again = await office.paper();
    expect(again).toMatchObject({ copyNo: 2 });
    expect(again.items).toEqual(items);
    const { rows } = await office.call('contact.list', {});
    const one = rows[0];
    await office.call('contact.redact', {
      contactId: one?.contactId ?? '',
      scope: 'matter',
      grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
    });
    expect(JSON.stringify(papers)).toContain(one?.registrationNo ?? '?');
    const left = (await office.paper()).items.find(({ no }) => no === one?.registrationNo);
    expect(left).toMatchObject({ who: '', summary: '' });
    expect(await office.work('station.verify', {})).toMatchObject({ sound: true });
  },
);

test(
  'kill -9 at any moment leaves all of it with one of the two, who can unlock',
  { timeout: 240_000 },
  async () => {
    await using office = await new Office().open();
    const { session } = await office.call('session.get', {});
    registerMany(office, session, 150);
    await office.close();
    let wholeMs = 0;
    const ends = new Set<string>();
    // The first run is left alone: it tells how long it takes on this machine, and when to kill the others.
    for (const part of [Infinity, 0, 0.4, 0.7, 0.9, 1]) {
      const root = mkdtempSync(join(tmpdir(), 'killed-'));
      cpSync(office.root, root, { recursive: true });
      const victim = spawn(
        process.execPath,
        [join(import.meta.dirname, 'testing', 'hand-over-once.ts'), root, office.adminId, office.liId],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      onTestFinished(() => void victim.kill('SIGKILL'));
      const lines: string[] = [];
      createInterface(victim.stdout).on('line', (line) => lines.push(line));
      while (lines.length === 0) await sleep(5);
      const started = performance.now();
      if (part === Infinity) while (lines.length < 2) await sleep(5);
      else await sleep(part * wholeMs);
      if (part === Infinity) wholeMs = performance.now() - started;
      const ended = once(victim, 'exit');
      victim.kill('SIGKILL');
      await ended;
      await using station = new TestStation(root);
      const own = await station.ask('session.unlock', { staffId: office.liId, secret: ownSecret });
      const admin = await station.call('session.unlock', { staffId: office.adminId, secret: testSecret });
      station.token = admin.token ?? null;
      const theirs = (await station.call('staff.openWork', { staffId: office.adminId })).items.length;
      ends.add(`${own.ok} ${theirs}`);
      expect(lines.includes('acknowledged') && own.ok).toBe(false);
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
      rmSync(root, { recursive: true, force: true });
    }
    expect(ends).toEqual(new Set(['true 0', 'false 150']));
  },
);
