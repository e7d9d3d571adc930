/** What may be in a package, and what must. Pure: `package-check.ts` hands in what it found. */

export interface Target {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64' | 'arm64';
}

export interface ArchivedFile {
  readonly size: number;
  /** Beside the archive, in `app.asar.unpacked`. */
  readonly unpacked: boolean;
}

/** Names with slashes: `archive` as in `app.asar`, `folder` as beside the program. */
export interface PackageContent {
  readonly archive: ReadonlyMap<string, ArchivedFile>;
  readonly folder: ReadonlyMap<string, number>;
}

const driver = 'node_modules/better-sqlite3';
const megabyte = 1024 * 1024;
/** Most of it is the fallback fonts. */
const largestArchive = 24 * megabyte;
const largestDriver = 4 * megabyte;

export function nativeDriver({ platform, arch }: Target): string {
  return `${driver}/prebuilds/${platform}-${arch}.node`;
}

export function programName({ platform }: Target): string {
  return platform === 'win32' ? 'open-door.exe' : 'open-door';
}

const mayBeArchived: readonly RegExp[] = [
  /^package\.json$/u,
  /^dist\/electron\/(entry\.js|preload\.cjs)$/u,
  /^dist\/worker\/(writer|reader|jobs)\.js$/u,
  /^dist\/chunks\/[\w-]+\.js$/u,
  /^dist\/renderer\/index\.html$/u,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|svg|woff2)$/u,
  /^dist\/renderer\/pdf\/[\w-]+\.(bcmap|pfb|ttf|js)$/u,
  /^db\/migrations\/\d{14}_\w+\/migration\.sql$/u,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/u,
  /^node_modules\/better-sqlite3\/lib\/(methods\/)?[\w-]+\.js$/u,
];

const mustBeArchived: readonly RegExp[] = [
  /^package\.json$/u,
  /^dist\/electron\/entry\.js$/u,
  /^dist\/electron\/preload\.cjs$/u,
  /^dist\/worker\/writer\.js$/u,
  /^dist\/worker\/reader\.js$/u,
  /^dist\/worker\/jobs\.js$/u,
  /^dist\/renderer\/index\.html$/u,
  /^dist\/renderer\/assets\/[\w.-]+\.js$/u,
  /^dist\/renderer\/assets\/[\w.-]+\.woff2$/u,
  /^dist\/renderer\/pdf\/UniGB-UCS2-H\.bcmap$/u,
  /^db\/migrations\/\d{14}_initial\/migration\.sql$/u,
  /^node_modules\/better-sqlite3\/package\.json$/u,
  /^node_modules\/better-sqlite3\/LICENSE$/u,
  /^node_modules\/better-sqlite3\/lib\/index\.js$/u,
];

const ownFiles = [
  'licenses/open-door.txt',
  'licenses/program.md',
  'licenses/screens.md',
  'licenses/pdf.md',
  'licenses/better-sqlite3-multiple-ciphers.txt',
];
const licencesOfElectron = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
const locales = ['locales/en-US.pak', 'locales/zh-CN.pak'];

/** One sentence per problem. `electron` = the names that Electron's download brings, beside those that packaging turns. */
export function findContentProblems(
  { archive, folder }: PackageContent,
  target: Target,
  electron: readonly string[],
): string[] {
  const native = nativeDriver(target);
  const expected = [
    programName(target),
    'resources/app.asar',
    `resources/app.asar.unpacked/${native}`,
    ...ownFiles,
    ...licencesOfElectron,
    ...locales,
    ...electron,
  ];
  const archived = [...archive.keys()];
  return [
    ...archived
      .filter((name) => name !== native && !mayBeArchived.some((rule) => rule.test(name)))
      .map((name) => `app.asar: ${name} has no business there`),
    ...mustBeArchived
      .filter((rule) => !archived.some((name) => rule.test(name)))
      .map((rule) => `app.asar: nothing like ${rule.source}`),
    ...(archive.has(native) ? [] : [`app.asar: no ${native}`]),
    ...[...archive]
      .filter(([name, { unpacked }]) => unpacked !== (name === native))
      .map(([name, { unpacked }]) => `app.asar: ${name} is ${unpacked ? '' : 'not '}unpacked`),
    ...[...archive].filter(([, { size }]) => size === 0).map(([name]) => `app.asar: ${name} is empty`),
    ...[...folder.keys()]
      .filter((name) => !expected.includes(name))
      .map((name) => `${name} has no business there`),
    ...expected.filter((name) => !folder.has(name)).map((name) => `no ${name}`),
    ...[...archived, ...folder.keys()]
      .filter((name) => /[^\x21-\x7e]/u.test(name))
      .map((name) => `${name}: a name that not every system can spell`),
    ...findOversize(folder, 'resources/app.asar', largestArchive),
    ...findOversize(folder, `resources/app.asar.unpacked/${native}`, largestDriver),
  ];
}

