import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../main/contract/errors.ts';
import { hostErrorCodes } from '../api/transport.ts';
import { languages } from './languages.ts';
import { resources } from './resources.ts';

const codes = [...new Set<string>([...errorCodes, ...hostErrorCodes])].toSorted();

describe.each(languages)('error sentences in %s', (language) => {
  const sentences = Object.entries<string>(resources[language].errors);

  test('every code has one, and no code that is gone keeps one', () => {
    expect(sentences.map(([code]) => code).toSorted()).toEqual(codes);
  });

  test('each says more than one thing, calmly', () => {
    const curt = sentences.filter(
      ([, sentence]) => !/[。，.;].+[。.]$/u.test(sentence) || /[!！]/u.test(sentence),
    );
    expect(curt).toEqual([]);
  });
});
