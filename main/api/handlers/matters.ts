import { answerMatter, assignMatter } from '../../core/matters/change-matter.ts';
import { listedMatters, matterChoices, matterDetail } from '../../core/matters/read-matters.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const matterHandlers = {
  'matter.list': ({ runtime }, { sort, descending, ...query }) =>
    listedMatters(runtime.register, { ...query, order: { by: sort, descending } }),
  'matter.choices': ({ runtime }) => matterChoices(runtime.register),
  'matter.get': (call, { matterId }) => matterDetail(call.runtime, sessionOf(call), matterId),
  'matter.answer': (call, input) => {
    answerMatter(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.assign': (call, input) => {
    assignMatter(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
