import { limitsHere, setLimits } from '../../core/limits/setting-service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const limitHandlers = {
  'limits.get': (call) => limitsHere(call.runtime, sessionOf(call)),
  'limits.set': (call, input) => {
    setLimits(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
