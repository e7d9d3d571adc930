import type { Field, FieldCatalogue, RowFields } from '../../../main/terms/fields.ts';
import { formatValue, type Words } from '../../components/fields/format-value.ts';
import { rowsOf } from '../../components/fields/rows.ts';
import { Cell } from './FormFrame.tsx';
import { usePaperWords } from './paper-parts.tsx';
import { RowsTable } from './RowsTable.tsx';

interface FieldRowsProps {
  readonly catalogue: FieldCatalogue;
  readonly label: (name: string) => string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Above the rows. */
  readonly title?: string;
  readonly room?: number | undefined;
  /** Fields that stand elsewhere. */
  readonly without?: readonly string[] | undefined;
  /** What was said is said: there is nothing left to tick or to write. */
  readonly said?: boolean;
  /** The story before the short fields, as in an agreement: the longest form, so that its blank is laid out closer. */
  readonly storyFirst?: boolean;
}

const none: readonly string[] = [];

/** Every field of a step: the short ones three in a line, each table and story on a line of its own. */
export function FieldRows({
  catalogue,
  label,
  values,
  title,
  room = 30,
  without = none,
  said = false,
  storyFirst = false,
}: FieldRowsProps) {
  const words = usePaperWords();
  // A tick without which there is no step is the signature below.
  const shown = Object.entries(catalogue).filter(
    ([name, { type, stage }]) => (type !== 'flag' || stage !== 1) && !without.includes(name),
  );
  const textOf = (name: string, field: Field): string => formatValue(field, values[name], words);
  const show = (name: string, field: Field) => {
    if (field.type !== 'rows') return textOf(name, field) || (said ? '' : choicesOf(field, words));
    const names = namesIn(values[name]);
    if (names !== null) return names;
    const byHand = said ? {} : { byHand: linesOfTable(field.fields) - (storyFirst ? 1 : 0) };
    return <RowsTable name={name} fields={field.fields} value={values[name]} {...byHand} />;
  };
  const narrow = shown.filter(([, field]) => !isWide(field));
  const short = linesOf(
    // What is written by hand in a third of a line stands together: a long form stays on its page.
    storyFirst ? narrow.toSorted((a, b) => Number(isLong(a, textOf)) - Number(isLong(b, textOf))) : narrow,
    textOf,
  ).map((line) => (
    <tr key={line[0]?.[0]} className="print-whole">
      {line.map(([name, field], index) => (
        <Cell key={name} label={label(name)} columns={columnsOf(line.length, index)} room={8}>
          {show(name, field)}
        </Cell>
      ))}
    </tr>
  ));
  const stories = shown
    .filter(([, field]) => isWide(field))
    .map(([name, field]) => {
      const isEmpty = values[name] === undefined;
      return (
        <tr key={name} className={rowClass(values[name])}>
          <Cell
            label={label(name)}
            columns={5}
            room={isEmpty && field.type !== 'rows' ? (said ? 8 : roomOf(field, room)) : undefined}
          >
            {show(name, field)}
          </Cell>
        </tr>
      );
    });
  return (
    <>
      {title !== undefined && (
        <tr className="entry-part">
          <th colSpan={6} scope="rowgroup">
            {title}
          </th>
        </tr>
      )}
      {storyFirst && stories}
      {short}
      {!storyFirst && stories}
    </>
  );
}

/** Room to write in is not torn; what signs for a long text need not stand on the page where that begins. */
function rowClass(value: unknown): string | undefined {
  if (value === undefined) return 'print-empty';
  return JSON.stringify(value).length > longText ? 'print-long' : undefined;
}

/** What takes a third of a page, in characters. */
const longText = 600;

type Line = readonly (readonly [name: string, field: Field])[];

/** How many lines of a table there are to write on: fewer where it is a name and whose. */
export function linesOfTable(fields: RowFields): number {
  return Object.keys(fields).length === 2 ? 2 : 4;
}

/** What need not be said takes no more (mm) of the page of what must be. */
const mostForMore = 35;
/** What a third of a line has room for, in characters. */
const mostInThird = 14;

function roomOf({ type, stage }: Field, story: number): number {
  if (type === 'story') return stage === 0 ? Math.min(story, mostForMore) : story;
  // What is asked for or agreed, one below the other.
  return type === 'lines' ? 24 : 14;
}

/** Three in a line; what is long, or to be ticked or written by hand, takes a line of its own. */
function linesOf(fields: Line, textOf: (name: string, field: Field) => string): Line[] {
  const lines: (readonly [string, Field])[][] = [];
  for (const entry of fields) {
    const last = lines.at(-1);
    const isFull = last === undefined || last.length === 3 || last.some((other) => isLong(other, textOf));
    if (isFull || isLong(entry, textOf)) lines.push([entry]);
    else last.push(entry);
  }
  return lines;
}

/** Takes a line of its own. */
function isLong([name, field]: Line[number], textOf: (name: string, field: Field) => string): boolean {
  const text = textOf(name, field);
  if (text !== '') return text.length > mostInThird;
  return field.type === 'code' || field.type === 'flag' || (field.type === 'line' && field.max > longLine);
}

/** A field for more than a name or a number, in characters. */
const longLine = 60;

function columnsOf(length: number, index: number): 1 | 3 | 5 {
  if (length === 1) return 5;
  return length === 2 && index === 1 ? 3 : 1;
}

function isWide({ type, width }: Field): boolean {
  return ['rows', 'lines', 'story'].includes(type) || width === 'full';
}

/** A table that has nothing but names reads as a line. */
function namesIn(value: unknown): string | null {
  const rows = rowsOf(value);
  const isPlain = rows.every((row) => Object.keys(row).every((column) => column === 'name'));
  return isPlain && rows.length > 0 ? rows.map(({ name }) => String(name)).join('、') : null;
}

/** What is ticked by hand. */
export function choicesOf(field: Field, { language, yes, no }: Words): string {
  if (field.type === 'flag') return [yes, no].map((word) => `□${word}`).join('　');
  if (field.type !== 'code' && field.type !== 'codes') return '';
  return field.list.items.map((item) => `□${item[language]}`).join('　');
}
