import { answerVillage, readRequest } from '../../core/recovery/answer-village.ts';
import { askTownship, openWithAnswer } from '../../core/recovery/ask-township.ts';
import { opened, sessionOf, type Handlers } from '../handler.ts';

export const recoveryHandlers = {
  'recovery.ask': ({ runtime }) => askTownship(runtime),
  'recovery.open': async ({ runtime }, input) => opened(runtime, await openWithAnswer(runtime, input)),
  'recovery.read': ({ runtime }, { fileId }) => readRequest(runtime, fileId),
  'recovery.answer': (call, input) => answerVillage(call.runtime, sessionOf(call), input),
} satisfies Partial<Handlers>;
