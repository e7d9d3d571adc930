import type { BatchHeader } from './batch-header.ts';

/**
 * `XFB-{to}-{from}-e{n}-{seq}-{manifest hash, 8}.xfb`: ASCII, for people and sorting only. Never read back: everything
 * is taken from the file itself.
 */
export function batchFileName({ to, from, epoch, seq }: BatchHeader, manifestHash: string): string {
  return `XFB-${to}-${from}-e${epoch.n}-${seq}-${manifestHash.slice(0, 8)}.xfb`;
}
