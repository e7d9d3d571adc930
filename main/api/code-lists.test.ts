import { describe, expect, test } from 'vitest';
import { verifyRegister } from '../core/log/verify.ts';
import type { OwnCode } from '../terms/code-list.ts';
import { contentCategory } from '../terms/content-categories.ts';
import { listHere } from '../terms/list-here.ts';
import { Pair, visit } from './testing/pair.ts';
import { TestStation, testSecret, townshipProfile } from './testing/test-station.ts';

const watch = { progress: () => undefined, isCancelled: () => false };
const list = 'contentCategory';
const ferry = { zh: '渡口渡船', en: 'Ferries' };

async function openTownship(): Promise<TestStation> {
  const station = new TestStation();
  await station.found(townshipProfile);
  return station;
}

async function namesUnder(station: TestStation, parent: string): Promise<string[]> {
  const { changes } = await station.call('codeList.get', {});
  return listHere(contentCategory, changes)
    .offered.filter((item) => item.parent === parent)
    .map(({ zh }) => zh);
}

const withCategory = (category: OwnCode) => ({
  ...visit,
  matter: { ...visit.matter, contentCategory: category },
});

function isSound({ runtime }: TestStation): boolean {
  return verifyRegister(runtime.register.read, runtime.ports, watch).sound;
}

describe('a list laid down by the township', () => {
  test('grows, is put in order, corrected, retired and brought back; nothing is taken away', async () => {
    await using office = await openTownship();
    await office.call('codeList.adopt', { list });
    const { code } = await office.call('codeList.add', { list, parent: '10', names: ferry });
    expect(code).toMatch(/^10-[0-9a-f]{8}$/u);
    await office.call('codeList.move', { list, code, by: -1 });
    await office.call('codeList.rename', { list, code: '1003', names: { zh: '客运班车', en: null } });
    expect(await namesUnder(office, '10')).toEqual(['村道', '交通事故', '渡口渡船', '客运班车']);

    await office.call('codeList.offer', { list, code, offered: false });
    await office.call('codeList.offer', { list, code: '14', offered: false });
    expect(await namesUnder(office, '10')).toEqual(['村道', '交通事故', '客运班车']);
    // Renamed while it is retired, it stays retired; moved under a hidden one, it stays offered itself.
    await office.call('codeList.rename', { list, code, names: { zh: '渡船', en: null } });
    expect(await namesUnder(office, '10')).not.toContain('渡船');
    await office.call('codeList.offer', { list, code: '10', offered: false });
    await office.call('codeList.move', { list, code: '1001', by: 1 });
    await office.call('codeList.offer', { list, code: '10', offered: true });
    await office.call('codeList.offer', { list, code, offered: true });
    expect(await namesUnder(office, '10')).toEqual(['交通事故', '村道', '渡船', '客运班车']);
    // At either end there is nowhere to go, and no op is made of it.
    const before = await office.call('codeList.get', {});
    await office.call('codeList.move', { list, code: '1002', by: -1 });
    await office.call('codeList.adopt', { list });
    expect(await office.call('codeList.get', {})).toEqual(before);
    expect(isSound(office)).toBe(true);
  });

  test('refuses what nobody could tell apart, read or find, and nothing changes', async () => {
    await using office = await openTownship();
    await office.call('codeList.adopt', { list });
    await office.call('codeList.offer', { list, code: '1003', offered: false });
    const before = await office.call('codeList.get', {});
    const codes: string[] = [];
    const refused = [
      ['10', ' 村 道 ', 'ITEM_NAME_TAKEN'],
      ['10', '客运', 'ITEM_NAME_TAKEN'],
      ['1001', '渡口', 'NOT_FOUND'],
      ['98', '渡口', 'NOT_FOUND'],
      ['10', '　', 'INPUT_INVALID'],
      ['10', '长'.repeat(31), 'INPUT_INVALID'],
      ['10', '渡\u202E口', 'INPUT_INVALID'],
      ['10', '渡\n口', 'INPUT_INVALID'],
    ] as const;
    for (const [parent, zh] of refused) {
      const answer = await office.ask('codeList.add', { list, parent, names: { zh, en: null } });
      codes.push(answer.ok ? 'taken' : answer.error.code);
    }
    expect(codes).toEqual(refused.map(([, , code]) => code));
    expect(await office.call('codeList.get', {})).toEqual(before);
  });

  test('refuses to rename or move the first level, and a village to lay down anything', async () => {
    await using office = await openTownship();
    expect(await office.ask('codeList.rename', { list, code: '10', names: ferry })).toMatchObject({
      error: { code: 'ITEM_FIXED' },
    });
    expect(await office.ask('codeList.move', { list, code: '10', by: 1 })).toMatchObject({
      error: { code: 'ITEM_FIXED' },
    });
    for (let index = 0; index < 40; index += 1)
      await office.call('codeList.add', { list, parent: '19', names: { zh: `第${index}项`, en: null } });
    expect(await office.ask('codeList.add', { list, parent: '19', names: ferry })).toMatchObject({
      error: { code: 'LIST_FULL' },
    });
    await using village = new TestStation();
    await village.found();
    expect(await village.ask('codeList.adopt', { list })).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });
});

