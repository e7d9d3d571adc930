/** A process to be killed: a township that takes in one file and says when it begins. */
import { importedBy } from './pair.ts';
import { readFileSync } from 'node:fs';
import { TestStation, testSecret } from './test-station.ts';

const [, , root = '', staffId = '', file = ''] = process.argv;
const station = new TestStation(root);
const { token } = await station.call('session.unlock', { staffId, secret: testSecret });
station.token = token ?? null;
const bytes = readFileSync(file);
process.stdout.write('begins\n');
await importedBy(station, bytes);
process.stdout.write('acknowledged\n');
// Lives on until it is killed.
setInterval(() => undefined, 1_000);
