import { expect, test } from 'vitest';
import { decodeCanonicalJson, encodeCanonicalJson, type JsonValue } from './canonical-json.ts';
import { jsonLimits } from './json-scan.ts';
import { faultOf, type Fault } from './testing/fault-of.ts';

function encodeText(value: JsonValue): string {
  return Buffer.from(encodeCanonicalJson(value)).toString('utf8');
}

function decodeFault(input: string | Uint8Array): Fault {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  return faultOf(() => decodeCanonicalJson(bytes));
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function objectOf(keys: number): string {
  const names = Array.from({ length: keys }, (_, index) => `k${String(index).padStart(3, '0')}`);
  return `{${names.map((name) => `"${name}":0`).join(',')}}`;
}

test('keys are sorted by UTF-16 code unit, as in RFC 8785 §3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const text = encodeText(value);
  expect([...text.matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
  expect(decodeCanonicalJson(Buffer.from(text))).toEqual(value);
});

test('strings are escaped as in RFC 8785 §3.2.2.2, and otherwise kept as they are', () => {
  expect(encodeText('\u20ac$\u000f\nA\'B"\\\\"/\b\t\f\r\u007f\u2028')).toBe(
    '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\t\\f\\r\u007f\u2028"',
  );
  // Composed and decomposed stay two spellings: a name is never normalised behind its owner's back.
  expect(encodeText(['\u00e9', 'e\u0301', '\u{20bb7}'])).toBe('["\u00e9","e\u0301","\u{20bb7}"]');
});

test('numeric keys keep the order of text, although JavaScript objects do not', () => {
  const text = '{"10":0,"9":1,"a":2}';
  expect(encodeText({ 9: 1, 10: 0, a: 2 })).toBe(text);
  expect(encodeText(decodeCanonicalJson(Buffer.from(text)))).toBe(text);
});

test('integers reach from -(2^53-1) to 2^53-1, and no further', () => {
  const text = '[-9007199254740991,0,9007199254740991]';
  expect(encodeText(decodeCanonicalJson(Buffer.from(text)))).toBe(text);
  expect(encodeText([-0])).toBe('[0]');
});

test.each([
  ['an empty file', '', 0, 'syntax'],
  ['a space', '{"a": 1}', 5, 'syntax'],
  ['a leading line end', '\n1', 0, 'syntax'],
  ['a trailing line end', '1\n', 1, 'trailing'],
  ['a second value', '{}{}', 2, 'trailing'],
  ['a byte order mark', '\ufeff1', 0, 'syntax'],
  ['a float', '[1.5]', 1, 'number'],
  ['an exponent', '[1e3]', 1, 'number'],
  ['minus zero', '[-0]', 1, 'number'],
  ['a lone minus', '[-]', 1, 'number'],
  ['a leading zero', '[01]', 1, 'number'],
  ['2^53', '[9007199254740992]', 1, 'number'],
  ['a number of a thousand digits', `[${'9'.repeat(1000)}]`, 1, 'number'],
  ['a misspelt literal', '[trve]', 3, 'syntax'],
  ['NaN', '[NaN]', 1, 'syntax'],
  ['a cut string', '"abc', 4, 'syntax'],
  ['a raw control character', '"a\u0001"', 2, 'syntax'],
  ['an escaped solidus', '"\\/"', 1, 'escape'],
  ['an escape where none is needed', '"\\u0041"', 1, 'escape'],
  ['a long escape where a short one exists', '"\\u000a"', 1, 'escape'],
  ['an escape in capitals', '"\\u001F"', 1, 'escape'],
  ['a lone surrogate', '"\\ud800"', 1, 'escape'],
  ['a cut escape', '"\\u00', 1, 'escape'],
  ['a missing colon', '{"a"1}', 4, 'syntax'],
  ['a key that is no string', '{1:1}', 1, 'syntax'],
  ['a trailing comma in an object', '{"a":1,}', 7, 'syntax'],
  ['a trailing comma in an array', '[1,]', 3, 'syntax'],
  ['an unclosed array', '[1', 2, 'syntax'],
  ['a wrong closing bracket', '[1}', 2, 'syntax'],
  ['keys out of order', '{"b":1,"a":2}', 2, 'notCanonical'],
  ['a key twice', '{"a":1,"a":2}', 5, 'notCanonical'],
  ['a key twice with equal values', '{"a":1,"a":1}', 6, 'notCanonical'],
  ['__proto__', '{"a":{"__proto__":{}}}', 6, 'forbiddenKey'],
  ['constructor', '{"constructor":1}', 1, 'forbiddenKey'],
  ['prototype', '{"prototype":1}', 1, 'forbiddenKey'],
  ['a forbidden key with an escape', '{"__pr\\u006fto__":1}', 6, 'escape'],
])('%s is refused with its offset', (_, text, offset, reason) => {
  expect(decodeFault(text)).toEqual({ code: 'BAD_JSON', params: { offset, reason } });
});

test.each([
  ['a stray continuation byte', [0x22, 0x61, 0x80, 0x22], 2],
  ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 1],
  ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 1],
  ['a cut character', [0x22, 0x61, 0xe6, 0xb8, 0x22], 2],
  ['a code point beyond Unicode', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], 1],
])('UTF-8 with %s is refused, not repaired', (_, bytes, offset) => {
  expect(decodeFault(Uint8Array.from(bytes))).toEqual({
    code: 'BAD_JSON',
    params: { offset, reason: 'utf8' },
  });
});

