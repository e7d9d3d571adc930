import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
  type IFontAttributesProperties,
  type ParagraphChild,
} from 'docx';
import { bytesOf, pictureOf } from './picture.ts';

// What the page has laid out is read back and said again in Word's terms: nothing here knows a template, so that a new
// paper has its Word document by itself.

type Block = Paragraph | Table;

/** Twentieths of a point, in which Word measures. */
const twips = (px: number) => Math.round(px * 15);
const px = (value: string) => Number.parseFloat(value) || 0;

/** The content of an element, from the top. */
export function blocksOf(element: HTMLElement): Block[] {
  return closed(new Flow(element).blocks);
}

/**
 * The first of the print's fonts (print.css) by the name that Windows has for it in every language. Without the `_GB2312`
 * ones: where those are missing, Word and WPS show another face, and every Windows has the plain ones.
 */
export function fontOf(family: string): IFontAttributesProperties {
  const names = family.split(',').map((name) => name.replaceAll(/["']/gu, '').trim());
  const name = names.find((known) => /^[\w\s-]+$/u.test(known) && !known.endsWith('_GB2312')) ?? 'FangSong';
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** A table needs a paragraph after it, or it runs into the next one; and a cell must end with one. */
function closed(blocks: readonly Block[]): Block[] {
  const all = blocks.flatMap((block, index) =>
    block instanceof Table && !(blocks[index + 1] instanceof Paragraph) ? [block, nothing()] : [block],
  );
  return all.length === 0 ? [nothing()] : all;
}

/** Takes no room but that of `after` (px). */
function nothing(after = 0, keepNext = false): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { line: 20, lineRule: LineRuleType.EXACT, after: twips(after) },
  });
}

/** What surrounds a paragraph: indents of the blocks that it stands in, and how a cell places its words. */
interface Surroundings {
  readonly left: number;
  readonly right: number;
  /** Stands before the first words, in the indent: the number of an item. */
  readonly marker?: string | undefined;
  readonly alignment?: 'center' | undefined;
}

/** Walks an element from the top, and gathers blocks; margins of neighbours fall together as on the page. */
class Flow {
  readonly blocks: Block[] = [];
  #words: ParagraphChild[][] = [[]];
  #hasWords = false;
  /** Room (px) that the last block leaves below it. */
  #below = 0;
  #marker: string | undefined;

  constructor(element: HTMLElement, surroundings: Partial<Surroundings> = {}) {
    this.#marker = surroundings.marker;
    this.#walk(element, { left: 0, right: 0, ...surroundings });
    this.#leave(this.#below);
  }

  #walk(element: HTMLElement, around: Surroundings): void {
    const style = getComputedStyle(element);
    for (const node of element.childNodes) {
      if (node instanceof Text) this.#say(node);
      else if (node instanceof SVGSVGElement) this.#show(node);
      else if (node instanceof HTMLElement && !isHidden(node)) {
        if (node.tagName === 'BR') this.#words.push([]);
        else if (node instanceof HTMLImageElement) {
          this.#end(element, style, around);
          this.#photo(node);
        } else if (isInline(node)) this.#inline(node);
        else {
          this.#end(element, style, around);
          this.#block(node, around);
        }
      }
    }
    this.#end(element, style, around);
  }

  #say(node: Text): void {
    const { parentElement } = node;
    if (!parentElement) return;
    const style = getComputedStyle(parentElement);
    const keeps = style.whiteSpaceCollapse === 'preserve' || style.whiteSpace.startsWith('pre');
    const lines = keeps ? node.data.split('\n') : [node.data.replaceAll(/[ \t\n]+/gu, ' ')];
    lines.forEach((text, index) => {
      if (index > 0) this.#words.push([]);
      if (text === '' || (!keeps && text === ' ' && this.#words.at(-1)?.length === 0)) return;
      this.#words.at(-1)?.push(new TextRun({ ...runOf(style), text }));
      this.#hasWords = true;
    });
    if (lines.length > 1) this.#hasWords = true;
  }

  #inline(element: HTMLElement): void {
    if (px(getComputedStyle(element).marginLeft) > 0)
      this.#words.at(-1)?.push(new TextRun({ ...runOf(getComputedStyle(element)), text: '　' }));
    for (const node of element.childNodes) {
      if (node instanceof Text) this.#say(node);
      else if (node instanceof HTMLElement && !isHidden(node)) {
        if (node.tagName === 'BR') this.#words.push([]);
        else this.#inline(node);
      }
    }
  }

  #show(svg: SVGSVGElement): void {
    const { width, height } = svg.getBoundingClientRect();
    const data = pictureOf(svg);
    if (!data) return;
    this.#words.at(-1)?.push(new ImageRun({ type: 'png', data, transformation: { width, height } }));
    this.#hasWords = true;
  }

  /** Its bytes stand in its address. */
  #photo(image: HTMLImageElement): void {
    const { width, height } = image.getBoundingClientRect();
    const data = bytesOf(image.src);
    if (data.length === 0) return;
    const { marginTop, marginBottom } = getComputedStyle(image);
    this.blocks.push(
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: {
          before: twips(Math.max(this.#below, px(marginTop))),
          line: 240,
          lineRule: LineRuleType.AT_LEAST,
        },
        children: [new ImageRun({ type: 'jpg', data, transformation: { width, height } })],
      }),
    );
    this.#below = px(marginBottom);
  }

  /** The words gathered so far, as paragraphs in the manner of the block that they stand in. */
  #end(element: HTMLElement, style: CSSStyleDeclaration, around: Surroundings): void {
    const lines = this.#words;
    if (this.#hasWords || lines.length > 1) {
      for (const [index, children] of lines.entries()) {
        const marker = index === 0 ? this.#marker : undefined;
        const hanging = marker === undefined ? 0 : Math.min(around.left, 1.4 * px(style.fontSize));
        const words = marker === undefined ? [] : [new TextRun({ ...runOf(style), text: `${marker}\t` })];
        const indent = px(style.textIndent);
        this.blocks.push(
          new Paragraph({
            children: [...words, ...children],
            alignment: around.alignment === 'center' ? AlignmentType.CENTER : alignmentOf(style),
            indent: {
              left: twips(around.left),
              right: twips(around.right),
              ...(hanging > 0 ? { hanging: twips(hanging) } : { firstLine: twips(Math.max(0, indent)) }),
            },
            spacing: {
              before: twips(index === 0 ? this.#below : 0),
              line: twips(px(style.lineHeight) || 1.2 * px(style.fontSize)),
              lineRule: LineRuleType.AT_LEAST,
            },
            widowControl: true,
            autoSpaceEastAsianText: false,
            ...(holdsNext(element, style) ? { keepNext: true } : {}),
            // What is typed into an empty line looks like the rest.
            run: runOf(style),
          }),
        );
        this.#below = 0;
      }
      this.#marker = undefined;
    }
    this.#words = [[]];
    this.#hasWords = false;
  }

  #block(element: HTMLElement, around: Surroundings): void {
    const style = getComputedStyle(element);
    this.#below = Math.max(this.#below, roomAbove(element, style));
    if (element instanceof HTMLTableElement) this.#put(tableOf(element));
    else if (gridColumns(style).length > 1) this.#put(gridOf(element, style));
    else if (isBoxed(style)) this.#put(boxOf(element));
    else this.#within(element, style, around);
    this.#below = Math.max(this.#below, px(style.marginBottom));
  }

  #within(element: HTMLElement, style: CSSStyleDeclaration, around: Surroundings): void {
    const before = this.blocks.length;
    const list = element.tagName === 'LI' ? [...(element.parentElement?.children ?? [])] : null;
    if (list) this.#marker = `${list.indexOf(element) + 1}.`;
    if (px(style.borderTopWidth) > 0) this.blocks.push(lineAbove(style, this.#below));
    if (px(style.borderTopWidth) > 0) this.#below = 0;
    this.#walk(element, {
      ...around,
      left: around.left + px(style.marginLeft) + px(style.paddingLeft),
      right: around.right + px(style.marginRight) + px(style.paddingRight),
    });
    if (this.blocks.length > before || px(style.minHeight) > 0) this.#below += roomBelow(element, style);
    if (px(style.borderBottomWidth) > 0) {
      this.blocks.push(lineAbove(style, this.#below));
      this.#below = 0;
    }
  }

  #put(table: Table): void {
    // Room above a table goes with it to the next page.
    if (this.#below >= 1) this.blocks.push(nothing(this.#below, true));
    this.#below = 0;
    this.blocks.push(table);
  }

  #leave(room: number): void {
    if (room >= 1) this.blocks.push(nothing(room));
  }
}

