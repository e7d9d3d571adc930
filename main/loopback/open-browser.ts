import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dataDir: string): string => join(dataDir, 'open.html');

/**
 * Opens the system's browser at `url`. On Linux every user can read the arguments of every process, so that the browser
 * is given a file which leads on to the address; on Windows only this user can.
 */
export function openBrowser(
  url: string,
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32') {
    run('rundll32.exe', ['url.dll,FileProtocolHandler', url]);
    return;
  }
  const file = fileOf(dataDir);
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">\n`, { mode: 0o600 });
  run(platform === 'darwin' ? 'open' : 'xdg-open', [file]);
}

/** Once the ticket in it was used the file is of no more use. */
export function removeOpenFile(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsHide: true });
  // No browser, or no desktop: the address is printed as well.
  child.on('error', () => undefined);
  child.unref();
}
