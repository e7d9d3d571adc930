import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLockProblems } from './check-lock.ts';

const integrity = 'sha512-x';

function problemsWith(packages: Record<string, object>, version = '1.0.0'): string[] {
  const dependencies = { tool: version };
  return findLockProblems(
    { dependencies },
    { packages: { '': { dependencies }, 'node_modules/tool': { integrity }, ...packages } },
  );
}

function from(resolved: string): string[] {
  return problemsWith({ 'node_modules/tool': { integrity, resolved } });
}

describe('the lock file', () => {
  test('of this repository is complete', () => {
    const [manifest, lock] = ['package.json', 'package-lock.json'].map((name): unknown =>
      JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', name), 'utf8')),
    );
    expect(findLockProblems(manifest, lock)).toEqual([]);
  });

  test.each(['^1.0.0', '~1.0.0', '1.x', 'latest', '*', 'npm:other@^1.0.0', 'github:a/b', 'file:../a'])(
    'is not made from the range %s',
    (version) => {
      expect(problemsWith({}, version)).toEqual([`package.json: tool is not an exact version: ${version}`]);
    },
  );

  test.each(['1.0.0', '1.0.0-rc.5', 'npm:other@1.0.0', 'npm:@scope/other@1.0.0'])('takes %s', (version) => {
    expect(problemsWith({}, version)).toEqual([]);
  });

  test('names no host but the public registry', () => {
    expect(from('https://registry.npmjs.org/tool/-/tool-1.0.0.tgz')).toEqual([]);
    expect(from('http://10.0.0.1/tool.tgz')).toHaveLength(1);
    expect(from('https://registry.npmjs.org.example.com/tool.tgz')).toHaveLength(1);
  });

  test('has a hash for each package', () => {
    expect(problemsWith({ 'node_modules/tool': {} })).toEqual(['node_modules/tool has no integrity']);
  });

  test('knows what package.json wants', () => {
    expect(findLockProblems({ dependencies: { tool: '1.0.0' } }, { packages: { '': {} } })).toHaveLength(1);
  });

  test('has the binaries for other systems, wherever npm has put them', () => {
    const tool = { integrity, optionalDependencies: { 'tool-windows': '1.0.0' } };
    const missing = { 'node_modules/tool': tool };
    expect(problemsWith(missing)).toEqual([
      'node_modules/tool: its optional tool-windows is not in the lock',
    ]);
    expect(problemsWith({ ...missing, 'node_modules/tool-windows': { integrity } })).toEqual([]);
    expect(
      problemsWith({ ...missing, 'node_modules/tool/node_modules/tool-windows': { integrity } }),
    ).toEqual([]);
    const inner = { 'node_modules/a/node_modules/tool': tool };
    expect(problemsWith({ ...inner, 'node_modules/a/node_modules/tool-windows': { integrity } })).toEqual([]);
    expect(
      problemsWith({ ...inner, 'node_modules/b/node_modules/tool-windows': { integrity } }),
    ).toHaveLength(1);
  });
});
