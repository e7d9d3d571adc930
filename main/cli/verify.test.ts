import { expect, test } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import { createSingleThreadBackend } from '../api/single-thread.ts';
import { visit } from '../api/testing/pair.ts';
import { TestStation, testSecret } from '../api/testing/test-station.ts';
import { verifyFolder } from './verify.ts';

test('a support person sees that a register is sound, that a wrong secret opens nothing, and that a changed row is found', async () => {
  await using station = new TestStation();
  await station.found();
  await station.call('contact.register', visit);
  const { ports } = station.runtime;
  await station.close();
  const backend = createSingleThreadBackend(ports);
  const check = (secret: string) => verifyFolder(backend, () => Promise.resolve(secret));
  expect(await check('不是这个口令呀呀呀')).toMatchObject({ sound: false });
  const sound = await check(testSecret);
  expect(sound.sound).toBe(true);
  const store = backend.runtime.register.writer?.store;
  if (store) clientOf(store).exec("UPDATE contact SET petitioner_name = '别人'");
  const broken = await check(testSecret);
  expect(broken.sound).toBe(false);
  expect(broken.lines.join('\n')).not.toContain('别人');
  await backend.close();
});
