import type { MatterState, MatterStep } from '../../terms/matter-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import { purpose, type LegalKind } from '../../terms/purposes.ts';
import type { StationKind } from '../../terms/station.ts';

/** What a state allows to the station that has the matter, by its kind (domain.md §9.2). */
type Allowed = Readonly<Record<StationKind, readonly MatterStep[]>>;

const anyKind = (...steps: MatterStep[]): Allowed => ({ village: steps, township: steps });
const untouched = anyKind('answer', 'assign', 'revise', 'merge');
const underWay = anyKind('assign', 'revise');
const ended = anyKind('revise');
const nothing = anyKind();

const steps: Readonly<Record<MatterState, Allowed>> = {
  registered: untouched,
  answered: anyKind('revise', 'merge'),
  accepted: underWay,
  rejected: underWay,
  referred: underWay,
  returned: underWay,
  opinionIssued: underWay,
  served: underWay,
  inReview: underWay,
  reviewServed: underWay,
  inReReview: underWay,
  concluded: underWay,
  closed: ended,
  withdrawn: ended,
  reopened: underWay,
  void: nothing,
  merged: anyKind('unmerge'),
};

/** The steps that a state allows; what is not listed is impossible in the interface and refused in the core. */
export function stepsFrom(state: MatterState, stationKind: StationKind): readonly MatterStep[] {
  return steps[state][stationKind];
}

const answeredByWord: ReadonlySet<LegalKind> = new Set(['inquiry', 'thanks']);

/** A question and thanks are answered by word; everything else only if the petitioner agrees (domain.md §9.2). */
export function mayStayOral(purposeCode: string | null): boolean {
  const known = purpose.codes.find((code) => code === purposeCode);
  return known !== undefined && answeredByWord.has(itemOf(purpose, known).legalKind);
}
