import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('options of the program are read, and those of Chromium are left to it', () => {
  const options = parseOptions([
    '--no-sandbox',
    '/opt/open-door',
    '--data-dir',
    '/data/台账',
    '--ozone-platform=wayland',
    '--demo',
    '--allow-file-access-from-files',
  ]);
  expect(options).toMatchObject({ dataDir: '/data/台账', sample: true, selfTest: false, rendererDir: null });
});

test.each([[['--data-dir']], [['--clock-offset-ms=x']], [['--demo=yes']]])(
  '%o is not understood, rather than opening another folder than was meant',
  (args) => expect(parseOptions(args)).toBeNull(),
);
