import { dataUrl } from './data-url.ts';

/** The bundled font that stands in where the system has no Chinese one. */
const family = 'Noto Serif SC Variable';

/**
 * The parts of the bundled font that this page needed, as rules with their bytes in them: the printer of the host loads
 * nothing. Empty where the system has its own fonts.
 */
export async function usedFonts(): Promise<string> {
  const used = new Set(
    [...document.fonts]
      .filter((face) => face.status === 'loaded' && face.family.includes(family))
      .map((face) => face.unicodeRange),
  );
  if (used.size === 0) return '';
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => style.getPropertyValue('font-family').includes(family))
    .filter(({ style }) => used.has(style.getPropertyValue('unicode-range')));
  return (await Promise.all(rules.map(withBytes))).join('\n');
}

async function withBytes({ cssText, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [whole, path] = /url\("([^"]+)"\)/u.exec(cssText) ?? [];
  if (whole === undefined || path === undefined) return '';
  const file = await fetch(new URL(path, parentStyleSheet?.href ?? document.baseURI));
  return cssText.replace(whole, `url("${await dataUrl(await file.blob())}")`);
}