test('its villages get it with their receipt, use it at once, and the records come up with its codes', async () => {
  await using pair = await new Pair().found();
  const { village, township } = pair;
  const { code } = await township.call('codeList.add', { list, parent: '10', names: ferry });
  const { code: well } = await township.call('codeList.add', {
    list: 'disputeQuickType',
    parent: 'boundary',
    names: { zh: '水井', en: null },
  });
  await pair.enrol();
  await pair.receipt();
  expect(await village.call('codeList.get', {})).toEqual(await township.call('codeList.get', {}));
  expect(await namesUnder(village, '10')).toEqual(['渡口渡船']);
  // The next person who unlocks has them from the start.
  const { staffId } = (await village.call('session.get', {})).session;
  const { codeLists } = await village.call('session.unlock', { staffId, secret: testSecret });
  expect(codeLists).toEqual((await village.call('codeList.get', {})).changes);

  const { contactId, registrationNo } = await village.call('contact.register', {
    ...visit,
    matter: { ...visit.matter, contentCategory: code },
  });
  const { registrationNo: disputeNo } = await village.call('dispute.register', {
    dispute: {
      quickType: well,
      foundOn: '2026-11-23',
      foundBy: 'screening',
      parties: [{ name: '王五' }],
      summary: '井',
    },
  });
  for (const category of ['10', code] as const) {
    const { rows } = await village.call('matter.list', { category });
    expect(rows.map((row) => row.registrationNo)).toEqual([registrationNo]);
  }
  // Counted in both official tables as what it stands under.
  expect((await village.call('dispute.list', { quickType: 'boundary' })).rows).toMatchObject([
    { registrationNo: disputeNo, quickType: well, typeA: 'forestLand', typeB: 'boundaryOwnership' },
  ]);

  const form = { documentKind: 'registrationForm' as const, subjectId: contactId };
  const printed = await village.call('document.print', { language: 'zh', papers: [form] });
  expect(printed.papers[0]).toMatchObject({ paper: { data: { codeNames: { [code]: ferry } } } });

  // Renamed and retired above: the villages hear of it, the record keeps its code, and the reprint its word.
  await township.call('codeList.rename', { list, code, names: { zh: '水上交通', en: null } });
  await township.call('codeList.offer', { list, code, offered: false });
  await pair.exchange();
  expect(await village.call('codeList.get', {})).toEqual(await township.call('codeList.get', {}));
  expect(await namesUnder(village, '10')).toEqual([]);
  const again = await village.call('document.print', {
    language: 'zh',
    papers: [{ ...form, original: true }],
  });
  expect(again.papers[0]).toMatchObject({ paper: { data: { codeNames: { [code]: ferry } } } });
  expect((await township.call('contact.get', { contactId })).matter.contentCategory).toBe(code);
  for (const station of [village, township]) expect(isSound(station)).toBe(true);
});

test('a code of the form of an own one is kept where its name has not come yet; a typo is refused', async () => {
  await using station = new TestStation();
  await station.found();
  const early = '10-7f3a9c21';
  await station.call('contact.register', withCategory(early));
  expect((await station.call('matter.list', { category: '10' })).rows).toMatchObject([{ category: early }]);
  for (const typo of ['010', '98', '98-7f3a9c21', '0101-7f3a9c21', '10-7f3a9c2g', `10-${'0'.repeat(60)}`]) {
    expect(await station.ask('contact.register', withCategory(typo as OwnCode))).toMatchObject({
      ok: false,
      error: {
        code: 'INPUT_INVALID',
        issues: expect.arrayContaining([{ path: 'matter.contentCategory', code: 'UNKNOWN_CODE' }]),
      },
    });
  }
});
