import {
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SimpleField,
  Tab,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { pageLabel, pageSizes } from '../pages.ts';
import type { Sheet } from '../sheets.tsx';
import { blocksOf, fontOf } from './blocks.ts';

/** A sheet as it stands in the page, laid out for printing. */
export interface LaidOutSheet extends Pick<Sheet, 'format' | 'language' | 'footer'> {
  readonly node: HTMLElement;
  readonly pages: number;
}

/**
 * The very sheets that are printed, as one Word document to be corrected in WPS or Word: a section for each, with
 * numbered pages where the print has them.
 */
export async function wordFile(title: string, sheets: readonly LaidOutSheet[]): Promise<Blob> {
  const file = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { size: 21, font: fontOf('FangSong'), language: { value: 'en-US', eastAsia: 'zh-CN' } },
          // Each paragraph says its own; what stands between sections and tables must take no room.
          paragraph: { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: sheets.map(sectionOf),
  });
  return Packer.toBlob(file);
}

function sectionOf(sheet: LaidOutSheet): ISectionOptions {
  const { node, format } = sheet;
  const { width, height, top, right, bottom, left } = pageSizes[format];
  const mm = convertMillimetersToTwip;
  return {
    properties: {
      page: {
        // Said upright: the library turns it over.
        size: {
          width: mm(Math.min(width, height)),
          height: mm(Math.max(width, height)),
          orientation: width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(top),
          right: mm(right),
          bottom: mm(bottom),
          left: mm(left),
          footer: mm(8),
          header: 0,
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    // One without a foot of its own would have that of the section before.
    footers: { default: new Footer({ children: format === 'slip' ? [] : [footOf(sheet)] }) },
    children: blocksOf(node),
  };
}

/** 第 1 页 共 2 页, and when it was printed, as at the foot of the print. */
function footOf(sheet: LaidOutSheet): Paragraph {
  const { format, footer, pages } = sheet;
  const { width, left, right } = pageSizes[format];
  const middle = convertMillimetersToTwip((width - left - right) / 2);
  const run = { font: fontOf('SimSun'), size: 21 };
  const label = pageLabel(sheet, '\uE000', '\uE001')
    .split(/([\uE000\uE001])/u)
    .map((part) => {
      if (part === '\uE000') return new TextRun({ ...run, children: [PageNumber.CURRENT] });
      // What a program shows that does not count the pages of a section.
      if (part === '\uE001') return new SimpleField('SECTIONPAGES', String(pages));
      return new TextRun({ ...run, text: part });
    });
  return new Paragraph({
    spacing: { line: 240, lineRule: LineRuleType.AT_LEAST },
    tabStops: [{ type: TabStopType.CENTER, position: middle }],
    children: [
      new TextRun({ ...run, size: 16, text: footer }),
      new TextRun({ ...run, children: [new Tab()] }),
      ...label,
    ],
  });
}
