import type { BrowserWindow } from 'electron';
import type { PrintPdf } from '../worker/print-queue.ts';
import type { Program } from '../worker/start-program.ts';

export interface HostUnderTest {
  readonly window: BrowserWindow;
  readonly printPdf: PrintPdf;
  readonly program: Program;
}

const PATIENCE_MS = 30_000;
/** True when the page has drawn its first screen with what the host answered, and has no way around the host. */
const hasFirstScreen = `new Promise((resolve) => {
  const started = Date.now();
  const look = () => {
    const isDrawn = typeof window.openDoor === 'object' && document.querySelector('#root input, #root button') !== null;
    if (isDrawn || Date.now() - started > ${PATIENCE_MS}) resolve(isDrawn && typeof window.require === 'undefined');
    else setTimeout(look, 100);
  };
  look();
})`;

/** What only a real Electron can show, one line each; what the machine can do was proved before. */
export async function proveHost({ window, printPdf, program }: HostUnderTest): Promise<boolean> {
  const parts = {
    WINDOW: (await window.webContents.executeJavaScript(hasFirstScreen)) === true,
    PDF: isPdf(await printPdf('<!doctype html><style>@page{size:A4}</style><p>1')),
    DATABASE: (await program.backend.call('station.status', {}, null)).ok,
  };
  for (const [part, isGood] of Object.entries(parts)) {
    process.stdout.write(`${isGood ? 'ok' : 'failed'} ${part}\n`);
  }
  process.stdout.write(`keys ${program.machineStrength}\n`);
  return Object.values(parts).every(Boolean);
}

function isPdf(bytes: Uint8Array | null): boolean {
  return Buffer.from(bytes ?? []).toString('latin1', 0, 5) === '%PDF-';
}
