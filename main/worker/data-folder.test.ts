import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { claimDataFolder, defaultDataDir, isNetworkMount, isSyncedPath, isUncPath } from './data-folder.ts';

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'data-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the default folder', () => {
  test.each([
    ['linux', { XDG_DATA_HOME: '/data/王' }, '/data/王/open-door'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/王/.local/share/open-door'],
    ['linux', {}, '/home/王/.local/share/open-door'],
  ] as const)('on %s with %o', (platform, env, expected) => {
    expect(defaultDataDir(false, { platform, env, home: '/home/王' })).toBe(expected);
  });

  test('on Windows is the local, not the roaming profile', () => {
    const home = 'C:\\Users\\王建国';
    const env = { LOCALAPPDATA: `${home}\\AppData\\Local`, APPDATA: `${home}\\AppData\\Roaming` };
    expect(defaultDataDir(false, { platform: 'win32', env, home })).toBe(`${home}\\AppData\\Local\\OpenDoor`);
    expect(defaultDataDir(true, { platform: 'win32', env: {}, home })).toBe(
      `${home}\\AppData\\Local\\OpenDoor-sample`,
    );
  });
});

describe('claiming a folder', () => {
  test('makes it for this user alone, and gives it to one program at a time', () => {
    const dataDir = join(tempFolder(), 'new', 'station');
    const first = claimDataFolder(dataDir);
    assert(first.ok);
    expect(process.platform === 'win32' || (statSync(dataDir).mode & 0o777) === 0o700).toBe(true);
    expect(claimDataFolder(dataDir)).toEqual({ ok: false, problem: 'DATA_FOLDER_IN_USE' });
    first.lock.release();
    const again = claimDataFolder(dataDir);
    assert(again.ok);
    again.lock.release();
  });

  test('is refused where a file stands in the way', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(claimDataFolder(join(folder, 'file', 'station'))).toEqual({
      ok: false,
      problem: 'DATA_FOLDER_UNWRITABLE',
    });
  });

  test('is refused inside a folder that goes to a cloud', () => {
    expect(claimDataFolder(join(tempFolder(), 'OneDrive - 某镇', 'station'))).toEqual({
      ok: false,
      problem: 'DATA_FOLDER_SYNCED',
    });
  });
});

test.each([
  ['C:\\Users\\王\\OneDrive\\OpenDoor', true],
  ['C:\\Users\\王\\我的坚果云\\台账', true],
  ['D:\\BaiduSyncdisk\\x', true],
  ['D:\\WPS云盘\\x', true],
  ['/home/wang/Nextcloud/x', true],
  ['/home/wang/Dropbox/x', true],
  ['C:\\Users\\王\\AppData\\Local\\OpenDoor', false],
  ['/home/onedriver/open-door', false],
  ['/home/wang/云盘使用说明/x', false],
])('%s is synchronised: %s', (path, expected) => {
  expect(isSyncedPath(path)).toBe(expected);
});

test('a share is recognised by the mount that holds the folder, the innermost and latest one', () => {
  const mountInfo = [
    '20 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
    '30 20 0:50 / /home rw - nfs4 server:/home rw',
    '31 30 8:3 / /home/wang rw - ext4 /dev/sda3 rw',
    '32 20 0:51 / /mnt/share\\040x rw - cifs //server/x rw',
    '33 20 0:52 / /mnt/drive rw - fuse.rclone remote: rw',
    '34 20 8:17 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw',
    '',
  ].join('\n');
  const isShare = (path: string) => isNetworkMount(path, mountInfo);
  expect(['/home/li/x', '/mnt/share x', '/mnt/share x/y', '/mnt/drive/y'].map(isShare)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['/home/wang/x', '/homes', '/mnt/ntfs/x', '/mnt/drives', '/'].map(isShare)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a Windows share is recognised by its path', () => {
  expect(['\\\\server\\share', '\\\\?\\UNC\\server\\share'].map(isUncPath)).toEqual([true, true]);
  expect(['C:\\x', '\\\\?\\C:\\x', '/home'].map(isUncPath)).toEqual([false, false, false]);
});
