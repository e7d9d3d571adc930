import { connectToReceiver } from '../../core/transport/connect.ts';
import { setOnline, setReceiver } from '../../core/transport/online-settings.ts';
import { chooseExchangeFolder } from '../../core/transport/settings.ts';
import { transportStatus } from '../../core/transport/status.ts';
import { takeFromFolder } from '../../core/transport/take-from-folder.ts';
import { answerDecided, answerTaken } from '../../core/transport/answers.ts';
import { sessionOf, type Handlers } from '../handler.ts';
import { workOf } from './exchange.ts';

export const transportHandlers = {
  'transport.status': ({ runtime }) => transportStatus(runtime),
  'transport.chooseFolder': (call, input) => {
    chooseExchangeFolder(call.runtime, sessionOf(call), input);
    return {};
  },
  'transport.take': async (call) => {
    const work = workOf(call);
    const taken = await takeFromFolder(work);
    await answerTaken(work, taken.files);
    return taken;
  },
  'transport.answer': (call) => answerDecided(workOf(call)),
  'transport.setOnline': (call, input) => setOnline(call.runtime, sessionOf(call), input),
  'transport.setReceiver': (call, input) => {
    setReceiver(call.runtime, sessionOf(call), input);
    return {};
  },
  'transport.connect': (call, input) => connectToReceiver(workOf(call), input),
} satisfies Partial<Handlers>;
