/**
 * Makes the packages of electron-builder.yml for this machine's system. Needs a network: Electron and the makers of
 * installers are fetched.
 *   npm run dist -- [--dir] [--platform=linux|win32] [--arch=x64|arm64]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { z } from 'zod';
import type { Target } from '../packaging/content-rules.ts';
import { buildIfStale } from './build.ts';

const root = resolve(import.meta.dirname, '../..');

interface PackageOptions {
  /** The program's folder alone, no installer. */
  readonly dir: boolean;
  readonly config?: Configuration;
}

export async function packageProgram(
  { platform, arch }: Target,
  { dir, config = {} }: PackageOptions,
): Promise<void> {
  const system = platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  await build({
    projectDir: root,
    targets: system.createTarget(dir ? 'dir' : null, Arch[arch]),
    publish: 'never',
    config: {
      // There the product's name is a folder under /opt: ASCII, so that every system can spell it.
      ...(platform === 'linux' ? { productName: 'open-door' } : {}),
      ...config,
    },
  });
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      platform: { type: 'string', default: process.platform },
      arch: { type: 'string', default: process.arch },
    },
  });
  const target = z
    .object({ platform: z.enum(['linux', 'win32']), arch: z.enum(['x64', 'arm64']) })
    .safeParse(values);
  if (target.success) {
    await buildIfStale();
    try {
      await packageProgram(target.data, values);
    } catch (thrown) {
      console.error(`Not made: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      process.exitCode = 1;
    }
  } else {
    console.error(`No package for ${values.platform}-${values.arch}: only linux and win32, x64 and arm64.`);
    process.exitCode = 1;
  }
}
