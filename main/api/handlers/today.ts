import { owedToday } from '../../core/today/owed.ts';
import { waitingToday } from '../../core/today/waiting.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const todayHandlers = {
  'today.owed': (call, { within }) => owedToday(call.runtime, sessionOf(call), within),
  'today.waiting': (call) => waitingToday(call.runtime, sessionOf(call)),
} satisfies Partial<Handlers>;
