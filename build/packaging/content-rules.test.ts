import { expect, test } from 'vitest';
import {
  findContentProblems,
  findFuseProblems,
  findTextProblems,
  findUnreachedScripts,
  readNativeTarget,
  type ArchivedFile,
  type Target,
} from './content-rules.ts';

const target: Target = { platform: 'win32', arch: 'x64' };
const native = 'node_modules/better-sqlite3/prebuilds/win32-x64.node';

const archived = [
  'package.json',
  'dist/electron/entry.js',
  'dist/electron/preload.cjs',
  'dist/worker/writer.js',
  'dist/worker/reader.js',
  'dist/worker/jobs.js',
  'dist/chunks/backend-D54MUfwX.js',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-BbFYr4rb.js',
  'dist/renderer/assets/noto-sans-sc-100-wght-normal-DluiXYzi.woff2',
  'dist/renderer/pdf/UniGB-UCS2-H.bcmap',
  'db/migrations/20261201000000_initial/migration.sql',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/better-sqlite3/lib/methods/pragma.js',
  native,
];
const beside = [
  'open-door.exe',
  'ffmpeg.dll',
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'locales/en-US.pak',
  'locales/zh-CN.pak',
  'licenses/open-door.txt',
  'licenses/program.md',
  'licenses/screens.md',
  'licenses/pdf.md',
  'licenses/better-sqlite3-multiple-ciphers.txt',
  'resources/app.asar',
  `resources/app.asar.unpacked/${native}`,
];

interface Change {
  readonly more?: readonly string[];
  readonly less?: readonly string[];
  readonly files?: Readonly<Record<string, Partial<ArchivedFile>>>;
  readonly moreBeside?: readonly string[];
  readonly sizes?: Readonly<Record<string, number>>;
}

function problemsWith({ more = [], less = [], files = {}, moreBeside = [], sizes = {} }: Change): string[] {
  const archive = new Map(
    [...archived, ...more]
      .filter((name) => !less.includes(name))
      .map((name) => [name, { size: 1, unpacked: name === native, ...files[name] }]),
  );
  const folder = new Map(
    [...beside, ...moreBeside].filter((name) => !less.includes(name)).map((name) => [name, sizes[name] ?? 1]),
  );
  return findContentProblems({ archive, folder }, target, ['ffmpeg.dll']);
}

test('a package with what it needs has no problem', () => {
  expect(problemsWith({})).toEqual([]);
});

test.each([
  'renderer/app/App.tsx',
  'dist/renderer/assets/index-BbFYr4rb.js.map',
  'dist/loopback/entry.js',
  'dist/.stamp',
  'main/api/today.test.ts',
  'db/migrations/20261201000000_initial/snapshot.json',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/node-addon-api/index.js',
  '.env',
])('%s in the archive is noticed: it was let in by a pattern too wide', (name) => {
  expect(problemsWith({ more: [name] })).toEqual([`app.asar: ${name} has no business there`]);
});

test.each(archived.filter((name) => !/chunks|methods/u.test(name)))(
  'an archive without %s is noticed: the program would not start on the village PC',
  (name) => {
    expect(problemsWith({ less: [name] })).toHaveLength(1);
  },
);

test('a native module inside the archive is noticed, and a script outside: the one cannot be loaded, the other is not proved', () => {
  const script = 'node_modules/better-sqlite3/lib/index.js';
  expect(problemsWith({ files: { [native]: { unpacked: false } } })).toEqual([
    `app.asar: ${native} is not unpacked`,
  ]);
  expect(problemsWith({ files: { [script]: { unpacked: true } } })).toEqual([
    `app.asar: ${script} is unpacked`,
  ]);
});

test('what lies beside the program is exactly what belongs there, with names in ASCII and of a sane size', () => {
  expect(problemsWith({ moreBeside: ['locales/de.pak'] })).toEqual(['locales/de.pak has no business there']);
  expect(problemsWith({ less: ['licenses/screens.md'] })).toEqual(['no licenses/screens.md']);
  expect(problemsWith({ moreBeside: ['开门.txt'] })).toContain(
    '开门.txt: a name that not every system can spell',
  );
  expect(problemsWith({ sizes: { 'resources/app.asar': 1e9 } })).toHaveLength(1);
});

const found = (text: string) => findTextProblems('a.js', text, ['/home/builder']);

test('a key, a token, a source map or a path of the building machine in a text is noticed', () => {
  expect(found('const text = "/homes/AGE-SECRET-KEY-1";')).toEqual([]);
  expect(found(`-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw`)).toEqual(['a.js holds a private key']);
  expect(found(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`)).toEqual(['a.js holds an age identity']);
  expect(found('//# sourceMappingURL=a.js.map')).toEqual(['a.js holds a source map']);
  expect(found('"/home/builder/main"')).toEqual(['a.js names /home/builder']);
});

test('a script that only the left-out hosts use is noticed', () => {
  const scripts = new Map([
    ['dist/electron/entry.js', `import { a } from "../chunks/used-1.js";`],
    ['dist/chunks/used-1.js', `const b = () => import("./late-2.js");`],
    ['dist/chunks/late-2.js', 'export {}'],
    ['dist/chunks/left-3.js', 'export {}'],
  ]);
  expect(findUnreachedScripts(scripts)).toEqual(['app.asar: nothing imports dist/chunks/left-3.js']);
});

function elf(machine: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x7f454c46);
  bytes.writeUInt16LE(machine, 18);
  return bytes;
}

function pe(machine: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(64, 60);
  bytes.write('PE', 64, 'latin1');
  bytes.writeUInt16LE(machine, 68);
  return bytes;
}

test('the system that a native module was built for is read from its own bytes, not from its name', () => {
  expect(readNativeTarget(elf(62))).toEqual({ platform: 'linux', arch: 'x64' });
  expect(readNativeTarget(elf(183))).toEqual({ platform: 'linux', arch: 'arm64' });
  expect(readNativeTarget(pe(0x8664))).toEqual({ platform: 'win32', arch: 'x64' });
  expect(readNativeTarget(pe(0xaa64))).toEqual({ platform: 'win32', arch: 'arm64' });
  expect(readNativeTarget(elf(3))).toBeNull();
  expect(readNativeTarget(Buffer.alloc(64))).toBeNull();
  expect(readNativeTarget(Buffer.from('MZ'))).toBeNull();
});

const program = (wire: string) => Buffer.from(`code sentinel\u0001\u0009${wire} code`);

test('a fuse left as Electron ships it is noticed', () => {
  expect(findFuseProblems(program('010011000'), 'sentinel')).toEqual([]);
  expect(findFuseProblems(program('110011000'), 'sentinel')).toEqual(['fuse runAsNode is 1']);
  expect(findFuseProblems(program('0100rr000'), 'sentinel')).toEqual([
    'fuse embeddedAsarIntegrityValidation is r',
    'fuse onlyLoadAppFromAsar is r',
  ]);
  expect(findFuseProblems(Buffer.from('code'), 'sentinel')).toEqual(['the program has no fuses']);
});
