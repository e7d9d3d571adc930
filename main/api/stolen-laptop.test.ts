import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decryptedPages } from '../../db/fixtures/decrypted-pages.ts';
import { attach, photo } from './testing/attaching.ts';
import { Pair, visit } from './testing/pair.ts';

/** Two hundred words that stand nowhere else. */
const canaries = Array.from({ length: 200 }, (_, index) => {
  const hex = createHash('sha256').update(`canary ${index}`).digest('hex');
  return `金丝雀${hex.slice(0, 12)}`;
});

/** Every file below, as its bytes lie on the disk. */
function filesBelow(...folders: string[]): { readonly name: string; readonly bytes: Buffer }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => ({ name: file, bytes: readFileSync(file) })),
  );
}

test('after a full session nothing that was typed lies readable on a stolen PC: of 200 words none, in no file and no name', async () => {
  await using pair = await new Pair().found();
  await pair.enrol();
  const { village } = pair;
  let used = 0;
  const word = (): string => {
    used += 1;
    return canaries[used - 1] ?? '';
  };
  for (let index = 0; index < 12; index += 1) {
    const { contactId } = await village.call('contact.register', {
      contact: {
        ...visit.contact,
        petitionerName: word(),
        addressDetail: word(),
        remark: word(),
        statement: word(),
      },
      matter: { ...visit.matter, summary: word(), facts: word(), requests: [word(), word()] },
      ...(index % 3 === 0 ? { answer: { text: word(), agreedOral: true } } : {}),
    });
    await village.call('contact.revise', {
      contactId,
      contact: { set: { remark: word() }, clear: [] },
      matter: { set: { summary: word() }, clear: [] },
      reason: word(),
    });
    await attach(village, { entity: 'contact', id: contactId }, `${word()}.jpg`, photo(word(), 70_000));
    const papers = [
      { documentKind: 'registrationForm' as const, subjectId: contactId },
      { documentKind: 'receiptSlip' as const, subjectId: contactId },
    ];
    await village.call('document.print', { papers, language: 'zh' });
  }
  const { disputeId } = await village.call('dispute.register', {
    dispute: {
      quickType: 'neighbour',
      foundOn: '2026-11-23',
      foundBy: 'screening',
      parties: [{ name: word() }, { name: word() }],
      summary: word(),
    },
  });
  await village.call('dispute.progress', { disputeId, on: '2026-11-23', text: word() });
  await village.call('draft.save', {
    form: 'contact.new',
    data: JSON.stringify({ name: word(), facts: word() }),
  });
  await village.call('contact.list', { search: canaries[0] ?? '' });
  await pair.exchange();
  await village.work('exchange.export', { place: null }).catch(() => undefined);
  await village.work('backup.run', {});
  expect(used).toBeGreaterThan(150);
  const written = canaries.slice(0, used).map((text) => Buffer.from(text));
  const open = decryptedPages(join(village.dataDir, 'register.db'), village.runtime.databaseKey);
  // The scan would find them if they were there.
  expect(written.filter((canary) => open.includes(canary)).length).toBeGreaterThan(100);
  const scanned = filesBelow(village.dataDir, village.backupDir);
  expect(scanned.length).toBeGreaterThan(20);
  const readable = scanned.filter(
    ({ name, bytes }) => written.some((canary) => bytes.includes(canary)) || name.includes('金丝雀'),
  );
  expect(readable.map(({ name }) => name)).toEqual([]);
  expect(JSON.stringify(village.log)).not.toContain('金丝雀');
});
