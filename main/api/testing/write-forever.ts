/** A process to be killed: a station that registers without end and says what was acknowledged. */
import { contactOf } from './many-contacts.ts';
import { TestStation } from './test-station.ts';

const station = new TestStation(process.argv[2]);
const { session } = await station.found();
process.stdout.write(`${JSON.stringify({ staffId: session.staffId })}\n`);
for (let index = 0; ; index += 1) {
  const { contactId } = await station.call('contact.register', contactOf(index));
  process.stdout.write(`${JSON.stringify({ contactId })}\n`);
}
