// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { fieldsSchema } from '../../../main/contract/fields.ts';
import type { Paper, PaperData } from '../../../main/contract/papers.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import {
  entryOfPaper,
  entryPaperKinds,
  mediationOfPaper,
  mediationPaperKinds,
} from '../../../main/terms/document-kinds.ts';
import { entryCatalogues, followedActs, type EntryAct } from '../../../main/terms/entry-fields.ts';
import { mediationCatalogues } from '../../../main/terms/mediation-fields.ts';
import type { FieldCatalogue, FieldType, RowFields } from '../../../main/terms/fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { periodReportKind, reportLayout } from '../../../main/terms/period-report-terms.ts';
import { formatValue, type Words } from '../../components/fields/format-value.ts';
import { blankKinds, blankPaper } from '../blank-papers.ts';
import { sheetsOf } from '../sheets.tsx';
import { samplePapers, type Filling } from '../testing/sample-papers.ts';
import { wordsIn } from '../words.ts';
import { DisputeForm } from './DisputeForm.tsx';
import { MediationSheet } from './MediationSheet.tsx';
import { HandlingOpinion } from './Notice.tsx';
import { RegistrationForm } from './RegistrationForm.tsx';

/** A value that is found again on the paper. */
function sample(name: string, field: FieldType | RowFields[string]): unknown {
  switch (field.type) {
    case 'code':
      return field.list.items[0]?.code;
    case 'codes':
      return [field.list.items[0]?.code];
    case 'flag':
      return true;
    case 'count':
      return field.max;
    case 'day':
    case 'birthDay':
      return '2026-11-23';
    case 'instant':
      return '2026-11-23T01:30:00.000Z';
    case 'division':
      return '9'.repeat(12);
    case 'lines':
      return [`《${name}》`];
    case 'rows':
      return [
        Object.fromEntries(
          Object.entries(field.fields).map(([column, cell]) => [column, sample(`${name}.${column}`, cell)]),
        ),
      ];
    default:
      return `《${name}》`;
  }
}

function samples(catalogue: FieldCatalogue): Record<string, unknown> {
  return Object.fromEntries(Object.entries(catalogue).map(([name, field]) => [name, sample(name, field)]));
}

/** The fields of which a paper shows no value; a flag is its own label. */
function lostFields(paper: ReactElement, catalogue: FieldCatalogue): string[] {
  const i18n = wordsIn.zh;
  const { container } = render(<I18nextProvider i18n={i18n}>{paper}</I18nextProvider>);
  const shown = container.textContent;
  const words: Words = {
    language: 'zh',
    yes: '是',
    no: '否',
    nameOf: (list, code) => labelOf(list, code, 'zh'),
  };
  return Object.entries(catalogue).flatMap(([name, field]) => {
    const label: unknown = i18n.getResource('zh-CN', 'fields', name);
    const wanted =
      field.type === 'rows'
        ? Object.keys(field.fields).some((column) => shown.includes(`《${name}.${column}》`))
        : [
            field.type === 'flag' ? String(label) : formatValue(field, sample(name, field), words),
            // Official papers write days and times out.
            ...(field.type === 'day' || field.type === 'birthDay' ? ['2026年11月23日'] : []),
            ...(field.type === 'instant' ? ['2026年11月23日9时30分'] : []),
          ].some((text) => shown.includes(text));
    return wanted ? [] : [name];
  });
}

afterEach(cleanup);

it('F01 shows every field that was filled in: one new in the catalogue had not come to paper', () => {
  const data = {
    registrationNo: '柳河〔2026〕1号',
    registeredAt: '2026-11-23T01:30:00.000Z',
    receptionistName: '王建国',
    lateEntry: null,
    contactSeq: 1,
    contact: fieldsSchema(contactFields).parse(samples(contactFields)),
    matter: fieldsSchema(matterFields).parse(samples(matterFields)),
    answer: null,
    stationName: '柳河村接访站',
    firstContactOn: null,
  };
  const paper = <RegistrationForm data={data} copyNo={1} />;
  expect(lostFields(paper, { ...contactFields, ...matterFields })).toEqual([]);
});

