import { execFile } from 'node:child_process';
import { readFile, realpath, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Volume } from '../core/ports.ts';

/** A stick that is being pulled out, or a share that does not answer, must not hold the list. */
const STATFS_TIMEOUT_MS = 2_000;
/** PowerShell needs seconds to start on an old PC. */
const POWERSHELL_TIMEOUT_MS = 15_000;

/** Sticks and second disks now attached, for backups and batches; without the system's own disk. */
export async function listVolumes(platform: NodeJS.Platform = process.platform): Promise<readonly Volume[]> {
  if (platform === 'linux') return listLinuxVolumes();
  if (platform === 'win32') return listWindowsVolumes();
  return [];
}

/** A line of /proc/mounts that stands for a place where people attach things. */
export interface Mount {
  readonly device: string;
  readonly path: string;
}

/** `mounts` as in /proc/mounts, where blanks and backslashes are octal escapes. */
export function attachedMounts(mounts: string): readonly Mount[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' ').map(unescapeOctal))
    .map(([device = '', path = '']) => ({ device, path }))
    .filter(
      ({ device, path }) => device.startsWith('/dev/') && /^\/(?:media|run\/media|mnt)(?:\/|$)/u.test(path),
    );
}

function unescapeOctal(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
}

async function listLinuxVolumes(): Promise<readonly Volume[]> {
  const mounts = attachedMounts(await readFile('/proc/mounts', 'utf8'));
  const volumes = await Promise.all(
    mounts.map(async ({ device, path }) => ({
      path,
      label: basename(path),
      removable: await isRemovable(device),
      freeBytes: await freeBytesOf(path),
    })),
  );
  return volumes.filter(isReachable);
}

function isReachable(
  volume: Omit<Volume, 'freeBytes'> & { readonly freeBytes: number | null },
): volume is Volume {
  return volume.freeBytes !== null;
}

async function freeBytesOf(path: string): Promise<number | null> {
  const answer = statfs(path).catch(() => null);
  const stats = await Promise.race([answer, sleep(STATFS_TIMEOUT_MS, null, { ref: false })]);
  return stats && stats.bavail * stats.bsize;
}

/** The kernel keeps the mark with the whole disk; a partition's folder lies inside its disk's. */
async function isRemovable(device: string): Promise<boolean> {
  try {
    const partition = await realpath(join('/sys/class/block', basename(await realpath(device))));
    const marks = await Promise.all([partition, dirname(partition)].map(readMark));
    return marks.includes('1');
  } catch {
    return false;
  }
}

async function readMark(folder: string): Promise<string> {
  return (await readFile(join(folder, 'removable'), 'utf8').catch(() => '')).trim();
}

const WINDOWS_QUERY =
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8;' +
  'Get-CimInstance Win32_LogicalDisk | Select-Object DeviceID,VolumeName,DriveType,FreeSpace | ConvertTo-Json -Compress';

async function listWindowsVolumes(): Promise<readonly Volume[]> {
  const { stdout } = await promisify(execFile)(
    join(
      process.env['SystemRoot'] ?? 'C:\\Windows',
      'System32',
      'WindowsPowerShell',
      'v1.0',
      'powershell.exe',
    ),
    ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_QUERY],
    { timeout: POWERSHELL_TIMEOUT_MS, windowsHide: true },
  );
  return parseLogicalDisks(stdout, process.env['SystemDrive'] ?? 'C:');
}

const REMOVABLE = 2;
const FIXED = 3;

/** `json`: what ConvertTo-Json makes of Win32_LogicalDisk: one object, or a list when there are several. */
export function parseLogicalDisks(json: string, systemDrive: string): readonly Volume[] {
  const parsed: unknown = JSON.parse(json.trim() || '[]');
  return (Array.isArray(parsed) ? parsed : [parsed]).filter(isLogicalDisk).flatMap((disk) => {
    const { DeviceID, VolumeName, DriveType, FreeSpace } = disk;
    const isUsable = (DriveType === REMOVABLE || DriveType === FIXED) && FreeSpace !== null;
    if (!isUsable || DeviceID.toUpperCase() === systemDrive.toUpperCase()) return [];
    const label = VolumeName ? `${VolumeName} (${DeviceID})` : DeviceID;
    return [{ path: `${DeviceID}\\`, label, removable: DriveType === REMOVABLE, freeBytes: FreeSpace }];
  });
}

interface LogicalDisk {
  readonly DeviceID: string;
  readonly VolumeName: string | null;
  readonly DriveType: number;
  /** Null for a drive without a medium in it. */
  readonly FreeSpace: number | null;
}

function isLogicalDisk(value: unknown): value is LogicalDisk {
  return typeof value === 'object' && value !== null && 'DeviceID' in value && 'DriveType' in value;
}
