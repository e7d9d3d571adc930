import { join } from 'node:path';
import { z } from 'zod';
import { openReadStore, openWriteStore } from '../../../db/store/open.ts';
import { withWriteTx, type ReadStore, type WriteStore } from '../../../db/store/store.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { testDatabaseKey } from '../../../db/fixtures/open-test-database.ts';
import type { RouteTable } from '../../api/gate.ts';
import type { HandlerTable, JobCall } from '../../api/handler.ts';
import { contract } from '../../contract/index.ts';
import { anyone, defineJob, defineRoute } from '../../contract/route.ts';
import { AppError } from '../../core/app-error.ts';

const pair = z.object({ key: z.string(), value: z.string() });
const nothing = z.object({});

/** Routes over one table, for what only several threads can show. */
export const testRoutes: RouteTable = {
  ...contract,
  'test.set': defineRoute({ kind: 'write', needs: anyone, input: pair, output: nothing }),
  'test.setSlowly': defineRoute({ kind: 'write', needs: anyone, input: pair, output: nothing }),
  'test.get': defineRoute({
    kind: 'read',
    needs: anyone,
    input: z.object({ key: z.string() }),
    output: z.object({ value: z.string().nullable() }),
  }),
  'test.crashRead': defineRoute({ kind: 'read', needs: anyone, input: nothing, output: nothing }),
  'test.crashInTransaction': defineRoute({ kind: 'write', needs: anyone, input: pair, output: nothing }),
  'test.unsendable': defineRoute({ kind: 'read', needs: anyone, input: nothing, output: z.unknown() }),
  'test.refuse': defineRoute({ kind: 'write', needs: anyone, input: nothing, output: nothing }),
  'test.count': defineJob({
    needs: anyone,
    input: z.object({ to: z.int() }),
    result: z.object({ counted: z.int(), echo: z.string() }),
  }),
  'test.busyUntilCancelled': defineJob({ needs: anyone, input: nothing, result: nothing }),
  'test.waitForNetwork': defineJob({ needs: anyone, input: nothing, result: nothing, waitsForNetwork: true }),
  'test.crashJob': defineJob({ needs: anyone, input: nothing, result: nothing }),
};

type Pair = z.infer<typeof pair>;

let writeStore: WriteStore | null = null;
let readStore: ReadStore | null = null;

const fileOf = ({ runtime }: JobCall): string => join(runtime.ports.dataDir, 'test.db');

function writer(call: JobCall): WriteStore {
  return (writeStore ??= openWriteStore({ file: fileOf(call), key: testDatabaseKey, create: true }));
}

function set(call: JobCall, { key, value }: Pair): object {
  withWriteTx(writer(call), (tx) => setMeta(tx, key, value));
  return {};
}

/** As a bug would: outside every handler, so that the thread ends. */
function crashLater(): Promise<never> {
  setImmediate(() => {
    throw new Error('姓名 李秀兰');
  });
  return new Promise(() => undefined);
}

export const testHandlers: HandlerTable = {
  'test.set': set,
  'test.setSlowly': async (call: JobCall, input: Pair) => {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    return set(call, input);
  },
  'test.get': (call: JobCall, { key }: Pair) => {
    readStore ??= openReadStore({ file: fileOf(call), key: testDatabaseKey });
    return { value: findMeta(readStore, key) ?? null };
  },
  'test.crashRead': crashLater,
  'test.crashInTransaction': (call: JobCall, { key, value }: Pair) =>
    withWriteTx(writer(call), (tx) => {
      setMeta(tx, key, value);
      process.exit(7);
    }),
  'test.unsendable': () => ({ leak: () => undefined }),
  'test.refuse': () => {
    throw new AppError('CONFLICT', { count: 2 }, [{ path: 'a.b', code: 'taken' }]);
  },
  'test.count': async ({ job }: JobCall, { to }: { to: number }) => {
    for (let done = 0; done <= to; done++) job.progress(done, to, done < to ? 'counting' : 'counted');
    const { echo } = await job.writer('ping', { echo: 'from the writer' });
    return { counted: to, echo };
  },
  'test.busyUntilCancelled': ({ job }: JobCall) => {
    job.progress(0, 0, 'busy');
    // Never gives the thread's event loop a turn, as decoding a batch does not.
    while (!job.isCancelled());
    throw new AppError('CANCELLED');
  },
  'test.waitForNetwork': async ({ job }: JobCall) => {
    job.progress(0, 0, 'waiting');
    while (!job.isCancelled()) await new Promise((resolve) => setTimeout(resolve, 10));
    throw new AppError('CANCELLED');
  },
  'test.crashJob': crashLater,
};
