/**
 * Cuts text into tokens for the full-text table. Trigrams cannot find two-character words, and the driver cannot
 * register a tokenizer: so every ideograph is a token of its own, typed words are phrases, and we cut here.
 */

/** Stands where a phrase must not reach across; never part of text, because punctuation is never a token. */
const breakToken = '‖';
/** Last digits are findable from this length on. */
const shortestTail = 4;
/** Longer runs are no numbers that a person would know the end of. */
const longestNumber = 32;

/** Tone marks, variation selectors and invisible format characters: written or not, the same word. */
const ignorable = /[\u0300-\u036f\ufe00-\ufe0f\u{e0100}-\u{e01ef}\p{Cf}]/gu;
/** Letters without case, private-use name characters, and planes 2 and 3 as a whole: newer ideographs than ICU knows. */
const ownToken = /[\p{Lo}\p{Co}\u3007\u{20000}-\u{3ffff}]/u;
const partOfWord = /[\p{L}\p{N}\p{M}]/u;
/** A space does not end a phrase: two-character names are often written with one inside. */
const horizontalSpace = /[^\S\r\n\u2028\u2029]/u;
const endsInNumber = /\d{3}[\dx]$/;
const startsWithLetter = /^\p{L}/u;

/** One spelling for text and typed terms: full-width forms, case and tone marks do not matter. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFKD').replace(ignorable, '').toLowerCase();
}

/** The unbroken runs of a text, each a list of tokens. */
function runsOf(text: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let word = '';
  const endWord = (): void => {
    if (word !== '') run.push(word);
    word = '';
  };
  const endRun = (): void => {
    endWord();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const character of normalizeForSearch(text)) {
    if (ownToken.test(character)) {
      endWord();
      run.push(character);
    } else if (partOfWord.test(character)) word += character;
    else if (horizontalSpace.test(character)) endWord();
    else endRun();
  }
  endRun();
  return runs;
}

function tailsOf(token: string): string[] {
  if (!endsInNumber.test(token) || token.length > longestNumber) return [];
  const count = Math.max(0, token.length - shortestTail);
  return Array.from({ length: count }, (_, index) => token.slice(index + 1));
}

/** What to store for the texts of a record; no phrase is found across two of them or across punctuation. */
export function toIndexText(texts: readonly string[]): string {
  const runs = texts.flatMap(runsOf);
  const tails = new Set(runs.flat().flatMap(tailsOf));
  return [...runs, [...tails]]
    .filter((run) => run.length > 0)
    .map((run) => run.join(' '))
    .join(` ${breakToken} `);
}

/**
 * A full-text query for what a person typed: parts between spaces or punctuation must all occur, each as a phrase;
 * a Latin word may go on. Tokens hold letters and digits only, so that no typed text can be query syntax.
 * @returns undefined where nothing searchable was typed
 */
export function toMatchQuery(term: string): string | undefined {
  const phrases = term.split(/\s+/u).flatMap(runsOf).map(toPhrase);
  return phrases.length === 0 ? undefined : phrases.join(' AND ');
}

/** Characters that a likeness is made of; shorter phrases are in every other record. */
const likenessLength = 4;

/**
 * A full-text query for texts that say much the same: any stretch of four characters of this one, at most `limit` of
 * them, spread over the whole. @returns undefined where the text is too short
 */
export function toLikenessQuery(text: string, limit: number): string | undefined {
  const phrases = runsOf(text).flatMap((run) =>
    run.slice(likenessLength - 1).map((_, at) => toPhrase(run.slice(at, at + likenessLength))),
  );
  const step = Math.max(1, phrases.length / limit);
  const spread = phrases.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  return spread.length === 0 ? undefined : spread.slice(0, limit).join(' OR ');
}

/** How much of two texts is the same, 0 to 1: pairs of neighbouring characters that both have (Dice). */
export function likeness(one: string, other: string): number {
  const [ones, others] = [pairsOf(one), pairsOf(other)];
  const total = ones.size + others.size;
  if (total === 0) return 0;
  return (2 * [...ones].filter((pair) => others.has(pair)).length) / total;
}

function pairsOf(text: string): Set<string> {
  return new Set(runsOf(text).flatMap((run) => run.slice(1).map((token, at) => `${run[at] ?? ''} ${token}`)));
}

function toPhrase(run: readonly string[]): string {
  const mayGoOn = startsWithLetter.test(run.at(-1) ?? '') && !ownToken.test(run.at(-1) ?? '');
  return `"${run.join(' ')}"${mayGoOn ? ' *' : ''}`;
}
