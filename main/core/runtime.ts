import type { CorePorts } from './ports.ts';
import { AppError } from './app-error.ts';
import type { OpenRegister } from './register.ts';
import { closeRegister, openRegister } from './register.ts';

/** Which thread this runtime lives in: the writer owns the write connection; the others read. `single` does both (tests, tools). */
export type ThreadRole = 'writer' | 'reader' | 'jobs' | 'single';

/** One per thread: the ports, and the register once somebody has unlocked it. */
export class StationRuntime {
  readonly ports: CorePorts;
  readonly role: ThreadRole;
  /** Called in the writer after it opened the register, so that the host can open the other threads with the same key. */
  onOpened: ((databaseKey: Uint8Array) => void) | null = null;
  /** The recovery code while it is on the screen, to check the groups that are typed back. */
  shownRecoveryCode: string | null = null;
  #register: OpenRegister | null = null;
  #databaseKey: Uint8Array | null = null;

  constructor(ports: CorePorts, role: ThreadRole) {
    this.ports = ports;
    this.role = role;
  }

  get isOpen(): boolean {
    return this.#register !== null;
  }

  /** The open register. Errors: STATION_NOT_READY before the first unlock. */
  get register(): OpenRegister {
    if (!this.#register) throw new AppError('STATION_NOT_READY');
    return this.#register;
  }

  /** Opens the register's databases with the unwrapped key; a second call with the register open does nothing. */
  open(databaseKey: Uint8Array, options: { readonly create?: boolean } = {}): OpenRegister {
    if (!this.#register) {
      this.#register = openRegister(this.ports, this.role, databaseKey, options.create ?? false);
      this.#databaseKey = Uint8Array.from(databaseKey);
      this.onOpened?.(databaseKey);
    }
    return this.#register;
  }

  /** The unwrapped key, to wrap it for another person. Errors: STATION_NOT_READY before the first unlock. */
  get databaseKey(): Uint8Array {
    if (!this.#databaseKey) throw new AppError('STATION_NOT_READY');
    return this.#databaseKey;
  }

  close(): void {
    if (this.#register) closeRegister(this.#register);
    this.#register = null;
    this.#databaseKey?.fill(0);
    this.#databaseKey = null;
    this.shownRecoveryCode = null;
  }
}
