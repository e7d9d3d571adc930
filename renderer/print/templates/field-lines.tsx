import type { ReactElement, ReactNode } from 'react';
import type { CodeNames } from '../../../main/contract/papers.ts';
import type { Field, FieldCatalogue } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { choicesOf, linesOfTable } from './FieldRows.tsx';
import { Cell } from './FormFrame.tsx';
import { usePaperWords } from './paper-parts.tsx';
import { RowsTable } from './RowsTable.tsx';

/** How many of the six columns a value takes: the sum of a line is six, labels included. */
export type Line<N extends string> = readonly (readonly [name: N, columns: 1 | 3 | 5])[];

export interface FieldLines<N extends string> {
  readonly given: (name: N) => boolean;
  readonly text: (name: N) => string;
  readonly line: (cells: Line<N>) => ReactElement;
  /** Several fields in one cell, those only that were given. */
  readonly summed: (names: readonly N[]) => string;
}

interface Blanks<N extends string> {
  /** Room (mm) for the handwriting of what was not typed. */
  readonly rooms?: Partial<Record<N, number>>;
  /** Written by hand: what is chosen is ticked, and tables have lines. */
  readonly byHand?: boolean;
  /** What stands for a value that was not given. */
  readonly instead?: (name: N) => ReactNode;
  /** What the codes were called when the paper was printed. */
  readonly printed?: CodeNames | undefined;
}

/** More of them do not fit into a cell. */
const mostTicked = 10;

/** The values of a catalogue as the lines of an official form. */
export function useFieldLines<N extends string>(
  catalogue: FieldCatalogue,
  values: Readonly<Record<string, unknown>>,
  { rooms, instead, printed, byHand = false }: Blanks<N> = {},
): FieldLines<N> {
  const labels = useLabels();
  const words = usePaperWords(printed);
  const given = (name: N) => values[name] !== undefined;
  const text = (name: N): string => {
    const field = catalogue[name];
    return field === undefined ? '' : formatValue(field, values[name], words);
  };
  const show = (name: N): ReactNode => {
    const field = catalogue[name];
    if (!given(name)) return byHand && field ? handwritten(name, field) : instead?.(name);
    if (field?.type === 'rows') return <RowsTable name={name} fields={field.fields} value={values[name]} />;
    return text(name);
  };
  const handwritten = (name: N, field: Field): ReactNode => {
    if (field.type === 'rows')
      return <RowsTable name={name} fields={field.fields} value={[]} byHand={linesOfTable(field.fields)} />;
    const hasRoom = 'list' in field && field.list.items.length > mostTicked;
    return hasRoom ? '' : choicesOf(field, words);
  };
  return {
    given,
    text,
    line: (cells) => (
      <tr key={cells[0]?.[0]}>
        {cells.map(([name, columns]) => (
          <Cell
            key={name}
            label={labels.field(name)}
            columns={columns}
            room={given(name) ? undefined : rooms?.[name]}
          >
            {show(name)}
          </Cell>
        ))}
      </tr>
    ),
    summed: (names) =>
      names
        .filter(given)
        .map((name) => (values[name] === true ? labels.field(name) : `${labels.field(name)}：${text(name)}`))
        .join('；'),
  };
}

interface Rest {
  /** Tables and stories: each needs a line of its own. */
  readonly wide: readonly string[];
  readonly short: readonly string[];
}

/** The fields that a form gives no place, so that one which a catalogue gained later is not lost on paper. */
export function restOf(catalogue: FieldCatalogue, placed: readonly string[]): Rest {
  const rest = Object.keys(catalogue).filter((name) => !placed.includes(name));
  const isWide = (name: string) => ['rows', 'lines', 'story'].includes(catalogue[name]?.type ?? '');
  return { wide: rest.filter(isWide), short: rest.filter((name) => !isWide(name)) };
}

/** The names that stand in lines. */
export function inLines<N extends string>(...lines: readonly Line<N>[]): N[] {
  return lines.flat().map(([name]) => name);
}
