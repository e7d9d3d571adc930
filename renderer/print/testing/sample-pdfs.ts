interface PdfSample {
  /** What each page draws; its resources have `Helv`, and `Song`, a Chinese font that does not lie in the file. */
  readonly pages: readonly string[];
  /** Of a page, in points. */
  readonly size?: readonly [width: number, height: number];
  /** Of the pages in the tree, where it lies. */
  readonly count?: number;
  /** More objects, from number 10 on. */
  readonly objects?: readonly string[];
  /** More of each page. */
  readonly page?: string;
  readonly resources?: string;
  readonly catalog?: string;
  readonly trailer?: string;
}

/** A PDF as a program or a person with bad intent may write it, without a library between. */
export function pdfOf({
  pages,
  size = [595, 842],
  count = pages.length,
  objects = [],
  page = '',
  resources = '',
  catalog = '',
  trailer = '',
}: PdfSample): Uint8Array<ArrayBuffer> {
  const first = 10 + objects.length;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const all = new Map<number, string>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [
      2,
      `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 ${size.join(' ')}] /Resources << /Font << /Helv 3 0 R /Song 4 0 R >> ${resources} >> >>`,
    ],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [
      4,
      '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
    ],
    [
      5,
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>',
    ],
    [
      6,
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
    ],
    ...objects.map((object, index): [number, string] => [10 + index, object]),
    ...pages.flatMap((drawn, index): [number, string][] => [
      [first + 2 * index, `<< /Type /Page /Parent 2 0 R /Contents ${first + 2 * index + 1} 0 R ${page} >>`],
      [first + 2 * index + 1, streamOf(drawn)],
    ]),
  ]);
  const parts = ['%PDF-1.7\n'];
  const places: string[] = [];
  let at = 9;
  for (const [no, object] of all) {
    places.push(`${no} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    const text = `${no} 0 obj\n${object}\nendobj\n`;
    parts.push(text);
    at += text.length;
  }
  parts.push(
    `xref\n0 1\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${first + 2 * pages.length} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
  );
  return Uint8Array.from(parts.join(''), (char) => char.codePointAt(0) ?? 0);
}

export function streamOf(body: string, entries = ''): string {
  return `<< /Length ${body.length} ${entries} >>\nstream\n${body}\nendstream`;
}

/** Chinese words in the font that does not lie in the file, as old office programs leave them. */
export function songText(words: string, y: number, size = 24): string {
  const codes = Array.from(words, (char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join(
    '',
  );
  return `BT /Song ${size} Tf 60 ${y} Td <${codes}> Tj ET`;
}

/** It opens with a password that nobody here knows. */
export const encryptedPdf = (): Uint8Array<ArrayBuffer> =>
  pdfOf({
    pages: [songText('密', 700)],
    trailer: `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${'17'.repeat(32)}> /U <${'29'.repeat(32)}> >>`,
  });

/** Each form draws the next ten times over: ten thousand million rectangles on one page. */
export function endlessPdf(): Uint8Array<ArrayBuffer> {
  const depth = 10;
  const objects = Array.from({ length: depth }, (_, level) => {
    const isLast = level === depth - 1;
    const body = isLast ? '1 1 9 9 re f' : '/Next Do '.repeat(10);
    const next = isLast ? '' : `/Resources << /XObject << /Next ${11 + level} 0 R >> >>`;
    return streamOf(body, `/Type /XObject /Subtype /Form /BBox [0 0 99 99] ${next}`);
  });
  return pdfOf({ pages: ['/Next Do'], objects, resources: '/XObject << /Next 10 0 R >>' });
}
