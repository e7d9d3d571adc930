import type { Session } from '../../contract/routes/session.ts';

/** Somebody with every role at a village, changed as a test needs. */
export function sessionWith(changes: Partial<Session> = {}): Session {
  return {
    staffId: '01980000-0000-7000-8000-000000000001',
    staffName: '王建国',
    roles: ['admin', 'registrar', 'handler', 'dutyLeader', 'approver', 'archivist', 'sealedOfficer'],
    stationId: '01980000-0000-7000-8000-000000000002',
    stationName: '柳河村接访站',
    stationKind: 'village',
    division12: '999999001201',
    deviceId: '01980000-0000-7000-8000-000000000003',
    ...changes,
  };
}

/** A clock that stands still until a test moves it. */
export function settableClock(start = Date.UTC(2026, 10, 23)): { now(): number; advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