const isHidden = (element: HTMLElement) => getComputedStyle(element).display === 'none';
const isInline = (element: HTMLElement) => getComputedStyle(element).display === 'inline';

/** A heading, and what stands before a foot that is not to stand alone: neither ends a page. */
function holdsNext(element: HTMLElement, { breakAfter }: CSSStyleDeclaration): boolean {
  if (breakAfter === 'avoid' || /^H\d$/u.test(element.tagName)) return true;
  for (let last: Element | null = element; last && !/^(?:ARTICLE|T[DH])$/u.test(last.tagName);) {
    const next: Element | null = last.nextElementSibling;
    if (next) return getComputedStyle(next).breakBefore === 'avoid';
    last = last.parentElement;
  }
  return false;
}

/** Room above a block; in a column of boxes that share what is left over only the layout tells how much. */
function roomAbove(element: HTMLElement, style: CSSStyleDeclaration): number {
  const { previousElementSibling: before, parentElement: parent } = element;
  if (!before || !parent || getComputedStyle(parent).display !== 'flex') return px(style.marginTop);
  return Math.max(0, element.getBoundingClientRect().top - before.getBoundingClientRect().bottom);
}

/** Room that a block keeps below its words: a line to write on, or the half of a page. */
function roomBelow(element: HTMLElement, style: CSSStyleDeclaration): number {
  if (px(style.minHeight) <= 0) return 0;
  const words = document.createRange();
  words.selectNodeContents(element);
  const box = element.getBoundingClientRect();
  const { bottom, height } = words.getBoundingClientRect();
  // Nothing in it stands nowhere.
  return Math.max(0, height === 0 ? box.height : box.bottom - bottom);
}