test('limits hold on both sides of their border, for reader and writer alike', () => {
  const { depth, stringLength, keys } = jsonLimits;
  const whole = [nested(depth), JSON.stringify('汉'.repeat(stringLength)), objectOf(keys)];
  for (const text of whole) {
    expect(encodeText(decodeCanonicalJson(Buffer.from(text)))).toBe(text);
  }
  expect(decodeFault(nested(depth + 1))).toEqual({
    code: 'LIMIT',
    params: { which: 'depth', max: depth, offset: depth },
  });
  const tooLong = '汉'.repeat(stringLength + 1);
  expect(decodeFault(JSON.stringify(tooLong))).toEqual({
    code: 'LIMIT',
    params: { which: 'string', max: stringLength, offset: 0 },
  });
  expect(decodeFault(objectOf(keys + 1))).toMatchObject({
    code: 'LIMIT',
    params: { which: 'keys', max: keys },
  });
  const tooMany: JsonValue = JSON.parse(objectOf(keys + 1));
  const tooDeep: JsonValue = JSON.parse(nested(depth + 1));
  for (const value of [tooLong, tooMany, tooDeep]) {
    expect(faultOf(() => encodeCanonicalJson(value)).code).toBe('LIMIT');
  }
});

test('string length counts UTF-16 code units, so that reader and writer agree on rare Han', () => {
  const border = '\u{20bb7}'.repeat(jsonLimits.stringLength / 2);
  expect(encodeText(decodeCanonicalJson(encodeCanonicalJson(border)))).toHaveLength(
    jsonLimits.stringLength + 2,
  );
  expect(decodeFault(JSON.stringify(`${border}a`))).toMatchObject({
    code: 'LIMIT',
    params: { which: 'string' },
  });
});

test('a bomb of a million brackets is refused at its seventeenth, without a deep stack', () => {
  expect(decodeFault('['.repeat(1_000_000))).toMatchObject({ code: 'LIMIT', params: { offset: 16 } });
  expect(decodeFault('{"a":'.repeat(1_000_000))).toMatchObject({ code: 'LIMIT', params: { offset: 80 } });
});

test.each([
  ['undefined', { a: undefined }],
  ['a hole', Array.from<number>({ length: 1 }).concat(1)],
  ['a float', [0.5]],
  ['an unsafe integer', [2 ** 53]],
  ['NaN', [Number.NaN]],
  ['a lone surrogate', ['\ud800']],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['a date', { a: new Date(0) }],
  ['a map', new Map()],
  ['a bigint', [1n]],
  ['a function', [() => 1]],
  ['a forbidden key', JSON.parse('{"__proto__":1}') as unknown],
])('%s cannot be written', (_, value) => {
  expect(faultOf(() => encodeCanonicalJson(value as JsonValue)).code).toBe('BAD_JSON');
});