it('F50 shows every field that was filled in', () => {
  const data = {
    registrationNo: '柳河纠〔2026〕1号',
    registeredAt: '2026-11-23T01:30:00.000Z',
    registrarName: '王建国',
    state: 'registered' as const,
    dispute: fieldsSchema(disputeFields).parse(samples(disputeFields)),
    conclusion: null,
    stationName: '柳河村接访站',
    progress: [],
  };
  expect(lostFields(<DisputeForm data={data} copyNo={1} />, disputeFields)).toEqual([]);
});

const organ = { name: '清河镇信访接待站', phone: '', address: '', hours: '', supervisionPhone: '' };

/** What is said with each form; of the letters also what is answered. */
const saidWith: Partial<Record<EntryAct, readonly EntryAct[]>> = {
  supervise: ['answerSupervision', 'endSupervision'],
  proposeImprovement: ['answerImprovement'],
  askRecusal: ['decideRecusal'],
};

it.each(entryPaperKinds)(
  '%s shows every word that was said with it and since: a field of a step had not come to its paper',
  (kind) => {
    const act = entryOfPaper(kind) ?? 'withdraw';
    const answered = saidWith[act] ?? [];
    const data = {
      organ,
      registrationNo: '柳河〔2026〕1号',
      officialNo: null,
      petitioner: '李秀兰',
      petitionerPhone: null,
      petitionerAddress: null,
      receivedOn: '2026-11-23',
      summary: null,
      requests: [],
      opinion: null,
      review: null,
      documentNo: null,
      values: valuesOf(act),
      answers: answered.map((step) => ({ act: step, values: valuesOf(step) })),
      followed: null,
      extension: null,
    };
    const lost = [act, ...answered].flatMap((step) => {
      // A tick is signed for on paper.
      const fields = Object.entries(entryCatalogues[step]).filter(([, { type }]) => type !== 'flag');
      const printed = {
        paper: { documentKind: kind, data },
        language: 'zh',
        issuedAt: '',
        copyNo: 1,
      } as const;
      const paper = sheetsOf(printed, 'subject').map(({ key, element }) => <div key={key}>{element}</div>);
      return lostFields(<>{paper}</>, Object.fromEntries(fields));
    });
    expect(lost).toEqual([]);
  },
);

it.each(mediationPaperKinds)(
  '%s shows every word that was put on record: a field of a mediation had not come to its paper',
  (kind) => {
    const catalogue: FieldCatalogue = mediationCatalogues[mediationOfPaper(kind) ?? 'apply'];
    const data = {
      committee: '柳河村人民调解委员会',
      caseNo: '（2026）柳河人调字第1号',
      registrationNo: '柳河纠〔2026〕1号',
      quickType: 'boundary',
      said: true,
      values: samples(catalogue),
    };
    const shown = Object.fromEntries(Object.entries(catalogue).filter(([, { type }]) => type !== 'flag'));
    expect(lostFields(<MediationSheet kind={kind} data={data} copyNo={1} />, shown)).toEqual([]);
  },
);

it('F10 numbers its parts as they stand, keeps the paragraphs, and says every conclusion with its ground', () => {
  const data = {
    documentNo: '清河信处〔2026〕1号',
    issuedOn: '2026-11-26',
    organ: { name: '清河镇信访接待站', phone: '', address: '', hours: '', supervisionPhone: '' },
    addressee: '李秀兰',
    registrationNo: '柳河〔2026〕1号',
    officialNo: '清河信〔2026〕1号',
    lookupCode: 'K60D3J5NQ7',
    receivedOn: '2026-11-23',
    summary: '村东排水沟堵塞',
    contactPerson: '周志强',
    contactPhone: '0999-5550100',
    facts: null,
    findings: '第一段。\n第二段。',
    conclusions: [{ request: '疏通排水沟', result: 'supported', ground: '已查实。' }],
    legalBasis: '《信访工作条例》第三十二条',
    executionUnit: null,
    executionDueOn: null,
    reviewBody: '清河县农业农村局',
    reviewAddress: null,
  };
  const { container } = render(
    <I18nextProvider i18n={wordsIn.zh}>
      <HandlingOpinion data={data} copyNo={1} />
    </I18nextProvider>,
  );
  expect(Array.from(container.querySelectorAll('h2'), (title) => title.textContent)).toEqual([
    '一、请求事项',
    '二、查明的事实',
    '三、处理意见',
    '四、依据',
  ]);
  const paragraphs = Array.from(container.querySelectorAll('p'), (part) => part.textContent);
  expect(paragraphs).toEqual(
    expect.arrayContaining(['第一段。', '第二段。', '关于第1项请求：予以支持。已查实。']),
  );
});

