import { owedToday } from '../../core/today/owed.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const todayHandlers = {
  'today.owed': (call, { within }) => owedToday(call.runtime, sessionOf(call), within),
} satisfies Partial<Handlers>;
