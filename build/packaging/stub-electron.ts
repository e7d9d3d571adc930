/**
 * A folder as Electron's download is, with stand-ins for its programs: the packages are built on it where nothing can be
 * fetched. Its Linux program runs `run-packaged.ts`; its Windows program is an empty one.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { Target } from './content-rules.ts';

/** As in electron/fuses: where a program's switches begin, which may still be turned. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/** What Electron's own download brings beside its program, as far as packaging minds it. */
export const electronFiles: Readonly<Record<Target['platform'], readonly string[]>> = {
  linux: ['chrome-sandbox', 'icudtl.dat', 'libffmpeg.so', 'resources.pak', 'v8_context_snapshot.bin'],
  win32: ['ffmpeg.dll', 'icudtl.dat', 'resources.pak', 'v8_context_snapshot.bin'],
};
const locales = ['de', 'en-US', 'fr', 'zh-CN', 'zh-TW'];

function fuseWire(): Buffer {
  return Buffer.concat([Buffer.from(fuseSentinel), Buffer.of(1, fuseCount), Buffer.alloc(fuseCount, '1')]);
}

/** The shell never gets to the wire: it has become Node by then. */
function linuxProgram(): Buffer {
  const script = '#!/bin/sh\nexec "$OPEN_DOOR_NODE" "$OPEN_DOOR_RUN_PACKAGED" "$0" "$@"\n';
  return Buffer.concat([Buffer.from(script), fuseWire(), Buffer.from('\n')]);
}

function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 0x409, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(fuseWire());
  return Buffer.from(program.generate());
}

export function makeStubElectron(folder: string, { platform }: Target): void {
  const write = (name: string, bytes: Buffer | string) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  const program = platform === 'win32' ? 'electron.exe' : 'electron';
  write(program, platform === 'win32' ? windowsProgram() : linuxProgram());
  chmodSync(join(folder, program), 0o755);
  for (const name of electronFiles[platform]) write(name, 'stub');
  for (const name of locales) write(`locales/${name}.pak`, 'stub');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) write(name, 'stub');
  mkdirSync(join(folder, 'resources'));
}
