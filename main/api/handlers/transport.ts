import { chooseExchangeFolder } from '../../core/transport/settings.ts';
import { transportStatus } from '../../core/transport/status.ts';
import { takeFromFolder } from '../../core/transport/take-from-folder.ts';
import { answerInOutbox } from '../../core/transport/receipts-out.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const transportHandlers = {
  'transport.status': ({ runtime }) => transportStatus(runtime),
  'transport.chooseFolder': (call, input) => {
    chooseExchangeFolder(call.runtime, sessionOf(call), input);
    return {};
  },
  'transport.take': async (call) => {
    const work = { runtime: call.runtime, session: sessionOf(call), job: call.job };
    const taken = await takeFromFolder(work);
    await answerInOutbox(work, taken.files);
    return taken;
  },
} satisfies Partial<Handlers>;
