import { lackingIn, type FieldValues } from '../../contract/fields.ts';
import type { CaseFile } from '../../contract/papers.ts';
import type { Issue } from '../../contract/result.ts';
import type { FileItem } from '../../contract/routes/archive.ts';
import { volumesOf } from '../../contract/values/file-volumes.ts';
import { archiveFields } from '../../terms/archive-fields.ts';
import { AppError } from '../app-error.ts';

type Values = FieldValues<typeof archiveFields>;

interface Closing {
  readonly organ: string;
  readonly fileNo: string;
  /** Papers of the program, in their order, as they are now; each is counted by the person who closes the file. */
  readonly items: readonly FileItem[];
  readonly counted: readonly (Pick<FileItem, 'documentKind' | 'subjectId'> & { readonly pages: number })[];
  readonly values: Values;
  readonly today: string;
  /** When it began and ended. */
  readonly from: string;
  readonly to: string;
}

/**
 * What cover, catalogue and end note of a file show (domain.md §2.9). Errors: INPUT_INVALID, CONFLICT (another paper has
 * come since the pages were counted).
 */
export function closedFile({ organ, fileNo, items, counted, values, today, from, to }: Closing): CaseFile {
  const issues = issuesOf(values, today, to);
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  if (items.map(keyOf).join(' ') !== counted.map(keyOf).join(' ')) throw new AppError('CONFLICT');
  const loose = (values.looseItems ?? []).map(({ title = '', responsible = '', no = '', pages = 1 }) => ({
    no,
    responsible,
    title,
    on: null,
    pages,
  }));
  const papers = items.map(({ no, responsible, title, on }, index) => ({
    no,
    responsible,
    title,
    on,
    pages: counted[index]?.pages ?? 1,
  }));
  const rows = paged([...papers, ...loose]);
  const archivedOn = values.actOn ?? today;
  const days = items.map(({ on }) => on);
  return {
    organ,
    fileNo,
    fileTitle: values.fileTitle ?? '',
    year: Number(archivedOn.slice(0, 4)),
    from: [from, ...days].toSorted()[0] ?? archivedOn,
    to: [to, ...days].toSorted().at(-1) ?? archivedOn,
    items: rows.length,
    pages: rows.reduce((sum, { pages }) => sum + pages, 0),
    retention: values.retention ?? 'permanent',
    secret: values.fileSecret === true,
    archivist: values.archivist ?? '',
    checker: values.fileChecker ?? '',
    archivedOn,
    remark: values.fileRemark ?? null,
    rows,
  };
}

function keyOf({ documentKind: kind, subjectId }: Pick<FileItem, 'documentKind' | 'subjectId'>): string {
  return `${kind}:${subjectId}`;
}

/** In which volume, and on which of its pages, each begins. */
function paged<R extends { readonly pages: number }>(
  rows: readonly R[],
): (R & { readonly page: number; readonly volume?: number })[] {
  const volumes = volumesOf(rows.map(({ pages }) => pages));
  let last = { volume: 1, next: 1 };
  return rows.map((row, index) => {
    const volume = volumes[index] ?? 1;
    const page = volume === last.volume ? last.next : 1;
    last = { volume, next: page + row.pages };
    return { ...row, page, ...(volume === 1 ? {} : { volume }) };
  });
}

/** How many of its items lie in each volume of a file; what was added by hand is printed by nobody. */
export function volumesIn({ rows }: CaseFile): number[] {
  return Array.from(
    { length: rows.at(-1)?.volume ?? 1 },
    (_, index) => rows.filter(({ on, volume = 1 }) => on !== null && volume === index + 1).length,
  );
}

/** What lies in a file that was closed, with the pages that were counted; what has come since has none. */
export function withPages(items: readonly FileItem[], { rows }: CaseFile): FileItem[] {
  const waiting = rows.filter(({ on }) => on !== null);
  return items.map((item) => {
    // Not by its title: that is in the language of whoever closed it.
    const at = waiting.findIndex(
      ({ no, on, responsible }) => no === item.no && on === item.on && responsible === item.responsible,
    );
    const [row] = at < 0 ? [] : waiting.splice(at, 1);
    return row ? { ...item, pages: row.pages } : item;
  });
}

/** What cover, catalogue and end note of one volume show, and the number under which they are printed. */
export function volumeOf(file: CaseFile, no = 1): { readonly no: string; readonly data: CaseFile } {
  const of = file.rows.at(-1)?.volume ?? 1;
  if (of === 1) return { no: file.fileNo, data: file };
  const rows = file.rows.filter(({ volume = 1 }) => volume === no).map(({ volume: _, ...row }) => row);
  const pages = rows.reduce((sum, row) => sum + row.pages, 0);
  return {
    no: `${file.fileNo}-${no}`,
    data: { ...file, rows, items: rows.length, pages, volume: { no, of } },
  };
}

function issuesOf(values: Values, today: string, endedOn: string): Issue[] {
  const issues = lackingIn(archiveFields, values);
  const { actOn, looseItems = [] } = values;
  if (actOn !== undefined && actOn > today) issues.push({ path: 'values.actOn', code: 'future' });
  if (actOn !== undefined && actOn < endedOn) issues.push({ path: 'values.actOn', code: 'tooEarly' });
  if (looseItems.some(({ title, pages }) => title === undefined || pages === undefined))
    issues.push({ path: 'values.looseItems', code: 'looseItemIncomplete' });
  return issues;
}
