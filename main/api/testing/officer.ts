import { testSecret, type TestStation } from './test-station.ts';

export const officerPassphrase = '桂花开在九月里 17';

/** Somebody of a township who is appointed, and sets a passphrase that nobody else knows. */
export class Officer {
  readonly #station: TestStation;
  readonly #staffId: string;

  private constructor(station: TestStation, staffId: string) {
    this.#station = station;
    this.#staffId = staffId;
  }

  static async appoint(station: TestStation, name = '郑守正'): Promise<Officer> {
    const { staffId } = await station.call('staff.create', { name, roles: ['handler'], secret: testSecret });
    await station.call('sealed.appoint', { staffId });
    const officer = new Officer(station, staffId);
    await officer.work(() => station.call('sealed.setPassphrase', { secret: officerPassphrase }));
    return officer;
  }

  /** Does something as the officer; afterwards the person before sits there again. */
  async work<T>(something: () => Promise<T>): Promise<T> {
    const { token } = this.#station;
    const unlocked = await this.#station.call('session.unlock', {
      staffId: this.#staffId,
      secret: testSecret,
    });
    this.#station.token = unlocked.token ?? null;
    try {
      return await something();
    } finally {
      this.#station.token = token;
    }
  }
}
