import { owedToday } from '../../core/today/owed.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const todayHandlers = {
  'today.owed': (call) => owedToday(call.runtime.register, sessionOf(call)),
} satisfies Partial<Handlers>;
