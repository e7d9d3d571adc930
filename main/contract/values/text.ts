const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Characters that show nothing or turn the direction of the text; tab, line end and visible Arabic signs are not among them. */
const hidden =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034F\u115F\u1160\u3164\uFFA0]--[\n\t\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]/gv;

/** What a person typed, in one form: NFC, `\n` as line end, nothing blank at either end. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/gu, '\n').trim();
}

/** Shows what would be hidden as `[U+202E]`, so that no name or story can look like another. */
export function revealHidden(text: string): string {
  return text.replaceAll(hidden, (char) => {
    const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${hex}]`;
  });
}

/** The characters as a reader sees them: a rare character of two code units and its variation selector are one. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function graphemeCount(text: string): number {
  return graphemesOf(text).length;
}
