import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decryptedPages } from '../../../db/fixtures/decrypted-pages.ts';
import type { TestStation } from './test-station.ts';

/** Where in the folder of a station somebody who has the key of its register could read one of these words. */
export function filesWith(
  station: TestStation,
  words: readonly (string | Uint8Array)[],
  key = station.runtime.databaseKey,
): string[] {
  const { dataDir, log } = station;
  const sought = words.map((word) => Buffer.from(word));
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataDir, name))
    .filter((file) => statSync(file).isFile());
  const texts: [string, Buffer][] = [
    ['log', Buffer.from(JSON.stringify(log))],
    ...files.map((file): [string, Buffer] => [file, readFileSync(file)]),
    ...files
      .filter((file) => file.endsWith('.db'))
      .map((file): [string, Buffer] => [`${file} decrypted`, decryptedPages(file, key)]),
  ];
  return texts.filter(([, bytes]) => sought.some((word) => bytes.includes(word))).map(([name]) => name);
}
