import type { MatterRow } from '../../../db/queries/matters.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { MatterStep } from '../../terms/matter-steps.ts';
import { AppError } from '../app-error.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { storedMatter } from '../contacts/stored.ts';
import { findSuperior } from '../exchange/peers.ts';
import { courseOf } from './course.ts';
import { isRecused } from './entries.ts';
import { matterRowOf } from './read-ownership.ts';
import { isStepOf, stepsFrom, type Standing } from './steps.ts';

interface Asked {
  readonly matterId: string;
  readonly today: string;
}

interface KnownMatter {
  readonly row: MatterRow;
  readonly standing: Standing;
}

/** A matter with where it stands for the station that asks. Errors: NOT_FOUND. */
export function standingOf(
  reader: Reader,
  {
    stationId,
    stationKind,
    staffId,
    staffName,
  }: Pick<Session, 'stationId' | 'stationKind' | 'staffId' | 'staffName'>,
  { matterId, today }: Asked,
): KnownMatter {
  const row = matterRowOf(reader, matterId);
  const { answer, acts, redaction } = storedMatter(row);
  const { firstReceivedOn, limitProfile } = row;
  const calendar = knownCalendar(reader);
  const standing: Standing = {
    state: row.state,
    acts,
    course: courseOf({ answer, acts, limitProfile, firstReceivedOn }, calendar),
    stationKind,
    today,
    calendar,
    isOwn: row.ownerStation === stationId,
    isRegisteredHere: row.stationId === stationId,
    hasSuperior: findSuperior(reader) !== undefined,
    isOffered: row.handover === 'offered',
    hasProposals: row.openProposals > 0,
    isMerged: row.mergedInto !== null,
    isErased: redaction !== null,
    isRecused: isRecused(acts.entries, { staffId, staffName }),
  };
  return { row, standing };
}

/**
 * The same for whoever is about to take a step. Errors: NOT_FOUND, FORBIDDEN (never this station's), RECUSED, CONFLICT
 * (not from where the matter stands, or its words were erased).
 */
export function standingFor(
  reader: Reader,
  session: Session,
  { step, ...asked }: Asked & { readonly step: MatterStep },
): KnownMatter {
  const known = standingOf(reader, session, asked);
  if (!isStepOf(step, known.standing)) throw new AppError('FORBIDDEN');
  if (known.standing.isRecused) throw new AppError('RECUSED');
  if (!stepsFrom(known.standing).includes(step)) throw new AppError('CONFLICT');
  return known;
}
