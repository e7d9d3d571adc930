import { describe, expect, test } from 'vitest';
import { findAllTextProblems, findTextProblems } from './check-text.ts';

const screen = 'renderer/features/contacts/ContactPage.tsx';

describe('words', () => {
  test('of this repository are where translators look', () => {
    expect(findAllTextProblems()).toEqual([]);
  });

  test.each(["const title = '来访';", '<Button>登记</Button>', 'const hint = `${count} 件`;'])(
    'on a screen are found: %s',
    (line) => {
      expect(findTextProblems(screen, `\n${line}`)).toEqual([
        `${screen}:2 has words outside renderer/i18n and main/terms`,
      ]);
    },
  );

  test.each([
    '/** 回执: the slip */',
    '// 回执',
    "const url = 'http://x'; // 回执",
    '/*\n * 回执\n */ const a = 1;',
  ])('in a comment are not: %s', (source) => {
    expect(findTextProblems(screen, source)).toEqual([]);
  });

  test('after a string that looks like a comment are found', () => {
    expect(findTextProblems(screen, "const a = 'https://x' + '回执';")).toHaveLength(1);
  });

  test.each(['main/terms/channels.ts', 'renderer/i18n/zh-CN/contacts.ts', 'main/core/a.test.ts'])(
    'are at home in %s',
    (path) => {
      expect(findTextProblems(path, "const a = '来访';")).toEqual([]);
    },
  );
});

test.each([
  "createHash('sm3')",
  "createCipheriv('chacha20-poly1305', key, iv)",
  "createHash('id-sm3WithRSA')",
])('a cipher that Electron lacks is found: %s', (call) => {
  expect(findTextProblems('main/core/crypto/hash.ts', call)).toHaveLength(1);
});
