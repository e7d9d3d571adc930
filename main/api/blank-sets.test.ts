import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestStation, testSecret } from './testing/test-station.ts';

const visit = {
  contact: {
    petitionerName: '李秀兰',
    channel: 'visit',
    receivedAt: '2026-11-22T01:30:00.000Z',
    headcount: 1,
  },
  matter: { purpose: 'requestResolution', contentCategory: '01', summary: '村东排水沟堵塞' },
} as const;
const late = { ...visit, lateEntry: 'powerCut' } as const;

async function foundStation(): Promise<TestStation> {
  const station = new TestStation();
  await station.found();
  return station;
}

async function reserved(station: TestStation) {
  return (await station.call('blankSet.list', { state: 'reserved' })).sets;
}

test('a coming written on a blank set takes its number and code, and its slip counts as handed over', async () => {
  await using station = await foundStation();
  await station.call('contact.register', visit);
  const { blankSetIds } = await station.call('blankSet.reserve', { count: 2 });
  const [newer, older] = await reserved(station);
  expect([older?.registrationNo, newer?.registrationNo]).toEqual(['柳河〔2026〕2号', '柳河〔2026〕3号']);
  if (!older) throw new Error('Nothing reserved');
  expect(await station.call('contact.lookup', { lookupCode: older.lookupCode })).toMatchObject({
    contacts: [],
    blankSet: { registrationNo: '柳河〔2026〕2号', state: 'reserved' },
  });

  const entered = await station.call('contact.register', { ...late, blankSetId: older.blankSetId });
  expect(entered).toMatchObject({ registrationNo: older.registrationNo, lookupCode: older.lookupCode });
  expect(await station.call('contact.get', { contactId: entered.contactId })).toMatchObject({
    slipOutcome: 'byHand',
    lateEntry: 'powerCut',
  });
  expect(await station.call('contact.lookup', { lookupCode: older.lookupCode })).toEqual({
    contacts: [{ contactId: entered.contactId, registrationNo: older.registrationNo }],
    blankSet: null,
  });
  expect((await station.call('contact.register', visit)).registrationNo).toBe('柳河〔2026〕4号');
  expect((await reserved(station)).map((set) => set.blankSetId)).toEqual([blankSetIds[1]]);
});

test('a blank set is entered once: not twice, not after it was voided, and not without a reason', async () => {
  await using station = await foundStation();
  const { blankSetIds } = await station.call('blankSet.reserve', { count: 2 });
  const [used = '', spoilt = ''] = blankSetIds;
  expect(await station.ask('contact.register', { ...visit, blankSetId: used })).toMatchObject({
    error: { code: 'INPUT_INVALID', issues: [{ path: 'lateEntry' }] },
  });
  await station.call('contact.register', { ...late, blankSetId: used });
  await station.call('blankSet.void', { blankSetId: spoilt, reason: '被水打湿' });
  for (const blankSetId of [used, spoilt]) {
    expect(await station.ask('contact.register', { ...late, blankSetId })).toMatchObject({
      error: { code: 'BLANK_SET_USED' },
    });
    expect(await station.ask('blankSet.void', { blankSetId, reason: '重复作废' })).toMatchObject({
      error: { code: 'BLANK_SET_USED' },
    });
    expect(
      await station.ask('document.print', {
        papers: [{ documentKind: 'blankSet', subjectId: blankSetId }],
        language: 'zh',
      }),
    ).toMatchObject({ error: { code: 'BLANK_SET_USED' } });
  }
  expect((await station.call('contact.list', {})).total).toBe(1);
  const [set] = (await station.call('blankSet.list', { state: 'void' })).sets;
  expect(await station.call('contact.lookup', { lookupCode: set?.lookupCode ?? '' })).toMatchObject({
    blankSet: { state: 'void' },
  });
});

test('no number and no code is ever given twice, whatever the order of reserving, registering, voiding, refusals and restarts', async () => {
  const step = fc.constantFrom('reserve', 'register', 'enter', 'void', 'refused', 'restart');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (plan) => {
      await using station = new TestStation();
      const { session } = await station.found();
      const given: { registrationNo: string; lookupCode: string }[] = [];
      for (const what of plan) {
        const [set] = await reserved(station);
        if (what === 'reserve') {
          await station.call('blankSet.reserve', { count: 3 });
          given.push(...(await reserved(station)).slice(0, 3));
        }
        if (what === 'register') given.push(await station.call('contact.register', visit));
        // Refused after the number was taken: the transaction gives it back, and the next one gets it.
        if (what === 'refused') await station.ask('contact.register', { ...visit, matterId: randomUUID() });
        if (what === 'enter' && set) {
          await station.call('contact.register', { ...late, blankSetId: set.blankSetId });
        }
        if (what === 'void' && set) {
          await station.call('blankSet.void', { blankSetId: set.blankSetId, reason: '写坏了' });
        }
        if (what === 'restart') {
          await station.restart();
          const { staffId } = session;
          station.token =
            (await station.call('session.unlock', { staffId, secret: testSecret })).token ?? null;
        }
      }
      expect(new Set(given.map((one) => one.registrationNo)).size).toBe(given.length);
      expect(new Set(given.map((one) => one.lookupCode)).size).toBe(given.length);
    }),
    { numRuns: 15 },
  );
});
