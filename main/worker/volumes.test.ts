import { describe, expect, test } from 'vitest';
import { attachedMounts, listVolumes, parseLogicalDisks } from './volumes.ts';

describe('volumes', () => {
  test('on Linux are what is mounted where people attach things, with Chinese and blank names', () => {
    const mounts = [
      '/dev/sda2 / ext4 rw 0 0',
      'proc /proc proc rw 0 0',
      '/dev/sdb1 /media/wang/备份\\040U vfat rw 0 0',
      '/dev/sdc1 /run/media/王/备份 exfat rw 0 0',
      '/dev/sdd1 /mnt/second ext4 rw 0 0',
      '/dev/sde1 /mntx/other ext4 rw 0 0',
      'server:/share /mnt/net nfs rw 0 0',
      '',
    ].join('\n');
    expect(attachedMounts(mounts)).toEqual([
      { device: '/dev/sdb1', path: '/media/wang/备份 U' },
      { device: '/dev/sdc1', path: '/run/media/王/备份' },
      { device: '/dev/sdd1', path: '/mnt/second' },
    ]);
  });

  test('on Windows are drives with a medium, without the system drive, shares and discs', () => {
    const disks = [
      { DeviceID: 'C:', VolumeName: '系统', DriveType: 3, FreeSpace: 1 },
      { DeviceID: 'D:', VolumeName: '', DriveType: 3, FreeSpace: 20 },
      { DeviceID: 'E:', VolumeName: '备份U盘', DriveType: 2, FreeSpace: 30 },
      { DeviceID: 'F:', VolumeName: null, DriveType: 2, FreeSpace: null },
      { DeviceID: 'G:', VolumeName: null, DriveType: 5, FreeSpace: 0 },
      { DeviceID: 'Z:', VolumeName: 'share', DriveType: 4, FreeSpace: 9 },
    ];
    expect(parseLogicalDisks(JSON.stringify(disks), 'c:')).toEqual([
      { path: 'D:\\', label: 'D:', removable: false, freeBytes: 20 },
      { path: 'E:\\', label: '备份U盘 (E:)', removable: true, freeBytes: 30 },
    ]);
    expect(parseLogicalDisks(JSON.stringify(disks[2]), 'C:')).toHaveLength(1);
    expect(parseLogicalDisks('', 'C:')).toEqual([]);
  });

  test('can be listed on this machine', async () => {
    for (const volume of await listVolumes()) expect(volume.freeBytes).toBeGreaterThanOrEqual(0);
  });
});
