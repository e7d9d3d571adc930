import { describe, expect, it } from 'vitest';
import { graphemeCount, graphemesOf, revealHidden, tidyText } from './text.ts';

describe('text', () => {
  it('is stored in one form, so that the same name is found however it was typed', () => {
    expect(tidyText('  Ame\u0301lie\u3000')).toBe('Am\u00E9lie');
    expect(tidyText('一\r\n二\r三')).toBe('一\n二\n三');
  });

  it('shows what would turn or hide a name: two people had looked like one', () => {
    expect(revealHidden('王\u202E五')).toBe('王[U+202E]五');
    expect(revealHidden('李\u200B四\uFEFF')).toBe('李[U+200B]四[U+FEFF]');
    expect(revealHidden('\u2066a\u2069\u0000\u3164\u{E0041}')).toBe(
      '[U+2066]a[U+2069][U+0000][U+3164][U+E0041]',
    );
  });

  it('leaves alone what belongs to a text: lines, rare characters, their variants, other scripts', () => {
    for (const text of ['一\n\t二', '𠮷田', '葛\u{E0100}城', 'ئۇيغۇر', 'བོད་ཡིག', '数字٣']) {
      expect(revealHidden(text)).toBe(text);
    }
  });

  it('counts characters as a reader does: a rare character had used up two places', () => {
    expect(graphemeCount('𠮷田')).toBe(2);
    expect(graphemeCount('葛\u{E0100}城')).toBe(2);
    expect(graphemesOf('e\u0301a')).toEqual(['e\u0301', 'a']);
    expect(graphemeCount('')).toBe(0);
  });
});
