import { z } from 'zod';
import type { Backend } from '../api/backend.ts';
import { contract } from '../contract/index.ts';
import { words } from './words.ts';

export interface Verified {
  readonly sound: boolean;
  readonly lines: readonly string[];
}

const startedSchema = z.object({ jobId: z.string() });
const stateSchema = contract['job.get'].output;

/** Unlocks as the first administrator and runs `station.verify` (exchange.md P1). `ask` gets the secret of that person. */
export async function verifyFolder(
  backend: Pick<Backend, 'call'>,
  ask: (question: string) => Promise<string>,
): Promise<Verified> {
  const status = await backend.call('station.status', {}, null);
  const people = status.ok ? contract['station.status'].output.parse(status.value).logins : [];
  const [person] = people;
  if (!person) return { sound: false, lines: [words.nothing] };
  const secret = await ask(words.secret(person.name ?? ''));
  const opened = await backend.call('session.unlock', { staffId: person.staffId, secret }, null);
  if (!opened.ok) return { sound: false, lines: [words.refused(opened.error.code)] };
  const token = contract['session.unlock'].output.parse(opened.value).token ?? null;
  const started = await backend.call('station.verify', {}, token);
  if (!started.ok) return { sound: false, lines: [words.refused(started.error.code)] };
  const { jobId } = startedSchema.parse(started.value);
  for (;;) {
    const answer = await backend.call('job.get', { jobId }, token);
    const state = answer.ok ? stateSchema.parse(answer.value) : null;
    if (state?.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    if (state?.state !== 'done')
      return { sound: false, lines: [words.refused(state?.error?.code ?? 'CANCELLED')] };
    const found = contract['station.verify'].result.parse(state.result);
    return {
      sound: found.sound,
      lines: [
        found.sound ? words.sound : words.broken,
        words.figures(found.ops, found.auditRows),
        ...Object.entries(found.faults)
          .filter(([, count]) => count > 0)
          .map(([fault, count]) => words.fault(fault, count)),
        words.hash(found.projectionHash, found.rebuiltHash),
      ],
    };
  }
}
