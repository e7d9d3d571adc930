import { expect, test } from 'vitest';
import { likeness, normalizeForSearch, toIndexText, toLikenessQuery, toMatchQuery } from './segment.ts';

test('each ideograph is a token, also those beyond the first plane and those newer than the runtime', () => {
  expect(toIndexText(['土地𠮷䶮𬭎㛃'])).toBe('土 地 𠮷 䶮 𬭎 㛃');
  expect(toIndexText(['\u{3fffd}〇\u{e863}'])).toBe('\u{3fffd} 〇 \u{e863}');
});

test('punctuation, line ends and the border between two fields end a phrase; a space does not', () => {
  expect(toIndexText(['土地，纠纷\n张　三', '李四'])).toBe('土 地 ‖ 纠 纷 ‖ 张 三 ‖ 李 四');
});

test('Latin words and numbers stay whole, whatever their width, case or tone marks', () => {
  expect(toIndexText(['Ａ4纸 Zhāng', '第１３组'])).toBe('a4 纸 zhang ‖ 第 13 组');
});

test('a long number is stored with its ends of four and more, after everything else', () => {
  expect(toIndexText(['电话1381234，村'])).toBe('电 话 1381234 ‖ 村 ‖ 381234 81234 1234');
  expect(toIndexText(['34050319900101123X'])).toContain(' 123x');
});

test('a number too long to be one does not blow the index up', () => {
  expect(toIndexText(['1'.repeat(10_000)]).length).toBe(10_000);
});

test('a typed term is phrases that must all occur', () => {
  expect(toMatchQuery('土地 纠纷')).toBe('"土 地" AND "纠 纷"');
  expect(toMatchQuery('土地，纠纷')).toBe('"土 地" AND "纠 纷"');
  expect(toMatchQuery('A4纸')).toBe('"a4 纸"');
  expect(toMatchQuery('zhang')).toBe('"zhang" *');
  expect(toMatchQuery('5678')).toBe('"5678"');
});

test('a term without a letter or digit is no query', () => {
  for (const term of ['', '   ', '"', '*', '，。', '‖', '\u0000', '\ud800', '()-^:{}']) {
    expect(toMatchQuery(term)).toBeUndefined();
  }
});

test('what looks alike is spelled alike', () => {
  expect(normalizeForSearch('ＺＨāＮＧ\u200b')).toBe('zhang');
  expect(normalizeForSearch('\uf9d4')).toBe('倫');
});

test('texts that say much the same are found by stretches of four characters, spread over the whole, and measured by pairs', () => {
  expect(toLikenessQuery('排水沟堵塞，进水', 9)).toBe('"排 水 沟 堵" OR "水 沟 堵 塞"');
  expect(toLikenessQuery('低保', 9)).toBeUndefined();
  const long = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const phrases = toLikenessQuery(long, 12)?.split(' OR ') ?? [];
  expect(phrases).toHaveLength(12);
  expect(phrases[0]).toContain(long.charAt(0));
  expect(phrases.at(-1)).toContain(long.charAt(55));
  expect(likeness('村东排水沟堵塞', '村东排水沟堵塞')).toBe(1);
  expect(likeness('村东排水沟堵塞', '低保申请没有答复')).toBe(0);
  expect(likeness('村东排水沟堵塞，雨天进水', '村东排水沟又堵塞，雨天进水')).toBeGreaterThan(0.7);
  expect(likeness('', '')).toBe(0);
});