function runOf(style: CSSStyleDeclaration) {
  return {
    font: fontOf(style.fontFamily),
    size: Math.round(px(style.fontSize) * 1.5) || 21,
    ...(Number(style.fontWeight) >= 600 ? { bold: true } : {}),
    ...(px(style.letterSpacing) > 0 ? { characterSpacing: twips(px(style.letterSpacing)) } : {}),
  };
}

function alignmentOf({ textAlign }: CSSStyleDeclaration) {
  if (textAlign === 'center') return AlignmentType.CENTER;
  if (textAlign === 'right' || textAlign === 'end') return AlignmentType.RIGHT;
  return textAlign === 'justify' ? AlignmentType.BOTH : AlignmentType.LEFT;
}

type Side = 'top' | 'right' | 'bottom' | 'left';
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function borderOf(style: CSSStyleDeclaration, side: Side): IBorderOptions {
  const width = px(style.getPropertyValue(`border-${side}-width`));
  const kind = style.getPropertyValue(`border-${side}-style`);
  if (width <= 0 || kind === 'none') return none;
  return {
    style: kind === 'dashed' ? BorderStyle.DASHED : BorderStyle.SINGLE,
    // Eighths of a point.
    size: Math.max(2, Math.round(width * 6)),
    color: '000000',
  };
}

function bordersOf(style: CSSStyleDeclaration) {
  return {
    top: borderOf(style, 'top'),
    right: borderOf(style, 'right'),
    bottom: borderOf(style, 'bottom'),
    left: borderOf(style, 'left'),
  };
}

const isBoxed = (style: CSSStyleDeclaration) =>
  (['top', 'right', 'bottom', 'left'] as const).every((side) => borderOf(style, side) !== none);

/** A line across, as one to cut along. */
function lineAbove(style: CSSStyleDeclaration, room: number): Paragraph {
  const side = px(style.borderTopWidth) > 0 ? 'top' : 'bottom';
  return new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: twips(room) },
    border: { top: { ...borderOf(style, side), space: 0 } },
  });
}

