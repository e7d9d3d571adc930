import { assert, constantFrom, integer, option, property, record as recordOf } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenKey, nationalProfileOn, readKey, resolveProfiles } from '../core/limits/limit-profiles.ts';
import { limitProfileFor } from '../core/limits/setting-service.ts';
import { verifyRegister } from '../core/log/verify.ts';
import { eligibleProfiles } from '../terms/limits-terms.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const watch = { progress: () => undefined, isCancelled: () => false };
const plain = { profile: 'regs2022', notice: null, handle: null } as const;
/** Three working days to tell, twenty days to handle. */
const strict = {
  profile: 'regs2022',
  notice: { amount: 3, unit: 'workingDay' },
  handle: { amount: 20, unit: 'day' },
} as const;

async function registered(station: TestStation): Promise<string> {
  return (await station.call('contact.register', visit)).contactId;
}

const named = (headcount: number, people: number) => ({
  ...visit,
  contact: {
    ...visit.contact,
    headcount,
    representatives: Array.from({ length: people }, (_, index) => ({ name: `代表${index}` })),
  },
});
const refused = (max: number) => ({
  ok: false,
  error: { code: 'REPRESENTATIVES_TOO_MANY', params: { max } },
});

test('a key tells profile and targets wherever the matter goes, and an old or strange one tells the law', () => {
  const target = recordOf({
    amount: integer({ min: 0, max: 90 }),
    unit: constantFrom('day' as const, 'workingDay' as const),
  });
  assert(
    property(
      constantFrom(...eligibleProfiles),
      recordOf({ notice: option(target), handle: option(target) }),
      (profile, targets) => {
        const key = chosenKey(profile, targets);
        expect(key.length).toBeLessThanOrEqual(40);
        expect(readKey(key)).toMatchObject({ id: profile, targets });
      },
    ),
  );
  const national = nationalProfileOn('2026-11-23');
  for (const key of ['regs2022@1', 'regs2022@1/n3x', 'regs2022@1/', 'no-such/n', '/////']) {
    expect(resolveProfiles(key, '2026-11-23')).toEqual({ legal: national, target: null });
  }
});

describe('limits laid down at a station', () => {
  test('hold for what is received from their day on, beside the law; older matters keep theirs', async () => {
    await using station = new TestStation();
    await station.found();
    const before = await registered(station);
    await station.call('limits.set', { from: '2026-11-23', ...strict });
    const after = await registered(station);
    const { owed } = await station.call('today.owed', {});
    const dates = owed
      .filter(({ kind }) => kind !== 'incomplete')
      .map(({ dueOn, warnOn }) => `${dueOn} ${warnOn}`);
    // 8 December is the law's day for both; the target is the third working day.
    expect(dates.toSorted()).toEqual(['2026-12-08 2026-11-26', '2026-12-08 2026-12-08']);
    expect((await station.call('contact.get', { contactId: before })).dates).toMatchObject({
      noticeTargetOn: null,
      handleTargetOn: null,
    });
    expect((await station.call('contact.get', { contactId: after })).dates).toMatchObject({
      noticeDueOn: '2026-12-08',
      noticeTargetOn: '2026-11-26',
      handleTargetOn: '2026-12-28',
    });
    await station.call('limits.set', { from: '2027-01-01', ...plain });
    const { today, settings } = await station.call('limits.get', {});
    expect(today).toEqual(strict);
    expect(settings.map(({ from, notice }) => [from, notice])).toEqual([
      ['2027-01-01', null],
      ['2026-11-23', strict.notice],
    ]);
    const { register, ports } = station.runtime;
    expect(limitProfileFor(register.read, '2027-01-01')).toBe('regs2022@1');
    expect(limitProfileFor(register.read, '2026-11-22')).toBe('regs2022@1');
    expect(limitProfileFor(register.read, '2022-04-30')).toBe('regs2005@1');
    expect(verifyRegister(register.read, ports, watch).sound).toBe(true);
  });

  test('say how many representatives so many people elect', async () => {
    await using station = new TestStation();
    await station.found();
    await station.call('contact.register', named(8, 5));
    await station.call('limits.set', { from: '2026-11-23', ...plain, profile: 'zhejiang2016' });
    expect(await station.ask('contact.register', named(10, 4))).toMatchObject(refused(3));
    const { contactId } = await station.call('contact.register', named(11, 5));
    const revise = (set: object) =>
      station.ask('contact.revise', {
        contactId,
        contact: { set, clear: [] },
        matter: { set: {}, clear: [] },
        reason: '核对人数',
      });
    const { representatives } = named(9, 4).contact;
    expect(await revise({ headcount: 9, representatives })).toMatchObject(refused(3));
    expect(await revise({ remark: '已核对' })).toMatchObject({ ok: true });
  });

  test('are refused where they are laxer than the law', async () => {
    await using station = new TestStation();
    await station.found();
    for (const laxer of [
      { notice: { amount: 16, unit: 'day' as const } },
      { notice: { amount: 12, unit: 'workingDay' as const } },
      { handle: { amount: 61, unit: 'day' as const } },
    ]) {
      expect(await station.ask('limits.set', { from: '2026-11-23', ...plain, ...laxer })).toMatchObject({
        ok: false,
        error: { code: 'LIMITS_LAXER' },
      });
    }
    expect((await station.call('limits.get', {})).settings).toEqual([]);
  });
});

test("a township's come with its batch and hold for its village's new matters, over the village's own", async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await village.call('limits.set', { from: '2026-11-01', ...plain, handle: { amount: 5, unit: 'day' } });
  await township.call('limits.set', { from: '2026-11-01', ...strict });
  await pair.enrol();
  await pair.receipt();
  const contactId = await registered(village);
  expect((await village.call('contact.get', { contactId })).dates.noticeTargetOn).toBe('2026-11-26');
  expect(await village.call('limits.get', {})).toMatchObject({ fixed: true, today: strict });
  expect(await village.ask('limits.set', { from: '2026-12-01', ...plain })).toMatchObject({
    ok: false,
    error: { code: 'LIMITS_FROM_ABOVE' },
  });
  const file = await pair.exported();
  expect(await pair.import(file)).toMatchObject({ ok: true });
  expect((await township.call('contact.get', { contactId })).dates.noticeTargetOn).toBe('2026-11-26');
  for (const { runtime } of [village, township]) {
    expect(verifyRegister(runtime.register.read, runtime.ports, watch).sound).toBe(true);
  }
});
