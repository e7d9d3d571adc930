import { expect, test } from 'vitest';
import { auditAfterPosition } from '../../db/queries/audit.ts';
import type { Incident } from '../contract/routes/exchange.ts';
import { Pair, visit } from './testing/pair.ts';
import type { TestStation } from './testing/test-station.ts';

const day = 24 * 3_600_000;

async function incidentsOf(station: TestStation): Promise<Incident[]> {
  return (await station.call('exchange.incidents', {})).incidents;
}

function told(incidents: readonly Incident[]): string[] {
  return incidents.map(({ kind, state }) => `${kind} ${state}`);
}

test('a fast clock is told once however many batches come, ends by itself, and is closed with a note that the log knows of', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await pair.receipt();
  await village.wakeAt(village.nowMs + 3 * day);
  for (let batch = 0; batch < 2; batch += 1) {
    await village.call('contact.register', visit);
    await pair.import(await pair.exported());
  }
  const [first, ...more] = await incidentsOf(township);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    kind: 'clock',
    state: 'open',
    isToActOn: true,
    stationName: '柳河村接访站',
    params: { aheadMs: 3 * day },
  });
  const incidentId = first?.incidentId ?? '';
  expect(await township.ask('exchange.closeIncident', { incidentId, note: '  ' })).toMatchObject({
    error: { code: 'INPUT_INVALID' },
  });

  await township.wakeAt(village.nowMs);
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(told(await incidentsOf(township))).toEqual(['clock settled']);
  await township.call('exchange.closeIncident', { incidentId, note: '已电话告知，该站已校准。' });
  expect((await incidentsOf(township))[0]).toMatchObject({
    state: 'closed',
    closedByName: '王建国',
    note: '已电话告知，该站已校准。',
  });
  expect(await township.ask('exchange.closeIncident', { incidentId, note: '再办一次' })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  const rows = [...auditAfterPosition(township.runtime.register.read, 0)];
  // The note may name people: it can be erased, the chain cannot.
  expect(rows.filter(({ action }) => action === 'exchange.closeIncident')).toMatchObject([
    { entityId: incidentId, params: '{"kind":"clock"}' },
  ]);
});

test('a lost batch is told, and counts as ended when the next one makes up for it', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  await pair.enrol();
  await village.call('contact.register', visit);
  await pair.exported();
  await village.call('contact.register', visit);
  await pair.import(await pair.exported());
  expect(await incidentsOf(township)).toMatchObject([
    { kind: 'gap', state: 'settled', isToActOn: false, params: { from: 2, to: 2 } },
  ]);
});
