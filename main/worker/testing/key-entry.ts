import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { failure, success, type Result } from '../../contract/result.ts';
import type { Ask, FromThread, ThreadData, ToThread } from '../protocol.ts';

/**
 * A thread that has no register, only the key it was given: shows who has the key when. A call's route says what to do:
 * `test.unlock` (in the writer), `test.key`, `test.crash`. The reader cannot open with a key of zeros.
 */
const { name } = workerData as ThreadData;
const keyInput = z.object({ key: z.array(z.int()) });
let key: Uint8Array | null = null;
let opened = 0;

function post(message: FromThread): void {
  parentPort?.postMessage(message, []);
}

async function answer(ask: Ask): Promise<Result<unknown>> {
  if (ask.type === 'open') {
    // Slower than the writer's answer would be.
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    if (name === 'reader' && ask.databaseKey.every((byte) => byte === 0)) return failure('DISK_GONE');
    key = ask.databaseKey;
    opened += 1;
  }
  if (ask.type === 'call' && ask.request.route === 'test.unlock') {
    key = Uint8Array.from(keyInput.parse(ask.request.input).key);
    post({ type: 'opened', databaseKey: key });
  }
  if (ask.type === 'call' && ask.request.route === 'test.crash') process.exit(1);
  return success({ key: key && [...key], opened });
}

parentPort?.on('message', (message: ToThread) => {
  if (message.type !== 'ask') return;
  void answer(message.ask).then((result) => {
    post({ type: 'answer', id: message.id, result });
    return message.ask.type === 'close' && parentPort?.close();
  });
});
