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
  readonly village: TestStation;
  readonly township: TestStation;
  villageId = '';
  villageDevice = '';
  townshipCode = '';
  villageRecoveryCode = '';
  townshipRecoveryCode = '';

  /** Others than new ones: of another program version, or a copy of a pair that was prepared. */
  constructor(village = new TestStation(), township = new TestStation()) {
    this.village = village;
    this.township = township;
  }

  async found(): Promise<this> {
    const { session, recoveryCode } = await this.village.found();
    this.villageRecoveryCode = recoveryCode;
    this.villageId = session.stationId;
    this.villageDevice = session.deviceId;
    this.townshipRecoveryCode = (await this.township.found(townshipProfile)).recoveryCode;
    return this;
  }

  /** The village trusts the township. */
  async handOutCard(): Promise<void> {
    this.townshipCode = await handOutCard(this.village, this.township);
  }

  async exported(): Promise<Uint8Array> {
    return this.village.fetch((await this.village.work('exchange.export', { place: null })).fileId);
  }

  /** Both trust each other, and the village's first batch has been taken in. */
  async enrol(): Promise<void> {
    this.townshipCode = await enrol(this.village, this.township, this.villageDevice);
  }

  /** What the township makes of a file that somebody brings. */
  async import(file: Uint8Array): Promise<Result<ImportResult>> {
    return importedBy(this.township, file);
  }

  /** The township's receipt, taken in by the village. */
  async receipt(): Promise<Result<ImportResult>> {
    return receiptFor(this.village, this.township, this.villageId);
  }

  /** All that waits goes up, and its receipt comes back. */
  async exchange(): Promise<void> {
    await this.import(await this.exported());
    await this.receipt();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
  }
}

async function handOutCard(village: TestStation, township: TestStation): Promise<string> {
  const { fileId, checkCode } = await township.call('exchange.card', {});
  const card = await village.bring(await township.fetch(fileId));
  await village.call('exchange.loadCard', { fileId: card, typed: checkCode });
  return checkCode;
}

/** A village joins a township: card, first batch, its digits typed. @returns the township's digits */
export async function enrol(village: TestStation, township: TestStation, deviceId: string): Promise<string> {
  const townshipCode = await handOutCard(village, township);
  const { fileId } = await village.work('exchange.export', { place: null });
  await importedBy(township, await village.fetch(fileId));
  const { checkCode } = await village.call('exchange.ownCode', {});
  await township.work('exchange.approve', { deviceId, typed: checkCode });
  return townshipCode;
}

/** The township's receipt for one village, with the grant, taken in there. */
export async function receiptFor(
  village: TestStation,
  township: TestStation,
  stationId: string,
): Promise<Result<ImportResult>> {
  const { fileId } = await township.work('exchange.exportReceipt', { stationId, place: null });
  return importedBy(village, await township.fetch(fileId));
}

type ImportResult = NonNullable<FileOutcome['result']>;

/** One file, taken in by a station. */
export async function importedBy(station: TestStation, file: Uint8Array): Promise<Result<ImportResult>> {
  const { files } = await station.work('exchange.import', { fileIds: [await station.bring(file)] });
  const [outcome] = files;
  if (outcome?.result) return success(outcome.result);
  return failure(outcome?.error?.code ?? 'INTERNAL');
}
