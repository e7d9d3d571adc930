import { mergeMatter, unmergeMatter } from '../../core/matters/merge-matters.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const mergeHandlers = {
  'matter.merge': (call, input) => {
    mergeMatter(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.unmerge': (call, input) => {
    unmergeMatter(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
