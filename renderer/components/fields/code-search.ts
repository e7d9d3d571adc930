/** Initials of Chinese words as typed: 宅基地审批 → zjdsp. */
export type InitialsOf = (words: string) => string;

/** The dictionary is large: it is fetched when somebody begins to choose, and until then labels alone are searched. */
export async function loadInitials(): Promise<InitialsOf> {
  const { pinyin } = await import('pinyin-pro');
  return (words) =>
    pinyin(words, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}

/**
 * How well a code answers to what was typed, 0 best; null: not at all. A label or code that begins with it stands
 * before one that contains it, initials after both.
 */
export function rankOf(typed: string, label: string, code: string, initials: string): number | null {
  const sought = typed.normalize('NFKC').trim().toLowerCase();
  const words = label.toLowerCase();
  if (words.startsWith(sought) || code === sought) return 0;
  if (words.includes(sought)) return 1;
  if (initials.startsWith(sought)) return 2;
  return initials.includes(sought) ? 3 : null;
}
