/**
 * Holds package-lock.json to what a clean clone on any machine needs.
 *   node build/scripts/check-lock.ts   exit 1 and one line per problem
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions });
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dependencies: versions,
      devDependencies: versions,
      optionalDependencies: versions,
    }),
  ),
});
type Lock = z.infer<typeof lockSchema>;

const registry = 'https://registry.npmjs.org/';
/** An alias (`npm:other@1.2.3`) is exact, too. */
const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/u;

/** One sentence per problem, in the order of the files. */
export function findLockProblems(manifestJson: unknown, lockJson: unknown): string[] {
  const manifest = manifestSchema.parse(manifestJson);
  const lock = lockSchema.parse(lockJson);
  return [
    ...findInexact(manifest),
    ...findDifferences(manifest, lock),
    ...Object.entries(lock.packages).flatMap(([path, entry]) =>
      path === '' ? [] : [...findOrigin(path, entry), ...findMissingOptional(path, entry, lock)],
    ),
  ];
}

function wanted({ dependencies, devDependencies }: z.infer<typeof manifestSchema>): [string, string][] {
  return Object.entries({ ...dependencies, ...devDependencies });
}

function findInexact(manifest: z.infer<typeof manifestSchema>): string[] {
  return wanted(manifest)
    .filter(([, version]) => !exactVersion.test(version))
    .map(([name, version]) => `package.json: ${name} is not an exact version: ${version}`);
}

function findDifferences(manifest: z.infer<typeof manifestSchema>, lock: Lock): string[] {
  const root = lock.packages[''];
  const locked = new Map(root ? wanted(root) : []);
  return wanted(manifest)
    .filter(([name, version]) => locked.get(name) !== version || !lock.packages[`node_modules/${name}`])
    .map(([name]) => `package-lock.json does not know ${name} as package.json wants it`);
}

function findOrigin(path: string, { resolved, integrity }: Lock['packages'][string]): string[] {
  return [
    ...(resolved !== undefined && !resolved.startsWith(registry)
      ? [`${path} comes from elsewhere: ${resolved}`]
      : []),
    ...(integrity === undefined ? [`${path} has no integrity`] : []),
  ];
}

/** A registry that lags behind lets `npm install` pass and `npm ci` fail on other machines. */
function findMissingOptional(path: string, entry: Lock['packages'][string], lock: Lock): string[] {
  return Object.keys(entry.optionalDependencies)
    .filter((name) => !placesSeenFrom(path).some((folder) => lock.packages[`${folder}node_modules/${name}`]))
    .map((name) => `${path}: its optional ${name} is not in the lock`);
}

/** The folders in which Node looks for a package, from the inside out: `a/node_modules/b/`, `a/`, and the root. */
function placesSeenFrom(path: string): string[] {
  const parts = path.split(/(?<=\/)(?=node_modules\/)/u);
  return parts.map((_, index) => withSlash(parts.slice(0, parts.length - index).join(''))).concat('');
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(resolve(import.meta.dirname, '../..'), name), 'utf8'));
}

if (import.meta.main) {
  const problems = findLockProblems(readJson('package.json'), readJson('package-lock.json'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
