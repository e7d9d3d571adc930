import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codesOf, defineCodeList, itemOf, labelOf, type CodeList } from './code-list.ts';
import { channel, channelGroup } from './channels.ts';
import { categoryField, contentCategory } from './content-categories.ts';
import { disputeQuickType, disputeTypeA, disputeTypeB } from './dispute-types.ts';
import { legalKind, purpose } from './purposes.ts';

function isCodeList(value: unknown): value is CodeList {
  return typeof value === 'object' && value !== null && 'codes' in value && 'items' in value;
}

async function allCodeLists(): Promise<CodeList[]> {
  const names = readdirSync(import.meta.dirname).flatMap((file) => /^([a-z-]+)\.ts$/u.exec(file)?.[1] ?? []);
  const modules = await Promise.all(
    names.map((name): Promise<object> => import(/* @vite-ignore */ `./${name}.ts`)),
  );
  return modules.flatMap((module) => Object.values(module).filter(isCodeList));
}

const lists = await allCodeLists();

describe('every code list', () => {
  it('is found by this test: a renamed folder would otherwise let all checks pass over nothing', () => {
    expect(lists.map((list) => list.id)).toEqual(expect.arrayContaining(['channel', 'role', 'documentKind']));
    expect(lists.length).toBeGreaterThan(30);
  });

  it('has an id of its own: two lists under one id would overlay each other', () => {
    const ids = lists.map((list) => list.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(lists)('$id has no code twice: the second label would never be shown', ({ codes }) => {
    expect(codes).toEqual([...new Set(codes)]);
  });

  it.each(lists)('$id has a Chinese and an English label for every code, none used twice', ({ items }) => {
    for (const { zh, en } of items) {
      expect(zh).toMatch(/^(?! ).*\p{Script=Han}.*(?<! )$/u);
      expect(en).toMatch(/^(?! )[ -~]+(?<! )$/u);
    }
    for (const labels of [items.map((item) => item.zh), items.map((item) => item.en)]) {
      expect(labels).toEqual([...new Set(labels)]);
    }
  });

  it.each(lists)(
    '$id has codes that a CHECK can quote: letters and digits, in one or two words',
    ({ codes }) => {
      for (const code of codes) expect(code).toMatch(/^[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)?$/u);
    },
  );

  it.each(lists)('$id counts a code only under a parent that comes before it', ({ items }) => {
    const before = (index: number): (string | undefined)[] => [
      undefined,
      ...items.slice(0, index).map(({ code }) => code),
    ];
    expect(items.filter(({ parent }, index) => !before(index).includes(parent))).toEqual([]);
  });
});

describe('reading a code list', () => {
  it('keeps the order of the items, which is the order on forms', () => {
    expect(
      codesOf(
        defineCodeList('sample', [
          { code: 'b', zh: '乙', en: 'B' },
          { code: 'a', zh: '甲', en: 'A' },
        ]),
      ),
    ).toEqual(['b', 'a']);
  });

  it('shows a code from a newer station instead of hiding it', () => {
    expect(labelOf(purpose, 'appeal', 'zh')).toBe('申诉');
    expect(labelOf(purpose, 'appeal', 'en')).toBe('Appeal');
    expect(labelOf(purpose, 'fromTheFuture', 'zh')).toBe('fromTheFuture');
  });

  it('refuses an empty list, which no CHECK could satisfy', () => {
    expect(() => defineCodeList('empty', [])).toThrow(RangeError);
  });
});

describe('mappings', () => {
  it('every channel is added up in a column of the report', () => {
    for (const item of channel.items) expect(channelGroup.codes).toContain(item.group);
  });

  it('only people who are met are counted by heads', () => {
    expect(channel.items.filter((item) => item.faceToFace).map((item) => item.code)).toEqual([
      'visit',
      'outreach',
      'leaderReception',
      'video',
    ]);
  });

  it('every purpose leads to a legal kind; an accusation to nothing but the sealed route', () => {
    for (const item of purpose.items) expect(legalKind.codes).toContain(item.legalKind);
    expect(itemOf(purpose, 'accusation').legalKind).toBe('accusation');
    expect(itemOf(purpose, 'requestResolution').legalKind).toBe('appeal');
  });

  it('every content category stands behind its field, in the order of the tree', () => {
    expect(contentCategory.codes.toSorted()).toEqual(contentCategory.codes);
    for (const code of contentCategory.codes) expect(contentCategory.codes).toContain(categoryField(code));
  });

  it('the crosswalk leads from every dispute type to existing types: a dispute would vanish from one of two reports', () => {
    expect(disputeTypeB.codes).toHaveLength(19);
    for (const item of disputeTypeA.items) {
      expect(disputeTypeB.codes).toContain(item.typeB);
      expect([null, ...contentCategory.codes]).toContain(item.contentCategory);
    }
    for (const item of disputeQuickType.items) {
      expect(disputeTypeA.codes).toContain(item.typeA);
      expect(disputeTypeB.codes).toContain(item.typeB);
    }
  });

  it('a dispute sub-type has the number and the crosswalk of its parent, so that sums agree', () => {
    for (const item of disputeTypeA.items) {
      const parent = 'parent' in item && item.parent ? itemOf(disputeTypeA, item.parent) : item;
      expect([item.no, item.typeB, item.contentCategory]).toEqual([
        parent.no,
        parent.typeB,
        parent.contentCategory,
      ]);
    }
  });
});
