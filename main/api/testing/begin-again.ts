import type { RouteInput } from '../../contract/index.ts';
import { findMissingOps } from '../../core/station/missing-ops.ts';
import type { Violation } from './exchange-oracle.ts';
import { lostRegister, type PackOracle } from './pack-oracle.ts';
import type { Seeded } from './seeded.ts';
import type { SimulatedStation } from './simulated-station.ts';

export interface BeginningAgain {
  readonly village: SimulatedStation;
  readonly township: SimulatedStation;
  readonly oracle: PackOracle;
  readonly random: Seeded;
  readonly profile: RouteInput<'station.create'>['profile'];
  /** Another PC; else the same one, whose old register was set aside. */
  readonly isStolen: boolean;
  readonly bringCard: () => Promise<void>;
  /** What the new PC exports, told to those who watch. */
  readonly noteSent: () => void;
}

/**
 * Station without a register: note, new start, card and digits both ways, pack, codes on paper. People go there for it, so
 * nothing of it is lost or late. @returns null where the township has never heard of the station
 */
export async function beginAgain(world: BeginningAgain): Promise<Violation[] | null> {
  const { village, township, oracle, random } = world;
  const { stationId } = village.identity;
  const asked = await township.pc.ask('restore.exportNote', { stationId });
  if (!asked.ok) return null;
  const lost = lostRegister(village.reader);
  await village.beginAgain(await township.pc.fetch(asked.value.fileId), world.profile, world.isStolen);
  await world.bringCard();
  const request = await village.pc.work('exchange.export', { place: null });
  world.noteSent();
  const brought = await township.pc.bring(await village.pc.fetch(request.fileId));
  await township.pc.work('exchange.import', { fileIds: [brought] });
  const { checkCode } = await village.pc.call('exchange.ownCode', {});
  const { deviceId } = village.identity;
  await township.pc.work('exchange.approve', { deviceId, typed: checkCode });
  const owed = oracle.owedOf(lost, township.reader, stationId);
  const made = await township.pc.run('restore.exportPack', { stationId, place: null });
  // Only a station that never sent a thing has no pack.
  if (!made.ok) return oracle.check(village.name, { lost, owed, told: null }, village.reader);
  const fileIds: string[] = [];
  for (const { fileId } of random.shuffled(made.value.files)) {
    fileIds.push(await village.pc.bring(await township.pc.fetch(fileId)));
  }
  const found: Violation[] = [];
  for (const recoveryCode of [...random.shuffled(village.recoveryCodes), null]) {
    const taken = await village.pc.run('restore.importPack', { fileIds, recoveryCode });
    // Of a register before, or of the new one: it opens none of them.
    if (taken.ok || taken.error.code === 'PACK_CODE_WRONG') continue;
    found.push({ invariant: 'I12', where: village.name, what: `pack: ${taken.error.code}` });
  }
  const told = findMissingOps(village.reader);
  return [
    ...found,
    ...oracle.check(village.name, { lost, owed, told }, village.reader),
    ...oracle.checkFiles(village.name, township.reader, village.reader, stationId),
  ];
}
