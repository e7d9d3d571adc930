import { expect, test } from 'vitest';
import { TestStation, testSecret } from './testing/test-station.ts';

const clerkSecret = '门前一棵老槐树 1987';

/** A station with a second person, who is no administrator. */
async function withClerk(): Promise<{ station: TestStation; adminId: string; clerkId: string }> {
  const station = new TestStation();
  const { session } = await station.found();
  const { staffId } = await station.call('staff.create', {
    name: '张明',
    roles: ['registrar'],
    secret: clerkSecret,
  });
  return { station, adminId: session.staffId, clerkId: staffId };
}

test('an administrator sets a new secret for somebody who forgot it; the old one opens nothing any more', async () => {
  const { station, clerkId } = await withClerk();
  await using _ = station;
  const newSecret = '晒谷场边的石碾子 1990';
  expect(await station.ask('staff.resetSecret', { staffId: clerkId, newSecret: '123' })).toMatchObject({
    error: { code: 'SECRET_WEAK' },
  });
  await station.call('staff.resetSecret', { staffId: clerkId, newSecret });
  await station.restart();
  const unlock = (secret: string) => station.ask('session.unlock', { staffId: clerkId, secret });
  expect(await unlock(clerkSecret)).toMatchObject({ error: { code: 'SECRET_WRONG' } });
  expect(await unlock(newSecret)).toMatchObject({ value: { session: { staffName: '张明' } } });
});

test('a person changes the own secret only by the old one', async () => {
  const { station, adminId } = await withClerk();
  await using _ = station;
  const newSecret = '晒谷场边的石碾子 1990';
  const change = (secret: string) => station.ask('staff.changeOwnSecret', { secret, newSecret });
  expect(await change(clerkSecret)).toMatchObject({ error: { code: 'SECRET_WRONG' } });
  expect(await change(testSecret)).toMatchObject({ ok: true });
  await station.restart();
  expect(await station.ask('session.unlock', { staffId: adminId, secret: newSecret })).toMatchObject({
    ok: true,
  });
});

test('nobody gets a secret who is not of this station’s staff', async () => {
  const { station, adminId } = await withClerk();
  await using _ = station;
  const stranger = { staffId: adminId.replace(/^.{8}/u, '00000000'), newSecret: '晒谷场边的石碾子 1990' };
  expect(await station.ask('staff.resetSecret', stranger)).toMatchObject({ error: { code: 'NOT_FOUND' } });
});
