import { createHash, randomBytes } from 'node:crypto';
import type { Session } from '../contract/routes/session.ts';
import type { Clock } from '../core/ports.ts';
import type { Role } from '../terms/station.ts';

export const DEFAULT_AUTO_LOCK_MINUTES = 15;
/** A clock may be set right by this much without locking anybody out; set back farther, it ends the session. */
const CLOCK_TOLERANCE_MS = 60_000;

interface OpenSession {
  readonly session: Session;
  lastUsedAt: number;
  /** The person has left, and is only here to print what was signed off. */
  onlyPrints: boolean;
}

/**
 * Who has unlocked. A token is 32 random bytes; only its SHA-256 is kept, so that neither memory nor timing gives one away.
 * Several may be open at once: a reload forgets its token, and its session ends by itself when idle.
 */
export class Sessions {
  readonly #clock: Clock;
  readonly #autoLockMs: number;
  readonly #open = new Map<string, OpenSession>();

  constructor(clock: Clock, autoLockMinutes = DEFAULT_AUTO_LOCK_MINUTES) {
    this.#clock = clock;
    this.#autoLockMs = autoLockMinutes * 60_000;
  }

  /** The token of a new session. */
  open(session: Session): string {
    this.#dropIdle();
    const token = randomBytes(32).toString('base64url');
    this.#open.set(digestOf(token), { session, lastUsedAt: this.#clock.now(), onlyPrints: false });
    return token;
  }

  /** `use` false: asking does not count as activity of the person, as when a screen polls a job. */
  find(token: string | null, use = true): Session | null {
    if (token === null) return null;
    this.#dropIdle();
    const found = this.#open.get(digestOf(token));
    if (!found) return null;
    if (use) found.lastUsedAt = this.#clock.now();
    return found.session;
  }

  /** Who has unlocked and has one of these roles, of several the one who did something last. */
  findUnlocked(roles: readonly Role[]): Session | null {
    this.#dropIdle();
    const able = [...this.#open.values()]
      .filter(({ session, onlyPrints }) => !onlyPrints && session.roles.some((role) => roles.includes(role)))
      .toSorted((a, b) => a.lastUsedAt - b.lastUsedAt);
    return able.at(-1)?.session ?? null;
  }

  close(token: string): void {
    this.#open.delete(digestOf(token));
  }

  /** `printing`: the token of a session that stays open to print, and for nothing else. */
  closeAllOf(staffId: string, printing: string | null = null): void {
    const kept = printing === null ? null : digestOf(printing);
    for (const [digest, open] of this.#open) {
      if (open.session.staffId !== staffId) continue;
      if (digest === kept) open.onlyPrints = true;
      else this.#open.delete(digest);
    }
  }

  onlyPrints(token: string | null): boolean {
    return token !== null && this.#open.get(digestOf(token))?.onlyPrints === true;
  }

  closeAll(): void {
    this.#open.clear();
  }

  #dropIdle(): void {
    const now = this.#clock.now();
    for (const [digest, { lastUsedAt }] of this.#open) {
      const idle = now - lastUsedAt;
      if (idle >= this.#autoLockMs || idle < -CLOCK_TOLERANCE_MS) this.#open.delete(digest);
    }
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
