import { expect } from 'vitest';
import type { HandlerResult } from '../../contract/index.ts';
import { readIdentity } from '../../core/station/identity.ts';
import { importedBy, type Pair } from './pair.ts';
import { TestStation, testSecret, villageProfile } from './test-station.ts';

// A station that begins again on another PC, as people do it step by step.

/** The pack of a station, brought to it. */
export async function packFor(pair: Pair, village: TestStation): Promise<string[]> {
  const { files } = await pair.township.work('restore.exportPack', {
    stationId: pair.villageId,
    place: null,
  });
  const brought: string[] = [];
  for (const { fileId } of files) brought.push(await village.bring(await pair.township.fetch(fileId)));
  return brought;
}

export async function packImported(
  village: TestStation,
  fileIds: string[],
  recoveryCode: string | null,
): Promise<HandlerResult<'restore.importPack'>['parts']> {
  return (await village.work('restore.importPack', { fileIds, recoveryCode })).parts;
}

/** Card and digits both ways, for a PC that takes the place of another one. */
export async function joinAgain(pair: Pair, village: TestStation): Promise<void> {
  const { fileId, checkCode } = await pair.township.call('exchange.card', {});
  const card = await village.bring(await pair.township.fetch(fileId));
  await village.call('exchange.loadCard', { fileId: card, typed: checkCode });
  const { fileId: batch } = await village.work('exchange.export', { place: null });
  expect(await importedBy(pair.township, await village.fetch(batch))).toMatchObject({
    value: { state: 'quarantine', request: { replaces: true } },
  });
  const { deviceId } = readIdentity(village.runtime.register.read);
  const typed = (await village.call('exchange.ownCode', {})).checkCode;
  await pair.township.work('exchange.approve', { deviceId, typed });
}

/** What binds keys to the PC on which the station begins again. */
export const bareMachine = new Uint8Array(32).fill(9);

/** The station begins again on a bare PC, by the township's note. */
export async function beganAgain(pair: Pair): Promise<TestStation> {
  const { fileId } = await pair.township.call('restore.exportNote', { stationId: pair.villageId });
  const note = await pair.township.fetch(fileId);
  const village = new TestStation();
  village.machineSecret = bareMachine;
  await village.restart();
  const noteFileId = await village.bring(note);
  expect(await village.call('restore.readNote', { fileId: noteFileId })).toMatchObject({
    name: villageProfile.name,
  });
  expect(await foundByNote(village, noteFileId)).toBe(pair.villageId);
  return village;
}

/** Founded as the station that a note names. */
export async function foundByNote(village: TestStation, noteFileId: string): Promise<string> {
  const made = await village.call('station.create', {
    profile: villageProfile,
    staffName: '王建国',
    secret: testSecret,
    noteFileId,
  });
  village.token = made.token ?? null;
  return made.session.stationId;
}
