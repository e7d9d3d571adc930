import { listedBlankSets, reserveBlankSets, voidBlankSet } from '../../core/blank-sets/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const blankSetHandlers = {
  'blankSet.list': ({ runtime }, input) => ({ sets: listedBlankSets(runtime.register, input) }),
  'blankSet.reserve': (call, { count }) => ({
    blankSetIds: reserveBlankSets(call.runtime, sessionOf(call), count),
  }),
  'blankSet.void': (call, input) => {
    voidBlankSet(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
