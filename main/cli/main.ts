/** For support people; see `usage` in words.ts. Each command loads only what it needs: `check` works without the database driver. */
import { parseArgs } from 'node:util';
import { checkPaths, exitCodes } from './check.ts';
import { usage } from './words.ts';

interface Ended {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

async function run(args: readonly string[]): Promise<Ended> {
  const [command, ...rest] = args;
  const parsed = parsedArgs(rest);
  if (parsed === null) return misused;
  const { paths, dataDir } = parsed;
  if (command === 'check' && paths.length > 0 && dataDir === undefined) return checkPaths(paths);
  if (command === 'inspect' || (command === 'verify' && paths.length === 0)) {
    const [{ withRegister }, { verifyOpen }, { inspectFiles, inspectRegister }, { Terminal }] =
      await registerCommands();
    using terminal = new Terminal();
    return await withRegister(dataDir, terminal, (runtime) => {
      if (command === 'verify') return verifyOpen(runtime);
      return paths.length > 0 ? inspectFiles(runtime, paths) : inspectRegister(runtime);
    });
  }
  return misused;
}

/** Not loaded for `check`, which works where the database driver does not. */
function registerCommands() {
  return Promise.all([
    import('./open-folder.ts'),
    import('./verify.ts'),
    import('./inspect.ts'),
    import('./terminal.ts'),
  ]);
}

const misused: Ended = { lines: [usage], exitCode: exitCodes.notRead };

function parsedArgs(args: readonly string[]): { paths: string[]; dataDir: string | undefined } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' } },
      allowPositionals: true,
    });
    return { paths: positionals, dataDir: values['data-dir'] };
  } catch {
    return null;
  }
}

const { lines, exitCode } = await run(process.argv.slice(2));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
