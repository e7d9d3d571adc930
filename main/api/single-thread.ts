import { contract } from '../contract/index.ts';
import type { Result } from '../contract/result.ts';
import type { CorePorts } from '../core/ports.ts';
import { StationRuntime } from '../core/runtime.ts';
import { assembleBackend, type Backend } from './backend.ts';
import type { Executor } from './dispatch.ts';
import { commandSender, execute, executeCommand, type Workplace } from './execute.ts';
import type { RouteTable } from './gate.ts';
import type { HandlerTable } from './handler.ts';
import { handlers as stationHandlers } from './handlers/index.ts';
import type { Log } from './log.ts';

export interface SingleThreadOptions {
  readonly routes?: RouteTable;
  readonly handlers?: HandlerTable;
  readonly log?: Log;
  readonly autoLockMinutes?: number;
}

export interface SingleThreadBackend extends Backend {
  readonly runtime: StationRuntime;
}

/** The whole program in the calling thread, for tests and tools: the same dispatch, sessions, jobs and files. */
export function createSingleThreadBackend(
  ports: CorePorts,
  options: SingleThreadOptions = {},
): SingleThreadBackend {
  const { log = () => undefined, handlers = stationHandlers, routes = contract } = options;
  const runtime = new StationRuntime(ports, 'single');
  const backend = assembleBackend({
    ...options,
    dataDir: ports.dataDir,
    clock: ports.clock,
    routes,
    log,
    checkOutputs: true,
    executor: createSingleThreadExecutor({ runtime, handlers, log }),
    stop: () => Promise.resolve(runtime.close()),
  });
  return { ...backend, runtime };
}

/** One call after the other, as in the writer thread: a check before an `await` still holds after it. */
function createSingleThreadExecutor(workplace: Workplace): Executor {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn(work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const answer = last.then(work);
    last = answer;
    return answer;
  }
  return {
    run: (_kind, request) => inTurn(() => execute(workplace, request)),
    start(request) {
      let progress = { done: 0, total: 0, step: '' };
      let isCancelled = false;
      const result = execute(workplace, request, {
        progress: (done, total, step) => {
          progress = { done, total, step };
        },
        isCancelled: () => isCancelled,
        writer: commandSender((command) => inTurn(() => executeCommand(workplace, command))),
      });
      return {
        result,
        progress: () => progress,
        cancel: () => {
          isCancelled = true;
        },
      };
    },
  };
}
