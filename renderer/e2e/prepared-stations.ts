import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RouteOutput } from '../../main/contract/index.ts';
import { enrol, receiptFor } from '../../main/api/testing/pair.ts';
import { TestStation } from '../../main/api/testing/test-station.ts';
import { openMachineSecretFile } from '../../main/core/keys/machine-secret-file.ts';
import { township } from './exchange-steps.ts';
import { village, type NewStation } from './steps.ts';

// Most journeys begin where another one has already shown how people get there. The stations that they begin with are
// made once a run, by the program's own dispatch, and copied.

/** Founded and nothing else; or joined with each other, with the first batch receipted and the grant taken in. */
export type PreparedStation = 'village' | 'township' | 'joined-village' | 'joined-township';

/** Beside the data folder of a station: where its machine secret lies. */
export const secretFolder = 'secret';

const folderVariable = 'OPEN_DOOR_PREPARED';
const papersSchema = z.object({ villageGroups: z.array(z.string()), townshipGroups: z.array(z.string()) });
/** What was printed when the stations were founded: the groups of their recovery codes. */
type Papers = z.infer<typeof papersSchema>;

export function preparedFolder(station: PreparedStation): string {
  return join(process.env[folderVariable] ?? '', station);
}

export function preparedPapers(): Papers {
  const file = join(process.env[folderVariable] ?? '', 'papers.json');
  return papersSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Makes all of them in the folder, for the processes that this one starts. */
export async function prepareStations(folder: string): Promise<void> {
  const lower = await foundStation(join(folder, 'village'), village);
  const upper = await foundStation(join(folder, 'township'), township);
  const papers: Papers = {
    villageGroups: lower.recoveryCode.split('-'),
    townshipGroups: upper.recoveryCode.split('-'),
  };
  writeFileSync(join(folder, 'papers.json'), JSON.stringify(papers));

  for (const station of ['village', 'township']) {
    cpSync(join(folder, station), join(folder, `joined-${station}`), { recursive: true });
  }
  const below = await openPrepared(join(folder, 'joined-village'));
  const above = await openPrepared(join(folder, 'joined-township'));
  const { stationId, deviceId, staffId } = lower.session;
  await below.unlockAs(staffId);
  await above.unlockAs(upper.session.staffId);
  await enrol(below, above, deviceId);
  const receipt = await receiptFor(below, above, stationId);
  if (!receipt.ok) throw new Error(receipt.error.code);
  await below.close();
  await above.close();
  process.env[folderVariable] = folder;
}

/** A station in this folder that has just been founded: now, or at another time. */
export async function foundStation(
  root: string,
  { kind, name, division12, prefix }: NewStation,
  nowMs?: number,
): Promise<RouteOutput<'station.create'>> {
  const station = await openPrepared(root, nowMs);
  const profile = {
    kind: kind === village.kind ? 'village' : 'township',
    name,
    division12,
    numberPrefix: prefix,
    phone: '0999-5550101',
  } as const;
  const made = await station.found(profile);
  await station.close();
  return made;
}

/** A prepared station as a host of the program opens it, with the machine secret in a file; close it before a host does. */
export async function openPrepared(root: string, nowMs = Date.now()): Promise<TestStation> {
  const station = new TestStation(root);
  station.nowMs = nowMs;
  const secrets = { OPEN_DOOR_SECRET_DIR: join(root, secretFolder) };
  station.machineSecret = Uint8Array.from(openMachineSecretFile(station.dataDir, secrets).secret);
  await station.restart();
  return station;
}
