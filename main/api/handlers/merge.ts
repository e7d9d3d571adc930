import { likelyMatters } from '../../core/matters/likely-matters.ts';
import { mergeMatter, unmergeMatter } from '../../core/matters/merge-matters.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const mergeHandlers = {
  'matter.likely': ({ runtime }, { matterId }) => ({ matters: likelyMatters(runtime.register, matterId) }),
  'matter.merge': (call, input) => mergeMatter(call.runtime, sessionOf(call), input),
  'matter.unmerge': (call, input) => unmergeMatter(call.runtime, sessionOf(call), input),
} satisfies Partial<Handlers>;
