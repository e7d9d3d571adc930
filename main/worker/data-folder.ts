import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, posix, win32 } from 'node:path';
import { tryLockFile, type FileLock } from '../../db/store/file-lock.ts';

/** Why a station cannot start in a folder; the host makes the sentence. */
export type FolderProblem =
  /** On a share: SQLite's locks do not hold there, and a broken line damages the register. */
  | 'DATA_FOLDER_NETWORK'
  /** Inside a folder that a program copies to a cloud: copies of a half-written register, and personal data abroad. */
  | 'DATA_FOLDER_SYNCED'
  | 'DATA_FOLDER_UNWRITABLE'
  /** The program runs already with this folder. */
  | 'DATA_FOLDER_IN_USE';

export type FolderClaim =
  | { readonly ok: true; readonly lock: FileLock }
  | { readonly ok: false; readonly problem: FolderProblem };

export interface FolderDefaults {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const LOCK_FILE = 'in-use.lock';

/** Where a station is kept unless told; the sample register never shares a folder with a real one. */
export function defaultDataDir(
  sample: boolean,
  { platform, env, home }: FolderDefaults = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const suffix = sample ? '-sample' : '';
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), `OpenDoor${suffix}`);
  }
  const xdg = env['XDG_DATA_HOME'];
  const base = xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share');
  return posix.join(base, `open-door${suffix}`);
}

/** Where backups are kept unless somebody chooses another folder: in the person's own folder, where it is found again. */
export function defaultBackupDir(sample: boolean, home: string = homedir()): string {
  return join(home, `OpenDoor-backup${sample ? '-sample' : ''}`);
}

/** Makes the folder, readable to this user alone; null when it can be used. */
export function prepareDataFolder(dataDir: string): FolderProblem | null {
  const problem = placeProblem(dataDir);
  if (problem) return problem;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (process.platform !== 'win32') chmodSync(dataDir, 0o700);
    return null;
  } catch {
    return 'DATA_FOLDER_UNWRITABLE';
  }
}

/** Prepares the folder and takes it for this process. */
export function claimDataFolder(dataDir: string): FolderClaim {
  const problem = prepareDataFolder(dataDir);
  if (problem) return { ok: false, problem };
  try {
    const lock = tryLockFile(join(dataDir, LOCK_FILE));
    return lock ? { ok: true, lock } : { ok: false, problem: 'DATA_FOLDER_IN_USE' };
  } catch {
    return { ok: false, problem: 'DATA_FOLDER_UNWRITABLE' };
  }
}

function placeProblem(dataDir: string): FolderProblem | null {
  const place = realPlaceOf(dataDir);
  if (isSyncedPath(place) || isSyncedPath(dataDir)) return 'DATA_FOLDER_SYNCED';
  const isNetwork = process.platform === 'linux' ? isNetworkMount(place, readMountInfo()) : isUncPath(place);
  return isNetwork ? 'DATA_FOLDER_NETWORK' : null;
}

/** The real path of the nearest folder that exists; on Windows a mapped drive shows its share here. */
function realPlaceOf(path: string): string {
  let place = isAbsolute(path) ? path : join(process.cwd(), path);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    return realpathSync.native(place);
  } catch {
    return place;
  }
}

function readMountInfo(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return '';
  }
}

export function isUncPath(path: string): boolean {
  return /^\\\\(?![?.]\\)/u.test(path) || /^\\\\\?\\UNC\\/iu.test(path);
}

const networkFileSystem =
  /^(?:nfs4?|cifs|smb\w*|ncpfs|afs|ceph|glusterfs|lustre|davfs2?|fuse\.(?:sshfs|rclone|gvfsd-fuse|davfs2?|smbnetfs|s3fs|glusterfs|ceph\S*|\S*drive\S*))$/u;

/** Whether the mount that holds `path` is a share; `mountInfo` as in /proc/self/mountinfo. */
export function isNetworkMount(path: string, mountInfo: string): boolean {
  let holder = { point: '', type: '' };
  for (const line of mountInfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = (before.split(' ')[4] ?? '').replaceAll(/\\([0-7]{3})/gu, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    const holds =
      point !== '' && (path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`));
    // A later line covers an earlier mount on the same place.
    if (holds && point.length >= holder.point.length) holder = { point, type: after.split(' ')[0] ?? '' };
  }
  return networkFileSystem.test(holder.type);
}

const syncedFolder =
  /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|icloud ?drive|nextcloud|owncloud|seafile|syncthing|我的坚果云|坚果云|nutstore(?: files)?|百度网盘.*|百度云同步盘|baidusyncdisk|wps ?云盘|wpsdrive|wps cloud files|腾讯微云|微云.*|weiyun|阿里云盘.*|115.*同步.*)$/iu;

/** Whether one of the folders above has the name that a synchronising program gives its folder. */
export function isSyncedPath(path: string): boolean {
  return path.split(/[\\/]/u).some((segment) => syncedFolder.test(segment));
}