function valuesOf(step: EntryAct) {
  return fieldsSchema<FieldCatalogue>(entryCatalogues[step]).parse(samples(entryCatalogues[step]));
}

/** Names of people and places that the usual fonts lack, and one that is written in two parts of UTF-16. */
const rare = '𠮷䶮㛃·买买提·吐尔逊';
const fillings = {
  short: { text: (name: string) => `《${name}》`, rows: () => 1 },
  long: {
    text: (name: string, max: number) =>
      `《${name}${'长'.repeat(Math.min(max, 400))}`.slice(0, max - 1) + '》',
    rows: (_: string, max: number) => Math.min(max, 20),
  },
  rare: { text: (name: string, max: number) => `《${name}${rare}》`.slice(0, max), rows: () => 2 },
} satisfies Record<string, Filling>;

it('prints short, long and rare words alike: what a paper shows of a word it shows to its end', () => {
  const shown = Object.fromEntries(
    Object.entries(fillings).map(([set, filling]) => [
      set,
      samplePapers(filling).map((paper) => {
        const printed = { paper, language: 'zh', issuedAt: '2026-11-26T01:30:00.000Z', copyNo: 1 } as const;
        const sheets = sheetsOf(printed, 'subject').map(({ element }) => renderToStaticMarkup(element));
        return { kind: paper.documentKind, text: sheets.join('').replaceAll(/<[^>]*>/gu, '') };
      }),
    ]),
  );
  const faults = (shown['short'] ?? []).flatMap(({ kind, text }, index) => {
    const names = new Set(Array.from(text.matchAll(/《(\w+)》/gu), ([, name = '']) => name));
    return (['long', 'rare'] as const).flatMap((set) => {
      const words = shown[set]?.[index]?.text ?? '';
      const broken = [...names].filter((name) => {
        const from = words.indexOf(`《${name}${set === 'long' ? '长' : '𠮷'}`);
        const end = words.indexOf('》', from);
        return from >= 0 && words.slice(from + 1, end).includes('《');
      });
      const lost = [...names].filter((name) => !words.includes(`《${name}`));
      const odd = /undefined|NaN|\[object|�/u.exec(words);
      return broken.length + lost.length > 0 || odd
        ? `${kind} ${set}: ${[...broken, ...lost, odd?.[0]].join(' ')}`
        : [];
    });
  });
  expect(faults).toEqual([]);
});

/** Tables with a line for each record or day: short days, one below the other. */
const lists: ReadonlySet<string> = new Set([
  'rollingLedger',
  'dueList',
  'caseFileList',
  'handoverList',
  'dutyRoster',
  'receptionSchedule',
  'infoItemLog',
]);

it('writes days and times out on letters, forms and minutes, as officials do, and in English as English does', () => {
  // What is named like a day in these is none.
  const papers = samplePapers().map((paper): Paper => {
    if (paper.documentKind === 'zeroReport') return { ...paper, data: { ...paper.data, toldAt: '09:30' } };
    if (paper.documentKind !== 'batchManifest') return paper;
    return { ...paper, data: { ...paper.data, from: '《from》', to: '《to》' } };
  });
  const faults = (['zh', 'en'] as const).flatMap((language) =>
    papers.flatMap((paper) => {
      if (lists.has(paper.documentKind)) return [];
      const printed = { paper, language, issuedAt: '2026-11-26T01:30:00.000Z', copyNo: 1 } as const;
      const sheets = sheetsOf(printed, 'subject').map(({ key, element }) => <div key={key}>{element}</div>);
      const { container } = render(sheets);
      for (const table of container.querySelectorAll('.rows-table, .letter-units')) table.remove();
      const wrong = language === 'zh' ? /.{0,12}\d{1,4}-\d{2}(?:-\d{2})?.{0,9}/u : /\d[年月日时分]/u;
      const found = wrong.exec(container.textContent);
      cleanup();
      return found ? `${paper.documentKind} ${language}: ${found[0]}` : [];
    }),
  );
  expect(faults).toEqual([]);
});

it('lays the deliberation of a hearing on a sheet of its own: the parties had signed it', () => {
  const paper = samplePapers().find(({ documentKind }) => documentKind === 'hearingRecord');
  const printed =
    paper && ({ paper, language: 'zh', issuedAt: '2026-11-26T01:30:00.000Z', copyNo: 1 } as const);
  const [record = '', deliberation = ''] = (printed ? sheetsOf(printed, 'subject') : []).map(({ element }) =>
    renderToStaticMarkup(element),
  );
  expect(record).toContain('参加人签名');
  expect(record).not.toContain('《discussion》');
  expect(deliberation).toContain('《discussion》');
  expect(deliberation).not.toContain('参加人签名');
});

it('prints every paper blank: one had said that nobody gave a name, that nothing is secret, and what is no date stood where one is written', () => {
  const desk = { name: '柳林镇接访中心', phone: '', address: '', hours: '', supervisionPhone: '' };
  const faults = blankKinds('township').flatMap((kind) => {
    const sheets = sheetsOf(blankPaper(kind, 'zh', desk, '2026-11-26T01:30:00.000Z'), 'blank');
    const { container } = render(sheets.map(({ key, element }) => <div key={key}>{element}</div>));
    const found = /undefined|null|NaN|Invalid|\[object|未具名|匿名|—|route\./u.exec(container.textContent);
    cleanup();
    return found ? `${kind}: ${found[0]}` : [];
  });
  expect(faults).toEqual([]);
});

it('asks on a blank paper for nothing that belongs to another step: who wants a review was asked why he withdraws', () => {
  const desk = { name: '清河镇信访接待站', phone: '', address: '', hours: '', supervisionPhone: '' };
  const strange = blankKinds('township').flatMap((kind) => {
    const { paper } = blankPaper(kind, 'zh', desk, '2026-11-26T01:30:00.000Z');
    const { followed, answers } = { followed: null, answers: [], ...paper.data };
    const act = entryOfPaper(kind);
    const own = act === null ? null : (followedActs[act] ?? null);
    return (followed?.act ?? null) === own && answers.length === 0 ? [] : [kind];
  });
  expect(strange).toEqual([]);
  // Which document is handed over nobody knows yet.
  const receipt = blankPaper('serviceReceipt', 'zh', desk, '2026-11-26T01:30:00.000Z').paper.data;
  expect(receipt).toMatchObject({ noticeKind: '' });
  const where = sheetsOf(blankPaper('routingNotice', 'zh', desk, '2026-11-26T01:30:00.000Z'), 'blank');
  expect(renderToStaticMarkup(<>{where[0]?.element}</>)).toContain('□转送　□交办　□上报');
  const [review] = sheetsOf(blankPaper('reviewRequest', 'zh', desk, '2026-11-26T01:30:00.000Z'), 'blank');
  const { container } = render(<I18nextProvider i18n={wordsIn.zh}>{review?.element}</I18nextProvider>);
  expect(container.textContent).toContain('复查');
  expect(container.textContent).not.toContain('撤回');
});

it('counts on F41 who was received: it had the word of a dispute for who is concerned', () => {
  const desk = { name: '柳河村接访站', phone: '', address: '', hours: '', supervisionPhone: '' };
  const labels = (['leaderReception', 'appointmentSlip'] as const).map((kind) => {
    const [sheet] = sheetsOf(blankPaper(kind, 'zh', desk, '2026-11-26T01:30:00.000Z'), 'blank');
    return /[接待来访涉及]{2}人数/u.exec(renderToStaticMarkup(<>{sheet?.element}</>))?.[0];
  });
  expect(labels).toEqual(['接待人数', '来访人数']);
});

it('holds no signatures to a text that is longer than a page: they were torn in two', () => {
  const data = {
    committee: '柳河村人民调解委员会',
    caseNo: '（2026）柳河人调字第1号',
    registrationNo: '柳河纠〔2026〕1号',
    quickType: 'boundary',
    said: true,
  };
  const before = (claim: string) => {
    const paper = (
      <MediationSheet
        kind="mediationApplication"
        data={{ ...data, values: { claims: [claim] } }}
        copyNo={1}
      />
    );
    const { container } = render(<I18nextProvider i18n={wordsIn.zh}>{paper}</I18nextProvider>);
    const row = container.querySelector('.print-together')?.previousElementSibling;
    cleanup();
    return row?.className;
  };
  expect(before('疏通排水沟')).toBe('');
  expect(before('疏通排水沟。'.repeat(300))).toBe('print-long');
});

function disputeCells(found: number, mediated: number, succeeded: number): Record<string, number> {
  return { 'total.found': found, 'total.mediated': mediated, 'total.succeeded': succeeded };
}

it('prints F52 as its form has it: the columns of township, villages and both, and how all and the major disputes went, were not on it', () => {
  const data: PaperData<'disputeStatistics'> = {
    kind: 'disputeStatistics',
    period: { id: '2026-11', kind: 'month', from: '2026-11-01', to: '2026-11-30' },
    stationName: '清河镇接访中心',
    consolidated: true,
    columns: {
      current: disputeCells(8, 6, 3),
      own: disputeCells(2, 2, 1),
      yearToDate: disputeCells(40, 30, 20),
    },
    stations: [],
    overdue: [],
    supplements: [],
    corrected: [],
    texts: {},
    leader: '刘建军',
    signedByName: '王建国',
    signedAt: '2026-12-03T01:30:00.000Z',
    late: true,
    lateReason: '停电两日',
  };
  const paper = { documentKind: 'disputeStatistics' as const, data };
  const printed = { paper, language: 'zh', issuedAt: '', copyNo: 1 } as const;
  const { container } = render(
    sheetsOf(printed, 'subject').map(({ key, element }) => <div key={key}>{element}</div>),
  );
  const rows = Array.from(container.querySelectorAll('tr'), ({ cells: all }) =>
    Array.from(all, (cell) => cell.textContent),
  );
  expect(rows).toContainEqual(['调处情况', '乡镇', '村（社区）', '小计', '年度累计']);
  expect(rows).toContainEqual(['总况', '排查数', '2', '6', '8', '40']);
  expect(rows).toContainEqual(['调处率', '100.0%', '66.7%', '75.0%', '75.0%']);
  expect(rows).toContainEqual(['成功率', '50.0%', '50.0%', '50.0%', '66.7%']);
  expect(container.textContent).toContain('迟报原因：停电两日');
});

function visits(count: number): Record<string, number> {
  return { 'contact.visits': count };
}

it('says by how much a month differs from the one before and from a year ago, with what that is for; from nothing no rate is made', () => {
  const data: PaperData<'monthlyAnalysis'> = {
    kind: 'monthlyAnalysis',
    period: { id: '2026-11', kind: 'month', from: '2026-11-01', to: '2026-11-30' },
    stationName: '柳河村接访站',
    consolidated: false,
    columns: { current: { ...visits(6), 'contact.letters': 1 }, last: visits(4), lastYear: visits(8) },
    stations: [],
    overdue: [],
    supplements: [],
    corrected: [],
    texts: {},
    leader: '刘主任',
    signedByName: '王建国',
    signedAt: '2026-12-03T01:30:00.000Z',
    late: false,
    lateReason: null,
  };
  const paper = { documentKind: 'monthlyAnalysis' as const, data };
  const printed = { paper, language: 'zh', issuedAt: '', copyNo: 1 } as const;
  const { container } = render(
    sheetsOf(printed, 'subject').map(({ key, element }) => <div key={key}>{element}</div>),
  );
  const rows = Array.from(container.querySelectorAll('tr'), ({ cells: all }) =>
    Array.from(all, (cell) => cell.textContent),
  );
  expect(rows).toContainEqual(['统计项目', '本期', '上期', '环比', '上年同期', '同比']);
  expect(rows).toContainEqual(['来访（批）', '6', '4', '+50.0%', '8', '-25.0%']);
  expect(rows).toContainEqual(['来信（件）', '1', '0', '—', '0', '—']);
  expect(container.textContent).toContain('不作为考核、排名的依据');
});

it('has blank tables of each period, with every line of the form: a station without power had none to fill in', () => {
  const desk = { name: '柳河村接访站', phone: '', address: '', hours: '', supervisionPhone: '' };
  const faults = periodReportKind.codes.flatMap((kind) => {
    const offered = blankKinds('village').includes(kind);
    const sheets = sheetsOf(blankPaper(kind, 'zh', desk, '2026-11-26T01:30:00.000Z'), 'blank');
    const { container } = render(sheets.map(({ key, element }) => <div key={key}>{element}</div>));
    const lines = container.querySelectorAll('tbody tr').length;
    const figures = Array.from(container.querySelectorAll('td'), (cell) => cell.textContent).join('');
    cleanup();
    return offered && lines >= reportLayout[kind].figures.length && lines > 10 && figures === ''
      ? []
      : [kind];
  });
  expect(faults).toEqual([]);
});

function firstSheetOf(paper: Paper): string {
  const [sheet] = sheetsOf({ paper, language: 'zh', issuedAt: '', copyNo: 1 }, 'subject');
  return renderToStaticMarkup(<>{sheet?.element}</>).replaceAll(/<[^>]*>|\n/gu, ' ');
}

it('calls the file of a mediation by its own forms (M01, M17), with who closed it and when; a blank cover serves for both', () => {
  const [cover = '', note = ''] = samplePapers()
    .filter(({ documentKind }) => documentKind === 'caseFileCover' || documentKind === 'caseFileNote')
    .map(firstSheetOf);
  expect(cover).toMatch(
    /人民调解卷宗.*人民调解委员会 +《organ》.*立卷人 +《archivist》.*立卷日期 +2026年11月26日/u,
  );
  expect(note).toContain('卷宗情况说明');
  const desk = { name: '柳河村接访站', phone: '', address: '', hours: '', supervisionPhone: '' };
  const blank = firstSheetOf(blankPaper('caseFileCover', 'zh', desk, '2026-11-26T01:30:00.000Z').paper);
  expect(blank).toMatch(/案卷封面.*□信访　□人民调解.*人民调解员/u);
});

it('asks on blank forms of a dispute and of a screening meeting for everything, with boxes to tick and lines for tables', () => {
  const desk = { name: '柳河村接访站', phone: '', address: '', hours: '', supervisionPhone: '' };
  const [dispute = '', meeting = ''] = (['disputeRegistration', 'screeningRecord'] as const).map((kind) =>
    firstSheetOf(blankPaper(kind, 'zh', desk, '2026-11-26T01:30:00.000Z').paper),
  );
  expect(blankKinds('village')).toEqual(expect.arrayContaining(['disputeRegistration', 'screeningRecord']));
  expect(dispute).toMatch(/当事人 +姓名（名称）.*□一般　□较大　□重大.*化解经过.*责任人签名/u);
  expect(meeting).toMatch(/年　　月　　日至.*□每月一次.*村民小组/u);
  // Of nothing written yet it does not say that there was nothing.
  expect(meeting).not.toContain('本次未发现');
});

it('promises who accuses no answer on whether it is accepted, also on the slip with large letters', () => {
  const paper = samplePapers().find(({ documentKind }) => documentKind === 'receiptSlip');
  if (paper?.documentKind !== 'receiptSlip') throw new TypeError('no slip');
  const slip = (next: 'here' | 'accusation') =>
    firstSheetOf({ ...paper, data: { ...paper.data, next, simple: true } });
  expect(slip('here')).toContain('前答复您是否受理');
  expect(slip('accusation')).not.toContain('是否受理');
});
