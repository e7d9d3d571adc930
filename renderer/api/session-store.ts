import type { OpenedSession, Session } from '../../main/contract/routes/session.ts';
import type { ListChange } from '../../main/terms/list-here.ts';

export interface SessionState {
  /**
   * `closed`: nobody has unlocked since the page was loaded. `open`: `session` works.
   * `locked`: the screens of `session` are kept, hidden, until a PIN is given.
   */
  readonly phase: 'closed' | 'open' | 'locked';
  readonly session: Session | null;
  /** What the township has laid down of the lists, as it was when the person unlocked; nothing while it is locked. */
  readonly codeLists: readonly ListChange[];
  /** Why it is locked; decides the sentence on the PIN screen. */
  readonly lockedBy: 'person' | 'idle' | 'expired' | null;
  /** Counts the people who sat down here; screens are rebuilt when it changes. */
  readonly sitting: number;
  /** Counts how often somebody unlocked. */
  readonly opening: number;
}

/** Who works here. The token lives in this object's memory and nowhere else: a reload asks for the PIN again. */
export class SessionStore {
  #state: SessionState = {
    phase: 'closed',
    session: null,
    codeLists: [],
    lockedBy: null,
    sitting: 0,
    opening: 0,
  };
  #token: string | null = null;
  readonly #listeners = new Set<() => void>();

  readonly getSnapshot = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get token(): string | null {
    return this.#token;
  }

  /** A different person starts with fresh screens; the same person finds them as they were left. */
  open({ session, codeLists, token = '' }: OpenedSession): void {
    const { session: before, sitting, opening } = this.#state;
    this.#token = token;
    this.#set({
      phase: 'open',
      session,
      codeLists,
      lockedBy: null,
      sitting: sitting + (before?.staffId === session.staffId ? 0 : 1),
      opening: opening + 1,
    });
  }

  lock(lockedBy: 'person' | 'idle' | 'expired'): void {
    this.#token = null;
    if (this.#state.phase === 'open') this.#set({ ...this.#state, phase: 'locked', codeLists: [], lockedBy });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
