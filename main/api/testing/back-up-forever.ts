import { TestStation } from './test-station.ts';

// A process that does nothing but back up, so that it can be killed in the middle of it.
const station = new TestStation(process.argv[2]);
const { recoveryCode, session } = await station.found();
const { staffId, stationId } = session;
process.stdout.write(`${JSON.stringify({ recoveryCode, staffId, stationId })}\n`);
for (;;) {
  await station.work('backup.run', {});
  await station.wakeAt(station.nowMs + 86_400_000);
}
