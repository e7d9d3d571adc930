import { countQuarantined } from '../../../db/queries/batches-in.ts';
import { countStrangerFiles } from '../../../db/queries/strangers.ts';
import {
  answersSince,
  leftBehindMatters,
  mattersOfferedBy,
  mattersProposedAbout,
  urgedPast,
  type WaitingMatter,
} from '../../../db/queries/today.ts';
import { mattersOfferedTo, mattersWithProposals } from '../../../db/queries/matters.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { Waiting } from '../../contract/routes/today.ts';
import { addDays, localDateOf } from '../../contract/values/local-date.ts';
import { stationsBehind } from '../exchange/board.ts';
import type { StationRuntime } from '../runtime.ts';

/** Days for which an answer of the other level is news. */
const newsDays = 3;
/** An answer older than that may have travelled, but nobody waits for it any more. */
const answeredWithin = 60;

/** The answers of the other level to what this one offered or proposed. */
const answers = [
  'matter.transferAccept',
  'matter.transferDecline',
  'matter.returnAccept',
  'matter.returnDecline',
  'matter.proposalAccept',
  'matter.proposalDecline',
] as const;

/**
 * What stands between the two levels: what waits for a word of this station, what it waits for itself, and what has just
 * come. One line each; the records themselves say the rest. What is owed by a date stands in `owedToday`.
 */
export function waitingToday(runtime: StationRuntime, session: Session): RouteOutput<'today.waiting'> {
  const { read } = runtime.register;
  const { stationId, stationKind } = session;
  const now = runtime.ports.clock.now();
  const today = localDateOf(now);
  const held = [...countQuarantined(read).values()].reduce((sum, count) => sum + count, 0);
  const news = answersSince(read, {
    kinds: answers,
    writtenFrom: addDays(today, -answeredWithin),
    arrivedFrom: new Date(now - newsDays * 86_400_000).toISOString(),
  });
  const lines = [
    about('offers', mattersOfferedTo(read, stationId)),
    about('proposals', mattersWithProposals(read, stationId)),
    about('leftBehind', leftBehindMatters(read, stationId)),
    about('answers', news),
    ...(stationKind === 'township' ? [about('urged', urgedPast(read, today))] : []),
    about('offered', mattersOfferedBy(read, stationId)),
    about('proposed', mattersProposedAbout(read, stationId)),
    { kind: 'held' as const, count: held + countStrangerFiles(read), only: null },
    ...(stationKind === 'township' ? below(runtime) : []),
  ];
  return { lines: lines.filter(({ count }) => count > 0) };
}

/** A village that has no receipt sends everything again, and knows nothing of what was decided. */
function below(runtime: StationRuntime): Waiting[] {
  const { waiting, overdue } = stationsBehind(runtime);
  return [
    { kind: 'receipts', count: waiting, only: null },
    { kind: 'unsigned', count: overdue, only: null },
  ];
}

function about(kind: Waiting['kind'], matters: readonly WaitingMatter[]): Waiting {
  const ids = new Map(matters.map(({ id, registrationNo }) => [id, registrationNo]));
  const [only] = ids;
  return {
    kind,
    count: ids.size,
    only: ids.size === 1 && only ? { matterId: only[0], registrationNo: only[1] } : null,
  };
}
