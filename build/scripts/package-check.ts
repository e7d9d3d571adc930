/**
 * Builds the packages' folders for Linux and Windows on a stub of Electron, without a network, looks at what is in them and
 * runs the Linux one.
 *   npm run package:check   exit 1 and one line per problem
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { extractFile, getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { z } from 'zod';
import {
  findContentProblems,
  findFuseProblems,
  findTextProblems,
  findUnreachedScripts,
  nativeDriver,
  programName,
  readNativeTarget,
  type ArchivedFile,
  type Target,
} from '../packaging/content-rules.ts';
import { electronFiles, fuseSentinel, makeStubElectron } from '../packaging/stub-electron.ts';
import { buildIfStale } from './build.ts';
import { packageProgram } from './package.ts';

const root = resolve(import.meta.dirname, '../..');
const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
];

/** A folder of the archive holds `files`; a file its size, as far as we read it. */
const headerSchema = z.object({
  get files() {
    return z.record(z.string(), z.union([headerSchema, fileSchema]));
  },
});
const fileSchema = z.object({ size: z.int(), unpacked: z.boolean().default(false) });
const manifestSchema = z.strictObject({
  name: z.literal('open-door'),
  version: z.string(),
  private: z.literal(true),
  description: z.string(),
  license: z.literal('Apache-2.0'),
  type: z.literal('module'),
  main: z.literal('dist/electron/entry.js'),
  dependencies: z.strictObject({ 'better-sqlite3': z.string() }),
  allowScripts: z.unknown(),
  desktopName: z.literal('open-door.desktop'),
  homepage: z.string(),
});
const integritySchema = z.tuple([
  z.object({ file: z.string(), alg: z.literal('SHA256'), value: z.string() }),
]);

function listArchive(folder: z.infer<typeof headerSchema>, prefix = ''): [string, ArchivedFile][] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? listArchive(entry, `${prefix}${name}/`) : [[`${prefix}${name}`, entry]],
  );
}

function listFolder(folder: string): Map<string, number> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), statSync(path).size];
    }),
  );
}

/** Windows' Electron compares the archive with this before it runs anything of it. */
function findWindowsProblems(program: Buffer, header: string): string[] {
  const resources = NtExecutableResource.from(NtExecutable.from(program));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  const stated = entry && integritySchema.safeParse(JSON.parse(Buffer.from(entry.bin).toString()));
  const hash = createHash('sha256').update(header).digest('hex');
  const [version] = Resource.VersionInfo.fromEntries(resources.entries);
  const [language] = version?.getAllLanguagesForStringValues() ?? [];
  const strings = version && language ? version.getStringValues(language) : {};
  return [
    ...(stated?.data?.[0].value === hash ? [] : ['the program does not know the hash of its archive']),
    ...(strings['FileDescription'] === '开门接访台账' ? [] : ['the program has no Chinese name']),
    ...(Resource.IconGroupEntry.fromEntries(resources.entries).length > 0 ? [] : ['the program has no icon']),
  ];
}

function findPackageProblems(folder: string, target: Target): string[] {
  const asar = join(folder, 'resources/app.asar');
  const header = getRawHeader(asar);
  const archive = new Map(listArchive(headerSchema.parse(header.header)));
  const texts = new Map(
    [...archive.keys()]
      .filter((name) => /\.(js|cjs|css|html|json|sql|svg)$|LICENSE$/u.test(name))
      .map((name) => [name, extractFile(asar, name.split('/').join(sep)).toString()]),
  );
  const native = readFileSync(join(folder, 'resources/app.asar.unpacked', nativeDriver(target)));
  const builtFor = readNativeTarget(native);
  const program = readFileSync(join(folder, programName(target)));
  const manifest = manifestSchema.safeParse(JSON.parse(texts.get('package.json') ?? 'null'));
  return [
    ...findContentProblems({ archive, folder: listFolder(folder) }, target, electronFiles[target.platform]),
    ...[...texts].flatMap(([name, text]) => findTextProblems(name, text, [root, join(homedir(), sep)])),
    ...findUnreachedScripts(new Map([...texts].filter(([name]) => /^dist\/(?!renderer).*\.js$/u.test(name)))),
    ...(manifest.success ? [] : [`package.json: ${z.prettifyError(manifest.error)}`]),
    ...(builtFor?.platform === target.platform && builtFor.arch === target.arch
      ? []
      : [`${nativeDriver(target)} is built for ${builtFor?.platform}-${builtFor?.arch}`]),
    ...findFuseProblems(program, fuseSentinel),
    ...(target.platform === 'win32' ? findWindowsProblems(program, header.headerString) : []),
  ];
}

/** The stub's program starts Node with the packaged program: what this machine can run of it. */
function findRunProblems(folder: string, target: Target): string[] {
  const { status, stdout, stderr } = spawnSync(join(folder, programName(target)), {
    encoding: 'utf8',
    timeout: 90_000,
    env: {
      ...process.env,
      OPEN_DOOR_NODE: process.execPath,
      OPEN_DOOR_RUN_PACKAGED: join(root, 'build/testing/run-packaged.ts'),
    },
  });
  if (status !== 0) return [`it does not run: ${stderr.trim()}`];
  console.log(stdout.trim());
  return [];
}

async function checkTarget(scratch: string, target: Target): Promise<string[]> {
  const electronDist = join(scratch, `electron-${target.platform}-${target.arch}`);
  const output = join(scratch, `package-${target.platform}-${target.arch}`);
  makeStubElectron(electronDist, target);
  await packageProgram(target, { dir: true, config: { electronDist, directories: { output } } });
  const [folder] = globSync('*-unpacked', { cwd: output });
  if (folder === undefined) return ['no folder was made'];
  const problems = findPackageProblems(join(output, folder), target);
  const isOwn = target.platform === process.platform && target.arch === process.arch;
  return isOwn ? [...problems, ...findRunProblems(join(output, folder), target)] : problems;
}

const scratch = mkdtempSync(join(tmpdir(), 'open-door-packages-'));
// A call into the network ends the check: on a closed machine it would only hang.
subscribe('net.client.socket', () => {
  throw new Error('Packaging wants a network');
});
process.env['ELECTRON_BUILDER_CACHE'] = join(scratch, 'cache');
let faults = 0;
try {
  await buildIfStale();
  for (const target of targets) {
    const name = `${target.platform}-${target.arch}`;
    const problems = await checkTarget(scratch, target);
    for (const problem of problems) console.error(`${name}: ${problem}`);
    faults += problems.length;
    if (problems.length === 0) console.log(`${name}: the package holds what it must and nothing else.`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
// Not `exitCode`: with that a check that found faults had ended as if it had found none.
if (faults > 0) process.exit(1);
