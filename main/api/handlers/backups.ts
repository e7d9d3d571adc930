import { chooseBackupFolder, listSticks, markStick } from '../../core/backups/places.ts';
import { runBackup } from '../../core/backups/run-backup.ts';
import { backupStatus } from '../../core/backups/status.ts';
import { acknowledgeRenewal, listRenewals } from '../../core/backups/renewals.ts';
import { findBackups, finishRestore, prepareRestore } from '../../core/backups/restore.ts';
import type { PackOutcome } from '../../contract/routes/restore.ts';
import { exportPack } from '../../core/exchange/restore-pack.ts';
import { readNote, writeNote } from '../../core/exchange/return-note.ts';
import { sweepExchangeFiles } from '../../core/exchange/sweep-files.ts';
import { importPack } from '../../core/exchange/take-pack.ts';
import { workOf } from './exchange.ts';
import { opened, sessionOf, type Handlers } from '../handler.ts';

export const backupHandlers = {
  'backup.status': ({ runtime }) => backupStatus(runtime),
  'backup.run': async ({ runtime, job, session }, { onlyDue }) => {
    const places = await runBackup({ runtime, job, staffId: session?.staffId ?? null }, onlyDue);
    // What the program does by itself, each day.
    if (onlyDue) sweepExchangeFiles(runtime);
    return { places };
  },
  'backup.sticks': async ({ runtime }) => ({
    sticks: (await listSticks(runtime)).map(({ path, label, freeBytes, placeId }) => ({
      path,
      label,
      freeBytes,
      isMarked: placeId !== null,
    })),
  }),
  'backup.markStick': async (call, { path, isMarked }) => {
    await markStick(call.runtime, sessionOf(call), path, isMarked);
    return {};
  },
  'backup.chooseFolder': (call, { path }) => {
    chooseBackupFolder(call.runtime, sessionOf(call), path);
    return {};
  },
  'restore.find': async ({ runtime }) => ({ backups: await findBackups(runtime.ports) }),
  'restore.open': ({ runtime, job }, input) => prepareRestore(runtime, job, input),
  'restore.finish': async ({ runtime }, input) => opened(runtime, await finishRestore(runtime, input)),
  'restore.notices': ({ runtime }) => ({ notices: listRenewals(runtime.register) }),
  'restore.readNote': ({ runtime }, { fileId }) => {
    const { name, division12, heldUntil } = readNote(runtime.ports, fileId);
    return { name, division12, heldUntil };
  },
  'restore.exportNote': (call, { stationId }) => writeNote(call.runtime, sessionOf(call), stationId),
  'restore.exportPack': async (call, { stationId, place }) => ({
    files: await exportPack(workOf(call), stationId, place),
  }),
  'restore.importPack': async (call, { fileIds, recoveryCode }) => {
    const parts: PackOutcome[] = [];
    for (const fileId of fileIds) parts.push(await importPack(workOf(call), fileId, recoveryCode));
    return { parts };
  },
  'restore.acknowledge': (call, { incidentId }) => {
    acknowledgeRenewal(call.runtime, sessionOf(call), incidentId);
    return {};
  },
} satisfies Partial<Handlers>;
