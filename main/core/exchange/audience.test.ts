import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionOf, isOpKindName, opKinds } from '../log/op-kinds.ts';

const page = readFileSync(join(import.meta.dirname, 'FORMAT.md'), 'utf8');

test.each(['above', 'either', 'owner'] as const)(
  'what FORMAT.md says of the writer %s is what the program does',
  (writer) => {
    const line = page.split('\n').find((text) => text.startsWith(`- *${writer}*`));
    const told = [...(line ?? '').matchAll(/`([a-zA-Z]+\.[a-zA-Z]+)`/gu)].map(([, kind]) => kind);
    const kinds = Object.keys(opKinds).filter(isOpKindName);
    expect(told).toEqual(kinds.filter((kind) => definitionOf(kind).writer === writer).toSorted());
  },
);

test('what both levels write goes both ways, so that neither stands on ops that the other never sees', () => {
  const oneWay = Object.keys(opKinds)
    .filter(isOpKindName)
    .filter((kind) => {
      const { writer, travel } = definitionOf(kind);
      return (writer === 'either' || writer === 'owner') && [travel.up, travel.down].includes('never');
    });
  expect(oneWay).toEqual([]);
});

test('the audience table of FORMAT.md is that of the program, so that no kind travels unseen', () => {
  const told = page.split('\n').filter((line) => /^\| `[a-zA-Z]+\.[a-zA-Z]+` \|/u.test(line));
  const lines = Object.entries(opKinds)
    .map(([kind, { travel }]) => `| \`${kind}\` | ${travel.up} | ${travel.down} |`)
    .toSorted();
  expect(told).toEqual(lines);
});