function findOversize(folder: ReadonlyMap<string, number>, name: string, largest: number): string[] {
  const size = folder.get(name) ?? 0;
  return size > largest ? [`${name} has ${size} bytes, more than ${largest}`] : [];
}

const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{16}/u, 'a private key'],
  [/AGE-SECRET-KEY-(PQ-)?1[0-9A-Z]{40}/u, 'an age identity'],
  [/\bnpm_[A-Za-z0-9]{36}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b/u, 'an access token'],
  [/\/\/[#@] ?sourceMappingURL=/u, 'a source map'],
];

/** `builtIn` = folders of the machine that built it: a path of theirs works nowhere else. */
export function findTextProblems(name: string, text: string, builtIn: readonly string[]): string[] {
  return [
    ...secrets.filter(([secret]) => secret.test(text)).map(([, what]) => `${name} holds ${what}`),
    ...builtIn.filter((path) => text.includes(path)).map((path) => `${name} names ${path}`),
  ];
}

const imported = /(?:from\s*|import\s*\(?\s*|new URL\(\s*)["'`]([^"'`\n]+)["'`]/gu;

/** Scripts of the hosts that nobody names: left over, or of a host that is not in this package. */
export function findUnreachedScripts(scripts: ReadonlyMap<string, string>): string[] {
  const named = new Set<string>();
  for (const [, text] of scripts) {
    for (const [, specifier = ''] of text.matchAll(imported)) named.add(specifier.split('/').at(-1) ?? '');
  }
  return [...scripts.keys()]
    .filter((name) => name.startsWith('dist/chunks/') && !named.has(name.slice('dist/chunks/'.length)))
    .map((name) => `app.asar: nothing imports ${name}`);
}

/** What a native module was built for, by the first bytes of the file; null when it is none that we know. */
export function readNativeTarget(bytes: Buffer): Target | null {
  if (bytes.length < 64) return null;
  if (bytes.readUInt32BE(0) === 0x7f454c46) {
    const arch = new Map([
      [62, 'x64' as const],
      [183, 'arm64' as const],
    ]).get(bytes.readUInt16LE(18));
    return arch ? { platform: 'linux', arch } : null;
  }
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null;
  const header = bytes.readUInt32LE(60);
  if (header + 6 > bytes.length || bytes.toString('latin1', header, header + 2) !== 'PE') return null;
  const arch = new Map([
    [0x8664, 'x64' as const],
    [0xaa64, 'arm64' as const],
  ]).get(bytes.readUInt16LE(header + 4));
  return arch ? { platform: 'win32', arch } : null;
}

/** In the order of Electron's fuse wire, version 1; a null is left as Electron ships it. */
const wantedFuses: readonly (readonly [string, boolean | null])[] = [
  ['runAsNode', false],
  ['cookieEncryption', true],
  ['nodeOptions', false],
  ['nodeCliInspect', false],
  ['embeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', null],
  ['grantFileProtocolExtraPrivileges', false],
];

/** `program` = the bytes of the packaged program. */
export function findFuseProblems(program: Buffer, sentinel: string): string[] {
  const at = program.indexOf(sentinel);
  if (at < 0) return ['the program has no fuses'];
  const wire = program.subarray(at + sentinel.length + 2);
  return wantedFuses.flatMap(([name, wanted], index) => {
    const found = wire.toString('latin1', index, index + 1);
    return wanted === null || found === (wanted ? '1' : '0') ? [] : [`fuse ${name} is ${found}`];
  });
}
