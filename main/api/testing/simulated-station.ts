import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteInput } from '../../contract/index.ts';
import { directoryOn } from '../../core/backups/places.ts';
import { readIdentity, type Identity } from '../../core/station/identity.ts';
import type { Reader } from '../../../db/store/store.ts';
import { simulated } from './seeded.ts';
import { TestStation, testSecret } from './test-station.ts';

/** In memory where the system has such a place: what is simulated is the exchange, not the disk. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const newFolder = (): string => mkdtempSync(join(scratch, 'simulated-'));

/** How a register may become another than the one that its PC wrote last. */
export const mishaps = ['copiedBack', 'rolledBack', 'restored', 'replaced'] as const;
export type Mishap = (typeof mishaps)[number];

/** A station that lives through many days and PCs, with what people have kept of it. */
export class SimulatedStation implements AsyncDisposable {
  readonly name: string;
  pc = new TestStation(newFolder());
  /** The program's own errors, of all PCs that it had. */
  readonly faults: string[] = [];
  readonly contacts: string[] = [];
  readonly disputes: string[] = [];
  /** On paper: of this register, and of those before it. */
  readonly recoveryCodes: string[] = [];
  /** Put back with its high-water mark: nothing on this PC can know. */
  isRolledBack = false;
  /** There was a second register of it: only then may a batch of it come under a key of before. */
  wasTwo = false;
  #rolledBackEpoch = '';
  #staffId = '';
  #recoveryCode = '';
  #kept: { readonly folder: string; readonly backup: Uint8Array; readonly pc: number } | null = null;
  #pcs = 0;
  #clones = 0;

  constructor(name: string) {
    this.name = name;
  }

  async found(profile: RouteInput<'station.create'>['profile']): Promise<void> {
    this.pc.nowMs = simulated.now;
    const { session, recoveryCode } = await this.pc.found(profile);
    this.#staffId = session.staffId;
    this.#recoveryCode = recoveryCode;
    this.recoveryCodes.push(recoveryCode);
  }

  /** The same station on a copied folder: two PCs that both believe to be the one. */
  async clone(): Promise<SimulatedStation> {
    await this.pc.restart();
    this.#clones += 1;
    this.wasTwo = true;
    const other = new SimulatedStation(`${this.name}, copy ${this.#clones}`);
    cpSync(this.pc.dataDir, other.pc.dataDir, { recursive: true });
    other.pc.machineSecret = this.pc.machineSecret;
    await other.pc.restart();
    other.#staffId = this.#staffId;
    other.contacts.push(...this.contacts);
    other.disputes.push(...this.disputes);
    await this.wake();
    await other.wake();
    return other;
  }

  get reader(): Reader {
    return this.pc.runtime.register.read;
  }

  get identity(): Identity {
    return readIdentity(this.reader);
  }

