/** A process to be killed: a station that began again takes in its restore pack and says when it begins. */
import { readFileSync } from 'node:fs';
import { bareMachine, packImported } from './beginning-again.ts';
import { reopened } from './kill-writer.ts';

const [, , root = '', staffId = '', file = '', recoveryCode = ''] = process.argv;
const station = await reopened(root, staffId, bareMachine);
const fileId = await station.bring(readFileSync(file));
process.stdout.write('begins\n');
await packImported(station, [fileId], recoveryCode);
process.stdout.write('acknowledged\n');
// Lives on until it is killed.
setInterval(() => undefined, 1_000);
