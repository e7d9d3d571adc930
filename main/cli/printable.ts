import { revealHidden } from '../contract/values/text.ts';

/** A name from outside on one line of a terminal: an escape sequence in it is shown and does nothing. */
export function printable(text: string): string {
  return revealHidden(text).replaceAll('\n', '[U+000A]').replaceAll('\t', '[U+0009]');
}
