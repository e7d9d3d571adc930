import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode } from '../../contract/errors.ts';
import type {
  HandlerResult,
  JobRouteName,
  RouteInput,
  RouteName,
  RouteOutput,
} from '../../contract/index.ts';
import { failure, success, type ErrorParams, type Result } from '../../contract/result.ts';
import type { CorePorts, Volume } from '../../core/ports.ts';
import type { StationRuntime } from '../../core/runtime.ts';
import type { LogEntry } from '../log.ts';
import { createSingleThreadBackend } from '../single-thread.ts';

export const testSecret = '沿河两岸的柳树 2026';

/** Hundreds of stations are founded and unlocked in the tests; keyring.test.ts, the worker's, the format's vectors and the journeys have the real cost. */
const lowCost = { log2N: 2, r: 1, p: 1 };

export const townshipProfile = {
  kind: 'township',
  name: '柳林镇接访中心',
  division12: '999999001000',
  numberPrefix: '柳林',
  phone: '0999-5550100',
} as const;

export const villageProfile = {
  kind: 'village',
  name: '柳河村接访站',
  division12: '999999001201',
  numberPrefix: '柳河',
  phone: '0999-5550101',
  address: '柳河村村部一楼',
  hours: '每日 8:00—18:00',
} as const;

/** A real station in a folder of its own: real keys, real migrations, real dispatch, in one thread. */
export class TestStation implements AsyncDisposable {
  readonly root: string;
  readonly dataDir: string;
  readonly backupDir: string;
  nowMs = Date.parse('2026-11-23T02:00:00.000Z');
  token: string | null = null;
  /** Another one after a restart: the folder has come to another PC. */
  machineSecret = new Uint8Array(32).fill(7);
  /** What is attached to this PC. */
  volumes: readonly Volume[] = [];
  #backend;
  /** What went into the support log. */
  readonly log: LogEntry[] = [];
  #founderId = '';

  /** `root`: of a station whose process has ended. */
  constructor(root = mkdtempSync(join(tmpdir(), 'open-door-station-'))) {
    this.root = root;
    this.dataDir = join(root, 'data');
    this.backupDir = join(root, 'backup');
    this.#backend = this.#start();
  }

  #ports(): CorePorts {
    return {
      dataDir: this.dataDir,
      backupDir: this.backupDir,
      migrationsDir: join(import.meta.dirname, '../../../db/migrations'),
      appVersion: '0.0.0-test',
      host: 'loopback',
      clock: { now: () => this.nowMs },
      machine: { secret: this.machineSecret, strength: 'file' },
      sample: false,
      secretCost: lowCost,
      checkCodeCost: lowCost,
      listVolumes: () => Promise.resolve(this.volumes),
    };
  }

  #start() {
    mkdirSync(this.dataDir, { recursive: true });
    return createSingleThreadBackend(this.#ports(), { log: (entry) => this.log.push(entry) });
  }

  /** For tests that look below the contract. */
  get runtime(): StationRuntime {
    return this.#backend.runtime;
  }

  async ask<R extends RouteName>(route: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>> {
    const answer = await this.#backend.call(route, input, this.token);
    // The backend checks every output against the contract.
    return answer as Result<RouteOutput<R>>;
  }

  /** For steps that must succeed. */
  async call<R extends RouteName>(route: R, input: RouteInput<R>): Promise<RouteOutput<R>> {
    const answer = await this.ask(route, input);
    if (!answer.ok) throw new Error(`${route}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  /** Starts a job and waits for its end. */
  async run<R extends JobRouteName>(route: R, input: RouteInput<R>): Promise<Result<HandlerResult<R>>> {
    const started = await this.#backend.call(route, input, this.token);
    if (!started.ok) return started;
    const { jobId } = started.value as { jobId: string };
    for (;;) {
      const { state, result, error } = await this.call('job.get', { jobId });
      if (state === 'done') return success(result as HandlerResult<R>);
      if (state !== 'running') {
        return failure((error?.code ?? 'CANCELLED') as ErrorCode, (error?.params ?? {}) as ErrorParams);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** A job that must succeed. */
  async work<R extends JobRouteName>(route: R, input: RouteInput<R>): Promise<HandlerResult<R>> {
    const ended = await this.run(route, input);
    if (!ended.ok) throw new Error(`${route}: ${JSON.stringify(ended.error)}`);
    return ended.value;
  }

  /** A file that somebody brings. @returns its id */
  async bring(bytes: Uint8Array): Promise<string> {
    const put = await this.#backend.putFile(bytes);
    if (!put.ok) throw new Error(`putFile: ${put.error.code}`);
    return put.value.fileId;
  }

  /** The bytes of a file that a route made. */
  async fetch(fileId: string): Promise<Uint8Array> {
    const got = await this.#backend.getFile(fileId, this.token);
    if (!got.ok) throw new Error(`getFile: ${got.error.code}`);
    return Uint8Array.from(Buffer.concat(await got.value.stream().toArray()));
  }

  async found(
    profile: RouteInput<'station.create'>['profile'] = villageProfile,
  ): Promise<RouteOutput<'station.create'>> {
    const made = await this.call('station.create', {
      profile,
      staffName: '王建国',
      secret: testSecret,
    });
    this.token = made.token ?? null;
    this.#founderId = made.session.staffId;
    return made;
  }

  /** Another time of day: the founder unlocks again, because who was away is locked out. */
  async wakeAt(nowMs: number): Promise<void> {
    this.nowMs = nowMs;
    await this.unlockAs(this.#founderId);
  }

  /** Somebody of the station unlocks, with the secret that every test has. */
  async unlockAs(staffId: string): Promise<void> {
    const { token } = await this.call('session.unlock', { staffId, secret: testSecret });
    this.token = token ?? null;
  }

  /** Ends the process's work; the folder stays. */
  async close(): Promise<void> {
    await this.#backend.close();
  }

  /** Ends the process's work and starts again on the same folder, locked. */
  async restart(): Promise<void> {
    await this.#backend.close();
    this.token = null;
    this.#backend = this.#start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#backend.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}
