import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { maxAttachmentBytes } from '../terms/attachment-terms.ts';
import { directoryOn } from '../core/backups/places.ts';
import { attach, bringSealed, opened, photo } from './testing/attaching.ts';
import { filesWith } from './testing/files-with.ts';
import { visit } from './testing/pair.ts';
import { SmallDisk, whyNoSmallDisk } from './testing/small-disk.ts';
import { TestStation, townshipProfile } from './testing/test-station.ts';

const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
const canary = 'zqxcanaryphoto';
const canaryName = '金丝雀家的水沟.jpg';

async function withContact(profile?: typeof townshipProfile) {
  const station = new TestStation();
  const { session, recoveryCode } = await station.found(profile);
  const { contactId } = await station.call('contact.register', visit);
  return {
    station,
    session,
    recoveryCode,
    contactId,
    subject: { entity: 'contact', id: contactId } as const,
  };
}

const kept = (station: TestStation): string[] => {
  const folder = join(station.dataDir, 'attachments');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'parts') : [];
};
const inbox = (station: TestStation): string[] => {
  const folder = join(station.dataDir, 'inbox');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('an attachment', () => {
  test('is listed, opened with a line in the audit log, and lies on the disk without one readable byte', async () => {
    const { station, contactId, subject } = await withContact();
    await using _ = station;
    const plain = photo(canary, 200_000);
    const attachmentId = await attach(station, subject, canaryName, plain);
    expect(await station.call('attachment.list', { subjectId: contactId })).toMatchObject({
      attachments: [
        {
          attachmentId,
          name: canaryName,
          mediaType: 'jpeg',
          bytes: plain.length,
          addedBy: '王建国',
          own: true,
          here: 100,
          above: null,
        },
      ],
    });
    expect(await opened(station, attachmentId)).toEqual({ name: canaryName, plain });
    expect(filesWith(station, [canary])).toEqual([]);
    // Its name is personal data of its op, in the encrypted register alone.
    expect(filesWith(station, [canaryName]).map((name) => name.split('/').at(-1))).toEqual([
      'register.db decrypted',
    ]);
    expect(inbox(station)).toEqual([]);
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  });

  test('that is removed is not listed or opened any more, and its file is gone', async () => {
    const { station, contactId, subject } = await withContact();
    await using _ = station;
    const attachmentId = await attach(station, subject, '错放的照片.jpg', photo('x'));
    await station.call('attachment.remove', { attachmentId, reason: '放错了登记' });
    expect((await station.call('attachment.list', { subjectId: contactId })).attachments).toEqual([]);
    expect(kept(station)).toEqual([]);
    for (const again of [
      await station.ask('attachment.open', { attachmentId }),
      await station.ask('attachment.remove', { attachmentId, reason: '再来一次' }),
    ]) {
      expect(again).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });

  test('is erased with its record: key, name and file; and the record takes no other one', async () => {
    const { station, contactId, subject } = await withContact();
    await using _ = station;
    const attachmentId = await attach(station, subject, canaryName, photo(canary));
    const { key } = await station.call('attachment.open', { attachmentId });
    await station.call('contact.redact', { contactId, scope: 'contact', grounds });
    expect(kept(station)).toEqual([]);
    expect(filesWith(station, [canary, canaryName, key])).toEqual([]);
    expect((await station.call('attachment.list', { subjectId: contactId })).attachments).toEqual([]);
    const late = await bringSealed(station, photo('y'));
    expect(await station.run('attachment.add', { subject, name: '后来的.jpg', ...late })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });

  test('whose file was lost with a disk says so, and the record stays as it is', async () => {
    const { station, contactId, subject } = await withContact();
    await using _ = station;
    const attachmentId = await attach(station, subject, '照片.jpg', photo('x'));
    rmSync(join(station.dataDir, 'attachments'), { recursive: true });
    expect(await station.call('attachment.list', { subjectId: contactId })).toMatchObject({
      attachments: [{ here: 0 }],
    });
    expect(await station.ask('attachment.open', { attachmentId })).toMatchObject({
      error: { code: 'ATTACHMENT_NOT_HERE' },
    });
  });
});

describe('refused, with nothing left behind, is', () => {
  test('a file that its key does not open, and one that is not there', async () => {
    const { station, contactId, subject } = await withContact();
    await using _ = station;
    const { fileId } = await bringSealed(station, photo('x'));
    const wrong = { subject, name: 'a.jpg', fileId, key: '00'.repeat(32) };
    expect(await station.run('attachment.add', wrong)).toMatchObject({
      error: { code: 'ATTACHMENT_UNREADABLE' },
    });
    const cut = await bringSealed(station, photo('z', 100_000));
    const file = join(station.dataDir, 'inbox', cut.fileId);
    writeFileSync(file, readFileSync(file).subarray(0, 65_552 + 40));
    expect(await station.run('attachment.add', { ...wrong, ...cut })).toMatchObject({
      error: { code: 'ATTACHMENT_UNREADABLE' },
    });
    expect(await station.run('attachment.add', { ...wrong, fileId: 'ab'.repeat(32) })).toMatchObject({
      error: { code: 'FILE_NOT_FOUND' },
    });
    expect(kept(station)).toEqual([]);
    expect((await station.call('attachment.list', { subjectId: contactId })).attachments).toEqual([]);
  });

  test('a batch that waits in the inbox: it is not taken away because somebody calls it an attachment', async () => {
    const { station, subject } = await withContact();
    await using _ = station;
    const fileId = await station.bring(Buffer.from('\u0089XFB a batch of somebody else'));
    await station.run('attachment.add', { subject, name: 'a.jpg', fileId, key: '11'.repeat(32) });
    expect(inbox(station)).toEqual([fileId]);
  });

  test('what would go to a record that is not there, or to an accusation', async () => {
    await using station = new TestStation();
    const { session } = await station.found(townshipProfile);
    const nobody = { entity: 'dispute', id: session.staffId } as const;
    const file = await bringSealed(station, photo('x'));
    expect(await station.run('attachment.add', { subject: nobody, name: 'a.jpg', ...file })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(kept(station)).toEqual([]);
  });

  test('a file of more than the limit', async () => {
    const { station, subject } = await withContact();
    await using _ = station;
    const file = await bringSealed(station, Buffer.alloc(maxAttachmentBytes + 1, 1));
    expect(await station.run('attachment.add', { subject, name: 'big.mp4', ...file })).toMatchObject({
      error: { code: 'FILE_TOO_LARGE' },
    });
    expect(kept(station)).toEqual([]);
  });

  test('a name that leads elsewhere only as a name: no name ever touches the disk', async () => {
    const { station, subject } = await withContact();
    await using _ = station;
    const name = '../../../etc/passwd\u202Egpj.pdf';
    const attachmentId = await attach(station, subject, name, Buffer.from('MZ'));
    const [listed] = (await station.call('attachment.list', { subjectId: subject.id })).attachments;
    expect(listed).toMatchObject({ attachmentId, name, mediaType: 'other' });
    expect(kept(station)).toHaveLength(1);
  });

  test('a program, a page and a file without a kind: the other station opens what an office has sent', async () => {
    const { station, subject } = await withContact();
    await using _ = station;
    const file = await bringSealed(station, Buffer.from('MZ'));
    for (const name of ['a.exe', 'a.pdf.html', 'a.svg', 'pdf', 'a.', '照片']) {
      expect(await station.run('attachment.add', { subject, name, ...file })).toMatchObject({
        error: { code: 'INPUT_INVALID' },
      });
    }
    expect(kept(station)).toEqual([]);
  });
});

describe.skipIf(whyNoSmallDisk !== null)(`on a disk that is full (${whyNoSmallDisk ?? 'tmpfs'})`, () => {
  test('it leaves nothing: no half file, no op', async () => {
    using disk = new SmallDisk('12m');
    const station = new TestStation(disk.path);
    await station.found();
    const { contactId } = await station.call('contact.register', visit);
    const subject = { entity: 'contact', id: contactId } as const;
    await expect(bringSealed(station, Buffer.alloc(20_000_000, 1))).rejects.toThrow('DISK_FULL');
    expect(inbox(station)).toEqual([]);
    expect(kept(station)).toEqual([]);
    await attach(station, subject, 'small.jpg', photo('x'));
    expect((await station.call('attachment.list', { subjectId: contactId })).attachments).toHaveLength(1);
    await station.close();
  });
});

describe('a backup', () => {
  test('carries attachments once, forgets what was let go, and a restore from its place brings them back', async () => {
    const { station, session, recoveryCode, contactId, subject } = await withContact();
    await using _ = station;
    const plain = photo(canary);
    const attachmentId = await attach(station, subject, canaryName, plain);
    const gone = await attach(station, subject, '要拿掉的.jpg', photo('gone'));
    await station.work('backup.run', {});
    const place = directoryOn(station.backupDir, session.stationId);
    expect(readdirSync(join(place, 'attachments'))).toEqual(kept(station));
    await station.call('attachment.remove', { attachmentId: gone, reason: '放错了登记' });
    expect(await station.work('backup.run', {})).toMatchObject({ places: [{ error: null }] });
    expect(readdirSync(join(place, 'attachments'))).toEqual(kept(station));
    expect(kept(station)).toHaveLength(1);

    await using pc = new TestStation();
    pc.volumes = [{ path: station.backupDir, label: '备份U盘', removable: true, freeBytes: 1 }];
    pc.machineSecret = new Uint8Array(32).fill(9);
    await pc.restart();
    const { backups } = await pc.call('restore.find', {});
    const path = backups.find((backup) => backup.place === '备份U盘')?.path ?? '';
    const preview = await pc.work('restore.open', { source: { path }, recoveryCode });
    expect(preview.attachments).toEqual({ count: 1, missing: 0 });
    const finished = await pc.call('restore.finish', {
      recoveryCode,
      staffId: session.staffId,
      newSecret: '晒谷场边的石碾子 1990',
    });
    pc.token = finished.token ?? null;
    expect(await opened(pc, attachmentId)).toEqual({ name: canaryName, plain });
    expect((await pc.call('attachment.list', { subjectId: contactId })).attachments).toHaveLength(1);
    expect(existsSync(join(pc.dataDir, 'restore'))).toBe(false);
  });

  test('that came alone says what is missing; the next backup to the place that has it brings it back, never a damaged one', async () => {
    const { station, session, recoveryCode, subject } = await withContact();
    await using _ = station;
    const attachmentId = await attach(station, subject, '照片.jpg', photo('x'));
    await station.work('backup.run', {});
    const place = directoryOn(station.backupDir, session.stationId);
    const file = readdirSync(place).find((name) => name.endsWith('.odb')) ?? '';
    await using pc = new TestStation();
    await pc.restart();
    const fileId = await pc.bring(readFileSync(join(place, file)));
    const preview = await pc.work('restore.open', { source: { fileId }, recoveryCode });
    expect(preview.attachments).toEqual({ count: 1, missing: 1 });

    const [name = ''] = kept(station);
    const copy = join(place, 'attachments', name);
    const good = readFileSync(copy);
    rmSync(join(station.dataDir, 'attachments', name));
    writeFileSync(copy, Buffer.alloc(good.length));
    await station.work('backup.run', {});
    expect(kept(station)).toEqual([]);
    writeFileSync(copy, good);
    await station.work('backup.run', {});
    expect((await opened(station, attachmentId)).plain).toEqual(photo('x'));
  });
});
