import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openClient } from './open-client.ts';

const text = '开门接访';

/**
 * Writes an encrypted database with a full-text table to `file`, reads it back and looks at its bytes.
 * @throws when the driver is missing, does not fit this system, or does not encrypt
 */
export function proveDriver(file: string): void {
  const key = randomBytes(32);
  const written = openClient({ file, key }, { readonly: false, create: true });
  try {
    written.exec("CREATE VIRTUAL TABLE proof USING fts5(text, content='')");
    written.prepare('INSERT INTO proof (rowid, text) VALUES (1, ?)').run(text);
    written.exec('CREATE TABLE plain (text TEXT)');
    written.prepare('INSERT INTO plain VALUES (?)').run(text);
  } finally {
    written.close();
  }
  const read = openClient({ file, key }, { readonly: true, create: false });
  try {
    const found = read
      .prepare<[string], number>('SELECT rowid FROM proof WHERE proof MATCH ?')
      .pluck()
      .get(text);
    if (found !== 1) throw new Error('The driver does not find what it wrote');
  } finally {
    read.close();
  }
  if (readFileSync(file).includes(text)) throw new Error('The driver does not encrypt');
}
