import { answerMatter, assignMatter } from '../../core/matters/change-matter.ts';
import { listedMatters, matterChoices, matterDetail } from '../../core/matters/read-matters.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const matterHandlers = {
  'matter.list': (call, { sort, descending, ...query }) =>
    listedMatters(call.runtime.register, sessionOf(call), { ...query, order: { by: sort, descending } }),
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
