import { v7 as uuidv7 } from 'uuid';
import { allLimitSettings, type LimitSettingRow } from '../../../db/queries/limit-settings.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { eligibleProfiles, firstLimitsDay } from '../../terms/limits-terms.ts';
import { AppError } from '../app-error.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { byForce, byLevel } from '../log/in-force.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { laxerRules } from './laxer-rules.ts';
import {
  chosenKey,
  latestProfile,
  nationalProfileOn,
  profileKey,
  readKey,
  resolveProfiles,
  ruleFor,
} from './limit-profiles.ts';

/**
 * The profile that a matter received on a day keeps: what the highest level has laid down, the latest day that is not
 * later; else the national law. What came first makes no difference.
 */
export function limitProfileFor(reader: Reader, receivedOn: LocalDate): string {
  if (receivedOn < firstLimitsDay) return profileKey(nationalProfileOn(receivedOn));
  const rows = inOrder(allLimitSettings(reader)).filter(({ fromOn }) => fromOn <= receivedOn);
  return rows.at(-1)?.profileKey ?? profileKey(nationalProfileOn(receivedOn));
}

/** What counts comes last: of one level the latest day, of one day the latest word. */
function inOrder(rows: readonly LimitSettingRow[]): LimitSettingRow[] {
  return rows.toSorted(
    (a, b) => byLevel(a, b) || (a.fromOn < b.fromOn ? -1 : Number(a.fromOn > b.fromOn)) || byForce(a, b),
  );
}

/** What may be chosen, and what holds. */
export function limitsHere({ register, ports }: StationRuntime, session: Session): RouteOutput<'limits.get'> {
  const { read } = register;
  const rows = inOrder(allLimitSettings(read));
  const highest = rows.at(-1);
  // Of one day the latest holds; below what the highest level has said nothing counts.
  const byDay = new Map(
    rows.filter((row) => highest && byLevel(row, highest) === 0).map((row) => [row.fromOn, row]),
  );
  return {
    profiles: eligibleProfiles.map((id) => {
      const profile = latestProfile(id);
      return {
        profile: id,
        standing: profile.standing,
        notice: spanOf(id, 'firstNotice'),
        handle: spanOf(id, 'handle'),
        handleComplex: ruleFor(profile, 'handle', 'complex')?.complexity
          ? spanOf(id, 'handle', 'complex')
          : null,
      };
    }),
    today: chosenIn(limitProfileFor(read, localDateOf(ports.clock.now()))),
    settings: [...byDay.values()]
      .map((row) => ({
        ...chosenIn(row.profileKey),
        from: row.fromOn,
        stationName: findStation(read, row.stationId)?.name ?? '',
        setAt: hlcTime(row.hlc),
      }))
      .toSorted((a, b) => (a.from < b.from ? 1 : -1)),
    fixed: highest !== undefined && byLevel(highest, { level: session.stationKind }) > 0,
  };
}

type Span = RouteOutput<'limits.get'>['profiles'][number]['notice'];

function spanOf(
  id: (typeof eligibleProfiles)[number],
  step: 'firstNotice' | 'handle',
  complexity: 'general' | 'complex' = 'general',
): Span {
  const span = ruleFor(latestProfile(id), step, complexity)?.span;
  if (!span) throw new RangeError(`${id} has no ${step}`);
  return span;
}

function chosenIn(key: string): RouteOutput<'limits.get'>['today'] {
  const { id, targets } = readKey(key);
  return { profile: eligibleProfiles.find((known) => known === id) ?? 'regs2022', ...targets };
}

/** Lays down limits for matters received from a day on. Errors: INPUT_INVALID (day), LIMITS_LAXER, LIMITS_FROM_ABOVE. */
export function setLimits(runtime: StationRuntime, session: Session, input: ParsedInput<'limits.set'>): void {
  const { from, profile, notice, handle } = input;
  if (from < firstLimitsDay) throw new AppError('INPUT_INVALID', {}, [{ path: 'from', code: 'TOO_EARLY' }]);
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const { stationKind: level } = session;
    if (allLimitSettings(tx).some((row) => byLevel(row, { level }) > 0))
      throw new AppError('LIMITS_FROM_ABOVE');
    const { legal, target } = resolveProfiles(chosenKey(profile, { notice, handle }), from);
    if (target) {
      const laxer = laxerRules(target, legal, knownCalendar(tx), from);
      if (laxer.length > 0) throw new AppError('LIMITS_LAXER', { rules: laxer.join(', ') });
    }
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'limitProfile.set',
        entityId: uuidv7(),
        businessDate: localDateOf(nowMs),
        body: { level, from, profile, notice, handle },
        pii: null,
      },
    ]);
  });
}
