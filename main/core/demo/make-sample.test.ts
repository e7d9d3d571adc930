import { expect, test } from 'vitest';
import { TestStation } from '../../api/testing/test-station.ts';
import { sampleSecret } from '../../terms/sample.ts';
import { makeSample } from './make-sample.ts';

test('the sample is a whole township that its own checks find sound, and is made once', async () => {
  await using station = new TestStation();
  const { ports } = station.runtime;
  await station.close();
  await makeSample(ports);
  await makeSample(ports);
  await station.restart();
  const { logins, stationName } = await station.call('station.status', {});
  expect(stationName).toContain('演示');
  const opened = await station.call('session.unlock', {
    staffId: logins[0]?.staffId ?? '',
    secret: sampleSecret,
  });
  station.token = opened.token ?? null;
  const contacts = await station.call('contact.list', { limit: 200 });
  expect(contacts.total).toBeGreaterThan(150);
  expect(new Set(contacts.rows.map((row) => row.stationName)).size).toBe(4);
  expect((await station.call('dispute.list', {})).total).toBeGreaterThan(10);
  const { stations } = await station.call('report.board', { days: 30 });
  expect(stations).toHaveLength(3);
  expect(stations.flatMap((one) => one.days.map((day) => day.state))).toEqual(
    expect.arrayContaining(['nil', 'items', 'missing']),
  );
  expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
}, 120_000);
