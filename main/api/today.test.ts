import { expect, test } from 'vitest';
import { visit } from './testing/pair.ts';
import { TestStation } from './testing/test-station.ts';

const dispute = {
  quickType: 'neighbour' as const,
  foundOn: '2026-11-23',
  foundBy: 'screening' as const,
  parties: [{ name: '赵铁柱' }],
  summary: '滴水争执',
  dueOn: '2026-12-01',
};

test('what is owed stands by its date, the law’s with a day on which to begin to hurry, and goes when it is done', async () => {
  await using station = new TestStation();
  await station.found();
  expect(await station.call('today.owed', {})).toMatchObject({ owed: [], total: 0, firstDay: true });
  const { matterId } = await station.call('contact.register', visit);
  await station.call('contact.register', { ...visit, answer: { text: '已当场解释。', agreedOral: true } });
  const { disputeId } = await station.call('dispute.register', { dispute });
  const { owed, firstDay } = await station.call('today.owed', {});
  expect(firstDay).toBe(false);
  // The matter that was answered on the spot owes no notice, but its form is still incomplete.
  expect(owed.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
    ['dispute', '2026-12-01'],
    ['notice', '2026-12-08'],
    ['incomplete', null],
    ['incomplete', null],
  ]);
  expect(owed[1]).toMatchObject({ id: matterId, who: '李秀兰', warnOn: '2026-12-08' });
  await station.call('dispute.conclude', {
    disputeId,
    on: '2026-11-24',
    result: 'reconciled',
    text: '双方和解。',
  });
  expect((await station.call('today.owed', {})).owed.map(({ kind }) => kind)).not.toContain('dispute');
});
