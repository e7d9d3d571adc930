import type { Result } from '../contract/result.ts';
import { failure } from '../contract/result.ts';
import type { Route } from '../contract/route.ts';
import type { Session } from '../contract/routes/session.ts';

export type RouteTable = Readonly<Record<string, Route>>;

/** A name from outside is never looked up along the prototype: `constructor` is no route. */
export function findRoute(routes: RouteTable, name: string): Route | null {
  return Object.hasOwn(routes, name) ? (routes[name] ?? null) : null;
}

/** Why this person may not even ask; null: may. */
export function refusalOf({ needs }: Route, session: Session | null): Result<never> | null {
  if (!needs.session) return null;
  if (!session) return failure('SESSION_REQUIRED');
  const { roles, stationKinds } = needs;
  const hasRole = !roles || roles.some((role) => session.roles.includes(role));
  const isRightStation = !stationKinds || stationKinds.includes(session.stationKind);
  return hasRole && isRightStation ? null : failure('FORBIDDEN');
}