  /** Somebody unlocks at the time of the simulation. */
  async wake(): Promise<void> {
    this.pc.nowMs = simulated.now;
    const { token } = await this.pc.call('session.unlock', { staffId: this.#staffId, secret: testSecret });
    this.pc.token = token ?? null;
  }

  /** Once another epoch is in force, what was put back is known to be so. */
  noteEpoch(): void {
    if (this.isRolledBack && this.identity.epoch.r !== this.#rolledBackEpoch) this.isRolledBack = false;
  }

  /** Keeps a backup and a copy of the folder, as a person might. */
  async keep(): Promise<void> {
    await this.pc.work('backup.run', {});
    const directory = directoryOn(this.pc.backupDir, this.identity.stationId);
    const newest = readdirSync(directory).findLast((name) => name.endsWith('.odb')) ?? '';
    const backup = Uint8Array.from(readFileSync(join(directory, newest)));
    await this.pc.restart();
    if (this.#kept) rmSync(this.#kept.folder, { recursive: true, force: true });
    this.#kept = { folder: newFolder(), backup, pc: this.#pcs };
    cpSync(this.pc.dataDir, this.#kept.folder, { recursive: true });
    await this.wake();
  }

  /** @returns false where nothing was kept that could come back */
  async suffer(mishap: Mishap): Promise<boolean> {
    if (!this.#kept) return false;
    const { folder, pc } = this.#kept;
    // Of a PC that is gone only the backup is of use.
    if (pc !== this.#pcs && (mishap === 'copiedBack' || mishap === 'rolledBack')) return false;
    switch (mishap) {
      case 'copiedBack':
        await this.pc.close();
        for (const name of ['register.db', 'register.db-wal', 'register.db-shm']) {
          rmSync(join(this.pc.dataDir, name), { force: true });
          if (existsSync(join(folder, name))) cpSync(join(folder, name), join(this.pc.dataDir, name));
        }
        break;
      case 'rolledBack':
        await this.pc.close();
        rmSync(this.pc.dataDir, { recursive: true, force: true });
        cpSync(folder, this.pc.dataDir, { recursive: true });
        break;
      case 'restored':
        await this.pc.restart();
        await this.pc.call('station.setAside', {});
        break;
      case 'replaced':
        await this.#takeNewPc();
        break;
    }
    if (mishap === 'restored' || mishap === 'replaced') await this.#restore();
    else {
      await this.pc.restart();
      await this.wake();
    }
    if (mishap === 'rolledBack') {
      this.isRolledBack = true;
      this.wasTwo = true;
      this.#rolledBackEpoch = this.identity.epoch.r;
    } else this.isRolledBack = false;
    return true;
  }

  /**
   * The register is gone, and so is every backup of it: somebody stole the PC and what lay beside it, or nobody knows the
   * secret any more and it is set aside. The station begins again by the township's note.
   */
  async beginAgain(
    note: Uint8Array,
    profile: RouteInput<'station.create'>['profile'],
    isStolen: boolean,
  ): Promise<void> {
    if (isStolen) await this.#takeNewPc();
    else {
      await this.pc.restart();
      await this.pc.call('station.setAside', {});
    }
    if (this.#kept) rmSync(this.#kept.folder, { recursive: true, force: true });
    this.#kept = null;
    this.isRolledBack = false;
    const made = await this.pc.call('station.create', {
      profile,
      staffName: '王建国',
      secret: testSecret,
      noteFileId: await this.pc.bring(note),
    });
    this.pc.token = made.token ?? null;
    this.#staffId = made.session.staffId;
    this.#recoveryCode = made.recoveryCode;
    this.recoveryCodes.push(made.recoveryCode);
  }

  /** Replaces the keys, where that is possible. */
  async replaceKeys(): Promise<boolean> {
    return (await this.pc.ask('station.replaceKeys', { secret: testSecret })).ok;
  }

  /** Somebody has called: nobody takes what is signed here any more. */
  async enrolAnew(): Promise<void> {
    await this.pc.call('station.enrolAnew', { secret: testSecret });
    await this.wake();
  }

  async #takeNewPc(): Promise<void> {
    this.#noteFaults();
    await this.pc[Symbol.asyncDispose]();
    this.pc = new TestStation(newFolder());
    this.#pcs += 1;
    this.pc.machineSecret = new Uint8Array(32).fill(100 + this.#pcs);
    this.pc.nowMs = simulated.now;
    await this.pc.restart();
  }

  async #restore(): Promise<void> {
    const fileId = await this.pc.bring(this.#kept?.backup ?? new Uint8Array());
    const recoveryCode = this.#recoveryCode;
    this.pc.nowMs = simulated.now;
    await this.pc.work('restore.open', { source: { fileId }, recoveryCode });
    const opened = await this.pc.call('restore.finish', {
      recoveryCode,
      staffId: this.#staffId,
      newSecret: testSecret,
    });
    this.pc.token = opened.token ?? null;
  }

  #noteFaults(): void {
    for (const { level, event, details } of this.pc.log.splice(0)) {
      if (level === 'error') this.faults.push(`${event} ${JSON.stringify(details)}`);
    }
  }

  /** Errors of the program itself that nobody foresaw, so far. */
  takeFaults(): string[] {
    this.#noteFaults();
    return this.faults.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pc[Symbol.asyncDispose]();
    if (this.#kept) rmSync(this.#kept.folder, { recursive: true, force: true });
  }
}