const plainTable = {
  layout: TableLayoutType.FIXED,
  borders: { top: none, right: none, bottom: none, left: none, insideHorizontal: none, insideVertical: none },
} as const;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const dxa = (size: number) => ({ size, type: WidthType.DXA });

function tableOf(table: HTMLTableElement): Table {
  const rows = placedRows(table);
  const widths = columnsOf(table, rows);
  return new Table({
    ...plainTable,
    width: dxa(sumOf(widths)),
    columnWidths: widths,
    rows: rows
      .filter(({ row }) => row.parentElement?.tagName !== 'TFOOT')
      .map((placed) => rowOf(placed, widths)),
  });
}

interface PlacedRow {
  readonly row: HTMLTableRowElement;
  readonly cells: readonly { readonly cell: HTMLTableCellElement; readonly at: number }[];
}

/** In which column each cell stands: one that is several rows tall keeps its place in those below. */
function placedRows(table: HTMLTableElement): PlacedRow[] {
  const taken: number[] = [];
  return [...table.rows].map((row) => {
    let at = 0;
    const cells = [...row.cells].map((cell) => {
      while ((taken[at] ?? 0) > 0) at += 1;
      const placed = { cell, at };
      at += cell.colSpan;
      return placed;
    });
    for (const [column, left] of taken.entries()) taken[column] = Math.max(0, (left ?? 0) - 1);
    for (const { cell, at: first } of cells)
      for (let column = first; column < first + cell.colSpan; column += 1) taken[column] = cell.rowSpan - 1;
    return { row, cells };
  });
}

/** As wide as the cells stand that take one column; those that share columns alone take equal parts. */
function columnsOf(table: HTMLTableElement, rows: readonly PlacedRow[]): number[] {
  const all = rows.flatMap(({ cells }) => cells);
  const count = Math.max(0, ...all.map(({ cell, at }) => at + cell.colSpan));
  const found = new Map<number, number>();
  for (const { cell, at } of all) {
    const width = cell.getClientRects()[0]?.width ?? 0;
    if (cell.colSpan === 1 && width > 0 && !found.has(at)) found.set(at, width);
  }
  const whole = table.getClientRects()[0]?.width ?? 0;
  const rest = Math.max(0, whole - sumOf([...found.values()])) / Math.max(1, count - found.size);
  return Array.from({ length: count }, (_, at) => Math.max(1, twips(found.get(at) ?? rest)));
}

