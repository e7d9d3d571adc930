import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Volume } from '../../core/ports.ts';

/** A real file system of its own, as a stick is: it can be full, read-only, and gone. */
export class SmallDisk implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'stick-'));
  #isAttached = false;

  constructor(size: string) {
    mount(['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.path]);
    this.#isAttached = true;
  }

  get volume(): Volume {
    return { path: this.path, label: '备份U盘', removable: true, freeBytes: 1 };
  }

  setReadOnly(): void {
    mount(['-o', 'remount,ro', this.path]);
  }

  setWritable(): void {
    mount(['-o', 'remount,rw', this.path]);
  }

  /** Whatever is open on it stays open, as when a stick is pulled out. */
  pull(): void {
    if (!this.#isAttached) return;
    this.#isAttached = false;
    execFileSync('umount', ['-l', this.path], { stdio: 'pipe' });
  }

  [Symbol.dispose](): void {
    this.pull();
    rmdirSync(this.path);
  }
}

function mount(args: readonly string[]): void {
  execFileSync('mount', [...args], { stdio: 'pipe' });
}

/** Why there can be no small disks here; null: there can. */
export const whyNoSmallDisk: string | null = findOut();

function findOut(): string | null {
  if (process.platform !== 'linux') return 'only Linux mounts a tmpfs';
  if (process.getuid?.() !== 0) return 'only root may mount a tmpfs';
  try {
    new SmallDisk('64k')[Symbol.dispose]();
    return null;
  } catch {
    return 'this machine lets nobody mount a tmpfs';
  }
}
