/** A process to be killed: a village that writes one batch and says when it begins. */
import { TestStation, testSecret } from './test-station.ts';

const [, , root = '', staffId = ''] = process.argv;
const station = new TestStation(root);
const { token } = await station.call('session.unlock', { staffId, secret: testSecret });
station.token = token ?? null;
process.stdout.write('begins\n');
await station.work('exchange.export', { place: null });
process.stdout.write('acknowledged\n');
// Lives on until it is killed.
setInterval(() => undefined, 1_000);
