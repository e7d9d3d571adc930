import type { z } from 'zod';
import {
  paperKinds,
  paperSchema,
  type EntrySaid,
  type Paper,
  type PaperKind,
} from '../../main/contract/papers.ts';
import type { PrintedPaper } from '../../main/contract/routes/document.ts';
import { itemOf, type LabelLanguage } from '../../main/terms/code-list.ts';
import {
  documentKind,
  entryOfPaper,
  entryPaperKinds,
  filePaperKinds,
  letterKinds,
  mediationPaperKinds,
  noticeKinds,
  unitLetterKinds,
  type DocumentKind,
} from '../../main/terms/document-kinds.ts';
import { followedActs } from '../../main/terms/entry-fields.ts';
import { officePaperKinds } from '../../main/terms/office-fields.ts';
import { periodReportKind } from '../../main/terms/period-report-terms.ts';
import type { StationKind } from '../../main/terms/station.ts';
import { wordsIn } from './words.ts';

type Desk = Readonly<Record<'name' | 'phone' | 'address' | 'hours' | 'supervisionPhone', string>>;

/** Sentences with gaps: what is not known is a line to write on. */
const withGaps: ReadonlySet<DocumentKind> = new Set([...noticeKinds, ...letterKinds, ...unitLetterKinds]);
/** Tables: what is not known is an empty cell. */
const withCells: ReadonlySet<DocumentKind> = new Set([
  ...entryPaperKinds.filter((kind) => !withGaps.has(kind)),
  ...filePaperKinds,
  ...mediationPaperKinds,
  ...officePaperKinds,
  'serviceReceipt',
  'closureReport',
  'caseLeadRecord',
  'acceptanceSlip',
  'batchManifest',
  'dutyRoster',
  'dutyLog',
  'receptionSchedule',
  'leaderReception',
  'infoItemLog',
  'disputeRegistration',
  'screeningRecord',
  ...periodReportKind.codes,
]);

/**
 * Papers that a station can print without a word in them, in the order of their forms; a new one comes in by itself. What
 * only an organ decides or writes, a village has no use for (domain.md §1.1).
 */
export function blankKinds(station: StationKind): PaperKind[] {
  return paperKinds
    .filter((kind) => withCells.has(kind) || (station === 'township' && withGaps.has(kind)))
    .toSorted((a, b) => formOf(a).localeCompare(formOf(b)));
}

/** The number of a form in domain.md §2. */
export function formOf(kind: DocumentKind): string {
  return documentKind.items.find(({ code }) => code === kind)?.form ?? '';
}

const gap = '＿'.repeat(8);
const line = '＿'.repeat(27);
/** What takes more than a word: the rest of a line. */
const longs: ReadonlySet<string> = new Set([
  'summary',
  'request',
  'missing',
  'materials',
  'returnedMaterials',
  'legalBasis',
  'enclosures',
]);
/** What takes more than a line: how many there are to write on. */
const stories: Readonly<Record<string, number>> = {
  text: 2,
  ground: 1,
  facts: 3,
  findings: 3,
  problem: 3,
  actText: 3,
  unitOpinion: 2,
};
const rowsToFill = 3;
/** What a page of a list has room for. */
const linesOfList: Partial<Record<PaperKind, number>> = {
  caseFileList: 24,
  dutyRoster: 7,
  dutyLog: 8,
  receptionSchedule: 10,
  infoItemLog: 10,
};

/** A paper to be written by hand: of this station, and nothing else in it. */
export function blankPaper(kind: PaperKind, language: LabelLanguage, desk: Desk, at: string): PrintedPaper {
  const option = paperSchema.options.find(({ shape }) => shape.documentKind.value === kind);
  const { mark } = itemOf(documentKind, kind);
  const data = option
    ? blankOf(option.shape.data, '', {
        desk,
        isGap: withGaps.has(kind),
        rows: linesOfList[kind] ?? 0,
        followed: followedBy(kind),
        number: mark === undefined ? null : wordsIn[language].t('blankNo', { ns: 'notices', mark }),
      })
    : {};
  // oxlint-disable-next-line typescript/consistent-type-assertions -- what stands for a number or a code is a line to write on
  return { paper: { documentKind: kind, data } as Paper, language, issuedAt: at, copyNo: 1 };
}

interface Blank {
  readonly desk: Desk;
  readonly isGap: boolean;
  /** Empty lines of a table that has no gaps. */
  readonly rows: number;
  /** What the form of a step stands behind, without a word. */
  readonly followed: EntrySaid | null;
  /** Whose it is, of which year, and which, with the mark of its series in print. */
  readonly number: string | null;
}

/** Of a hearing's record its notice: what that says stands on the same sheet. */
function followedBy(kind: PaperKind): EntrySaid | null {
  const act = entryOfPaper(kind);
  const followed = act === null ? undefined : followedActs[act];
  return followed === undefined ? null : { act: followed, values: {} };
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly entries?: Readonly<Record<string, string>>;
}

function blankOf(schema: z.core.$ZodType, name: string, blank: Blank): unknown {
  if (name === 'organ') return isObject(schema) ? blank.desk : blank.desk.name;
  if (name === 'stationName' && !blank.isGap) return blank.desk.name;
  if (name === 'stationPhone') return blank.desk.phone;
  if (name === 'followed') return blank.followed;
  if (name === 'answers') return [];
  if (name === 'documentNo' && blank.isGap && blank.number !== null) return blank.number;
  const def: Definition = schema._zod.def;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).flatMap(([key, type]) => {
          const value = blankOf(type, key, blank);
          return value === undefined ? [] : [[key, value]];
        }),
      );
    case 'nullable':
      // Null would say that there is none.
      return blank.isGap || !(def.innerType && isObject(def.innerType)) ? inner(def, name, blank) : null;
    case 'optional':
      return blank.isGap ? inner(def, name, blank) : undefined;
    case 'default':
    case 'readonly':
    case 'nonoptional':
    case 'pipe':
      return inner(def, name, blank);
    case 'array':
      return Array.from(
        { length: blank.isGap ? rowsToFill : blank.rows },
        () => def.element && blankOf(def.element, name, blank),
      );
    case 'record':
      return {};
    case 'enum':
      // Nobody knows yet which it is.
      return blank.isGap ? gap : '';
    case 'boolean':
      return false;
    default:
      return textFor(name, blank.isGap);
  }
}

function inner(def: Definition, name: string, blank: Blank): unknown {
  const type = def.innerType ?? def.in;
  return type && blankOf(type, name, blank);
}

function isObject(schema: z.core.$ZodType): boolean {
  const def: Definition = schema._zod.def;
  return def.type === 'object' || (def.type === 'pipe' && def.in !== undefined && isObject(def.in));
}

function textFor(name: string, isGap: boolean): string {
  // A day is written out by the paper itself.
  if (!isGap || /(?:On|^on)$/u.test(name)) return '';
  const lines = stories[name];
  if (lines !== undefined) return Array.from({ length: lines }, () => line).join('\n');
  return longs.has(name) ? gap.repeat(2) : gap;
}
