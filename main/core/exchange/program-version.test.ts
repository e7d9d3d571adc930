import { expect, test } from 'vitest';
import { compareVersions } from './program-version.ts';

test('versions are compared by number, not as text, and what is no version is never called old', () => {
  expect(compareVersions('1.9.0', '1.10.0')).toBe('older');
  expect(compareVersions('1.10.0', '1.9.9')).toBe('newer');
  expect(compareVersions('1.2.3', '1.2.3')).toBe('same');
  expect(compareVersions('1.2.3-rc', '1.2.3')).toBe('other');
  expect(compareVersions('latest', '1.2.3')).toBe('other');
});
