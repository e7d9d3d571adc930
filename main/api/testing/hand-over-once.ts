/** A process to be killed: an administrator hands over everything of one person and says when it begins. */
import { TestStation, testSecret } from './test-station.ts';

const [, , root = '', adminId = '', staffId = ''] = process.argv;
const station = new TestStation(root);
const { token } = await station.call('session.unlock', { staffId: adminId, secret: testSecret });
station.token = token ?? null;
process.stdout.write('begins\n');
await station.call('staff.handOver', { staffId, reason: '调离', successorId: adminId });
process.stdout.write('acknowledged\n');
// Lives on until it is killed.
setInterval(() => undefined, 1_000);
