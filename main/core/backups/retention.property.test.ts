import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromEpochDay } from '../../contract/values/local-date.ts';
import { backupFileName, dayOfBackup, epochOfBackup, filesToPrune } from './retention.ts';

const days = fc.uniqueArray(fc.integer({ min: 20_000, max: 21_000 }), { minLength: 1, maxLength: 120 });
const first = { n: 1, r: '0123456789abcdef' };
const nameOf = (day: number): string => backupFileName(fromEpochDay(day), first);

test('after each backup the newest 14 days and the newest of 12 months are there, and nothing more', () => {
  fc.assert(
    fc.property(days, fc.nat(), (written, pick) => {
      const names = written.map(nameOf);
      const justWritten = names[pick % names.length] ?? '';
      const pruned = new Set(filesToPrune(names, justWritten));
      const kept = names.filter((name) => !pruned.has(name)).toSorted();
      expect(kept).toContain(justWritten);
      expect(kept).toEqual(expect.arrayContaining(names.toSorted().slice(-14)));
      const months = new Set(kept.map((name) => dayOfBackup(name)?.slice(0, 7)));
      const allMonths = [...new Set(names.map((name) => dayOfBackup(name)?.slice(0, 7) ?? ''))].toSorted();
      expect([...months]).toEqual(expect.arrayContaining(allMonths.slice(-12)));
      expect(kept.length).toBeLessThanOrEqual(14 + 12 + 1);
      // Pruning again takes nothing more.
      expect(filesToPrune(kept, justWritten)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('after a year of daily backups, the oldest is from the end of the month eleven months ago', () => {
  let names: string[] = [];
  for (let day = 20_454; day < 20_454 + 365; day += 1) {
    names.push(nameOf(day));
    const pruned = new Set(filesToPrune(names, nameOf(day)));
    names = names.filter((name) => !pruned.has(name));
  }
  expect(names[0]).toBe('open-door-2026-01-31.odb');
  expect(names).toHaveLength(14 + 11);
});

test('a backup from before a restore is another file of the same day, and goes with its day', () => {
  const before = nameOf(20_500);
  const after = backupFileName(fromEpochDay(20_500), { n: 2, r: 'fedcba9876543210' });
  expect(after).toBe('open-door-2026-02-16-e2-fedc.odb');
  expect([dayOfBackup(after), epochOfBackup(after), epochOfBackup(before)]).toEqual(['2026-02-16', 2, 1]);
  expect(filesToPrune([before, after], after)).toEqual([]);
  const later = Array.from({ length: 14 }, (_, index) => nameOf(20_501 + index));
  expect(filesToPrune([before, after, ...later], '').toSorted()).toEqual([before, after].toSorted());
});

test('no other file of the folder is ever named', () => {
  const others = ['place.json', 'open-door-2026-01-01.odb.part', '../open-door-2026-01-01.odb', '台账.odb'];
  expect(filesToPrune([...others, ...Array.from({ length: 500 }, (_, n) => nameOf(20_000 + n))], '')).toEqual(
    expect.not.arrayContaining(others),
  );
});
