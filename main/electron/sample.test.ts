import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { parseOptions } from './options.ts';
import { openSample } from './sample.ts';

test('the sample register is opened in folders of its own, never in those of the real one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const told = join(folder, 'told.json');
  const program = join(folder, 'program.cjs');
  writeFileSync(
    program,
    `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.argv.slice(2)))`,
  );
  const app = { isPackaged: false, getAppPath: () => program } as unknown as App;
  const options = parseOptions([
    `--data-dir=${join(folder, '台账')}`,
    `--backup-dir=${join(folder, '备份')}`,
  ]);
  expect(options && (await openSample(options, app))).toBeNull();
  while (!existsSync(told) || readFileSync(told, 'utf8') === '') await sleep(20);
  expect(parseOptions(JSON.parse(readFileSync(told, 'utf8')) as string[])).toMatchObject({
    dataDir: join(folder, '台账-sample'),
    backupDir: join(folder, '备份-sample'),
    sample: true,
  });
});
