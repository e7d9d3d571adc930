import type { FileOutcome } from '../../contract/routes/exchange.ts';
import { failure, success, type Result } from '../../contract/result.ts';
import { TestStation, townshipProfile } from './test-station.ts';

/** Enough for a slip. */
export const visit = {
  contact: {
    petitionerName: '李秀兰',
    phone: '13800135678',
    channel: 'visit',
    receivedAt: '2026-11-23T01:30:00.000Z',
    headcount: 1,
  },
  matter: { purpose: 'requestResolution', contentCategory: '01', summary: '村东排水沟堵塞，雨天院内进水' },
} as const;

/** A village and a township in folders of their own; nothing joins them but the files that the test carries. */
export class Pair implements AsyncDisposable {
  readonly village = new TestStation();
  readonly township = new TestStation();
  villageId = '';
  villageDevice = '';
  townshipCode = '';

  async found(): Promise<this> {
    const { session } = await this.village.found();
    this.villageId = session.stationId;
    this.villageDevice = session.deviceId;
    await this.township.found(townshipProfile);
    return this;
  }

  /** The village trusts the township. */
  async handOutCard(): Promise<void> {
    const { fileId, checkCode } = await this.township.call('exchange.card', {});
    this.townshipCode = checkCode;
    const card = await this.village.bring(await this.township.fetch(fileId));
    await this.village.call('exchange.loadCard', { fileId: card, typed: checkCode });
  }

  async exported(): Promise<Uint8Array> {
    return this.village.fetch((await this.village.work('exchange.export', { place: null })).fileId);
  }

  /** Both trust each other, and the village's first batch has been taken in. */
  async enrol(): Promise<void> {
    await this.handOutCard();
    await this.import(await this.exported());
    const { checkCode } = await this.village.call('exchange.ownCode', {});
    await this.township.work('exchange.approve', { deviceId: this.villageDevice, typed: checkCode });
  }

  /** What the township makes of a file that somebody brings. */
  async import(file: Uint8Array): Promise<Result<ImportResult>> {
    return importedBy(this.township, file);
  }

  /** The township's receipt, taken in by the village. */
  async receipt(): Promise<Result<ImportResult>> {
    const { fileId } = await this.township.work('exchange.exportReceipt', {
      stationId: this.villageId,
      place: null,
    });
    return importedBy(this.village, await this.township.fetch(fileId));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
  }
}

type ImportResult = NonNullable<FileOutcome['result']>;

/** One file, taken in by a station. */
export async function importedBy(station: TestStation, file: Uint8Array): Promise<Result<ImportResult>> {
  const { files } = await station.work('exchange.import', { fileIds: [await station.bring(file)] });
  const [outcome] = files;
  if (outcome?.result) return success(outcome.result);
  return failure(outcome?.error?.code ?? 'INTERNAL');
}
