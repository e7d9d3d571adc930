import { expect, test } from 'vitest';
import { auditOfEntity } from '../../db/queries/audit.ts';
import type { RouteInput } from '../contract/index.ts';
import { TestStation } from './testing/test-station.ts';

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

async function openStation(): Promise<{ station: TestStation; contactId: string }> {
  const station = new TestStation();
  await station.found();
  const { contactId } = await station.call('contact.register', visit);
  return { station, contactId };
}

type Names = RouteInput<'document.print'>['papers'];
const formOf = (subjectId: string): Names => [{ documentKind: 'registrationForm', subjectId }];

async function printOne(station: TestStation, papers: Names, language: 'zh' | 'en' = 'zh') {
  const [printed] = (await station.call('document.print', { papers, language })).papers;
  if (!printed) throw new Error('Nothing was printed');
  return printed;
}

async function previewOne(station: TestStation, papers: Names) {
  const [preview] = (await station.call('document.preview', { papers, language: 'zh' })).papers;
  if (!preview) throw new Error('Nothing to preview');
  return preview;
}

test('a reprint of an unchanged record is the first paper byte for byte, with its number, on another day and in another language', async () => {
  const { station, contactId } = await openStation();
  await using _ = station;
  const first = await printOne(station, formOf(contactId));
  expect(first.copyNo).toBe(1);
  station.nowMs += 60_000;
  const again = await printOne(station, formOf(contactId), 'en');
  expect(JSON.stringify(again)).toBe(JSON.stringify({ ...first, copyNo: 2 }));
  expect((await previewOne(station, formOf(contactId))).current.copyNo).toBe(3);
  expect((await station.call('document.list', { subjectId: contactId })).documents).toMatchObject([
    { documentKind: 'registrationForm', documentNo: '柳河〔2026〕1号', printCount: 2, printedBy: '王建国' },
  ]);
});

test('after a revision the person chooses: the original as it was, or a new version that counts its own prints', async () => {
  const { station, contactId } = await openStation();
  await using _ = station;
  const first = await printOne(station, formOf(contactId));
  await station.call('contact.revise', {
    contactId,
    contact: { set: { addressDetail: '柳河村二组' }, clear: [] },
    matter: { set: {}, clear: [] },
    reason: '来访人补充住址',
  });
  const choice = await previewOne(station, formOf(contactId));
  expect(choice.original).toEqual({ ...first, copyNo: 2 });
  expect(choice.current).toMatchObject({
    copyNo: 1,
    paper: { data: { contact: { addressDetail: '柳河村二组' } } },
  });

  const [name] = formOf(contactId);
  if (!name) throw new Error('No paper');
  expect(await printOne(station, [{ ...name, original: true }])).toEqual({ ...first, copyNo: 2 });
  station.nowMs += 60_000;
  const revised = await printOne(station, [name]);
  expect(revised).toMatchObject({ copyNo: 1, paper: choice.current.paper });
  expect((await previewOne(station, [name])).original).toBeNull();
  expect(await printOne(station, [{ ...name, original: true }])).toEqual({ ...revised, copyNo: 2 });
  const { documents } = await station.call('document.list', { subjectId: contactId });
  expect(documents.map((row) => row.printCount)).toEqual([2, 2]);
});

test('looking at a preview writes nothing; a print stands in the audit log under its record', async () => {
  const { station, contactId } = await openStation();
  await using _ = station;
  const papers: Names = [...formOf(contactId), { documentKind: 'receiptSlip', subjectId: contactId }];
  await station.call('document.preview', { papers, language: 'zh' });
  expect((await station.call('document.list', { subjectId: contactId })).documents).toEqual([]);
  await station.call('document.print', { papers, language: 'zh' });
  const printed = auditOfEntity(station.runtime.register.read, contactId).filter(
    ({ action }) => action === 'print',
  );
  expect(printed.map(({ params }) => JSON.parse(params) as unknown)).toMatchObject([
    { document: 'registrationForm', copyNo: 1 },
    { document: 'receiptSlip', copyNo: 1 },
  ]);
});

test('a slip tells the villager what is needed and nothing of the telephone; each representative gets a numbered one', async () => {
  await using station = new TestStation();
  await station.found();
  const { contactId, lookupCode } = await station.call('contact.register', {
    ...visit,
    contact: {
      ...visit.contact,
      headcount: 30,
      representatives: [{ name: '李秀兰', phone: '13800135678' }, { name: '赵大山' }, { name: '孙桂英' }],
      materials: [{ name: '照片', copies: 3 }, { name: '申请书' }],
    },
  });
  const { paper } = await printOne(station, [{ documentKind: 'receiptSlip', subjectId: contactId }]);
  expect(paper.data).toMatchObject({ lookupCode, copies: 3, materialCopies: 4, noticeDueOn: '2026-12-08' });
  expect(JSON.stringify(paper)).not.toMatch(/李秀兰|赵大山|13800135678|138\*/u);
});

test('printing survives a rebuild of the tables from the log', async () => {
  const { station, contactId } = await openStation();
  await using _ = station;
  await printOne(station, formOf(contactId));
  await printOne(station, formOf(contactId));
  const { jobId } = await station.call('station.verify', {});
  let job = await station.call('job.get', { jobId });
  while (job.state === 'running') job = await station.call('job.get', { jobId });
  expect(job).toMatchObject({ state: 'done', result: { sound: true } });
});

test('a slip waits on the list until somebody says what became of it', async () => {
  const { station, contactId } = await openStation();
  await using _ = station;
  const pending = async () => (await station.call('document.pendingSlips', {})).slips;
  await printOne(station, [{ documentKind: 'receiptSlip', subjectId: contactId }]);
  expect(await pending()).toEqual([
    {
      contactId,
      registrationNo: '柳河〔2026〕1号',
      receivedAt: visit.contact.receivedAt,
      petitionerName: '李秀兰',
      sealed: false,
    },
  ]);
  await station.call('contact.slip', { contactId, outcome: 'declined' });
  expect(await pending()).toEqual([]);
});
