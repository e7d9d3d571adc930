import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.ts';

describe('the command line', () => {
  test('needs nothing', () => {
    expect(parseOptions([])).toMatchObject({
      port: 0,
      openBrowser: true,
      sample: false,
      ticketFile: null,
      clockOffsetMs: 0,
    });
  });

  test('keeps the sample register away from the real one', () => {
    const [sample, real] = [parseOptions(['--demo']), parseOptions([])];
    expect(sample?.dataDir).not.toBe(real?.dataDir);
    expect(sample?.backupDir).not.toBe(real?.backupDir);
  });

  test.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--clock-offset-ms', '1.5'],
    ['--look-every-ms', '0'],
    ['--nonsense'],
    ['extra'],
  ])('is not understood: %s %s', (...args) => {
    expect(parseOptions(args)).toBeNull();
  });
});
