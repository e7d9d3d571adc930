import type { Result } from '../contract/result.ts';
import type { Command, Request } from '../api/execute.ts';
import type { LogEntry } from '../api/log.ts';
import type { PortsData } from './ports.ts';

/** `writer` owns the write connection, `reader` answers reads, `jobs` does long work on a read connection. */
export type ThreadName = 'writer' | 'reader' | 'jobs';

/** What a thread gets when it starts. */
export interface ThreadData {
  readonly name: ThreadName;
  readonly ports: PortsData;
}

/** What the main thread asks; each is answered with one result. */
export type Ask =
  | { readonly type: 'open'; readonly databaseKey: Uint8Array }
  | { readonly type: 'call'; readonly request: Request }
  | { readonly type: 'job'; readonly request: Request; readonly shared: SharedArrayBuffer }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'close' };

interface Answer {
  readonly type: 'answer';
  readonly id: number;
  readonly result: Result<unknown>;
}

export type ToThread = { readonly type: 'ask'; readonly id: number; readonly ask: Ask } | Answer;

export type FromThread =
  | Answer
  /** The writer has opened the register: the others may too. */
  | { readonly type: 'opened'; readonly databaseKey: Uint8Array }
  /** A job wants the writer to do something; answered with the same id. */
  | { readonly type: 'command'; readonly id: number; readonly command: Command }
  | { readonly type: 'step'; readonly id: number; readonly step: string }
  | { readonly type: 'log'; readonly entry: LogEntry };