function rowOf({ row, cells }: PlacedRow, widths: readonly number[]): TableRow {
  const style = getComputedStyle(row);
  const height = Math.max(0, ...cells.map(({ cell }) => (cell.rowSpan === 1 ? roomIn(cell) : 0)));
  return new TableRow({
    tableHeader: row.parentElement?.tagName === 'THEAD',
    cantSplit: style.breakInside === 'avoid',
    ...(height > 0 ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map(({ cell, at }) => {
      const columns = widths.slice(at, at + cell.colSpan);
      return cellOf(cell, { width: sumOf(columns), columnSpan: cell.colSpan, rowSpan: cell.rowSpan });
    }),
  });
}

/** How tall (px) a cell is that leaves room to write, or is as tall as it was told to be. */
function roomIn(cell: HTMLTableCellElement): number {
  const isRoom = cell.style.height !== '' || cell.textContent.trim() === '';
  const [first, ...more] = cell.getClientRects();
  return isRoom && first && more.length === 0 && !cell.ariaHidden ? first.height : 0;
}

interface CellPlace {
  readonly width: number;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** Where the words stand, if the cell does not say so itself. */
  readonly align?: string;
  readonly below?: number;
}

function cellOf(element: HTMLElement, { width, align, below = 0, ...spans }: CellPlace): TableCell {
  const style = getComputedStyle(element);
  // A grid of one column places its words: the space for a seal or a fingerprint.
  const isPlace = style.display === 'grid' && gridColumns(style).length < 2;
  const centred =
    isPlace && (style.justifyItems.includes('center') || style.justifyContent.includes('center'));
  const place = isPlace ? placeOf(style) : (align ?? style.verticalAlign);
  const content = new Flow(element, centred ? { alignment: 'center' } : {});
  return new TableCell({
    ...spans,
    width: dxa(width),
    borders: bordersOf(style),
    verticalAlign: /end|bottom/u.test(place)
      ? VerticalAlignTable.BOTTOM
      : /center|middle/u.test(place)
        ? VerticalAlignTable.CENTER
        : VerticalAlignTable.TOP,
    margins: {
      top: twips(px(style.paddingTop)),
      right: twips(px(style.paddingRight)),
      bottom: twips(px(style.paddingBottom) + below),
      left: twips(px(style.paddingLeft)),
      marginUnitType: WidthType.DXA,
    },
    children: closed(content.blocks),
  });
}

function placeOf({ alignItems, alignContent }: CSSStyleDeclaration): string {
  return /end|center/u.test(alignItems) ? alignItems : alignContent;
}

/** Widths (px) of the columns that a grid was laid out in. */
function gridColumns({ display, gridTemplateColumns }: CSSStyleDeclaration): number[] {
  if (display !== 'grid' || !gridTemplateColumns.includes('px')) return [];
  return gridTemplateColumns.split(' ').map(px);
}

/** What stands side by side without lines: signatures, seal, two columns of facts. */
function gridOf(grid: HTMLElement, style: CSSStyleDeclaration): Table {
  const columns = gridColumns(style);
  const gap = px(style.columnGap);
  const children = [...grid.children].filter(
    (child) => child instanceof HTMLElement || child instanceof SVGElement,
  );
  const lines = Array.from({ length: Math.ceil(children.length / columns.length) }, (_, line) =>
    children.slice(line * columns.length, (line + 1) * columns.length),
  );
  const widths = columns.flatMap((width, index) =>
    index === 0 || gap === 0 ? [twips(width)] : [twips(gap), twips(width)],
  );
  const room = px(style.minHeight);
  return new Table({
    ...plainTable,
    width: dxa(sumOf(widths)),
    columnWidths: widths,
    rows: lines.map((line, index) => {
      const below = index < lines.length - 1 ? px(style.rowGap) : 0;
      const height = Math.max(room, ...line.map((child) => child.getBoundingClientRect().height)) + below;
      return new TableRow({
        cantSplit: true,
        height: { value: twips(height), rule: HeightRule.ATLEAST },
        children: columns.flatMap((width, column) => {
          const child = line[column];
          const place = { width: twips(width), align: style.alignItems, below };
          const cell = gridCell(child, place);
          return column === 0 || gap === 0 ? [cell] : [emptyCell(twips(gap)), cell];
        }),
      });
    }),
  });
}

function emptyCell(width: number): TableCell {
  return new TableCell({ width: dxa(width), children: [nothing()] });
}

/** A box in a grid is as tall as it is, not as the row. */
function gridCell(child: Element | undefined, place: CellPlace): TableCell {
  if (!(child instanceof HTMLElement)) return pictureCell(child, place.width);
  if (!isBoxed(getComputedStyle(child))) return cellOf(child, place);
  return new TableCell({ width: dxa(place.width), children: [boxOf(child), nothing()] });
}

function pictureCell(child: Element | undefined, width: number): TableCell {
  const data = child instanceof SVGSVGElement ? pictureOf(child) : null;
  if (!child || !data) return emptyCell(width);
  const { width: wide, height } = child.getBoundingClientRect();
  const picture = new ImageRun({ type: 'png', data, transformation: { width: wide, height } });
  return new TableCell({
    width: dxa(width),
    children: [
      new Paragraph({ children: [picture], spacing: { line: 240, lineRule: LineRuleType.AT_LEAST } }),
    ],
  });
}

/** A block with a line all around it. */
function boxOf(element: HTMLElement): Table {
  const { width, height } = element.getBoundingClientRect();
  return new Table({
    ...plainTable,
    width: dxa(twips(width)),
    columnWidths: [twips(width)],
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: twips(height), rule: HeightRule.ATLEAST },
        children: [cellOf(element, { width: twips(width), align: 'top' })],
      }),
    ],
  });
}
