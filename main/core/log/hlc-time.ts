import { unpackHlc } from '../exchange/format/hlc.ts';

/** When an op was written, by the clock of its PC: for display only (exchange.md P6). UTC ISO-8601. */
export function hlcTime(hlc: string): string {
  return new Date(unpackHlc(hlc).ms).toISOString();
}
