import { graphemesOf } from './text.ts';

// Masks of domain.md §3.7. A mask never shows more than it must: what has no known form is hidden but for its ends.

/** `110105********002X`; the 15-digit form `110105******002`; other papers keep two characters at each end. */
export function maskIdNumber(text: string): string {
  const number = text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (number.length >= 18) return hide(number, 6, 4);
  if (number.length >= 15) return hide(number, 6, 3);
  return number.length > 6 ? hide(number, 2, 2) : hide(number, 0, 0);
}

const mobile = /^(?:86)?(1\d{10})$/u;
const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/u;

/** Mobile `138****5678`; landline `0871-*****67`; anything else but the last two digits is hidden. */
export function maskPhone(text: string): string {
  const number = text.normalize('NFKC').replaceAll(/\D/gu, '');
  const mobileNumber = mobile.exec(number)?.[1];
  if (mobileNumber !== undefined) return hide(mobileNumber, 3, 4);
  const [, area, local] = landline.exec(number) ?? [];
  if (area !== undefined && local !== undefined) return `${area}-${hide(local, 0, 2)}`;
  return number.length > 4 ? hide(number, 0, 2) : hide(number, 0, 0);
}

const compoundSurnames = new Set(
  '欧阳 上官 司马 司徒 诸葛 皇甫 尉迟 公孙 慕容 长孙 宇文 令狐 轩辕 端木 夏侯 东方 南宫 独孤 百里 呼延 澹台 申屠 太史 淳于 公冶 濮阳 赫连 闻人 闾丘 钟离 仲孙 东郭 西门 第五'.split(
    ' ',
  ),
);

/** `张某`, `张某某`, `欧阳某某`; a name with a dot `阿某某`; a Latin name `J***`. */
export function maskName(name: string): string {
  const graphemes = graphemesOf(name.trim());
  const [first] = graphemes;
  if (first === undefined) return '';
  if (/^\p{Script=Latin}/u.test(first)) return `${first}***`;
  const two = graphemes.slice(0, 2).join('');
  const surname = graphemes.length > 2 && compoundSurnames.has(two) ? two : first;
  const given = graphemes.length - (surname === two ? 2 : 1);
  return surname + (given > 1 ? '某某' : '某');
}

function hide(text: string, head: number, tail: number): string {
  const hidden = Math.max(text.length - head - tail, 0);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(text.length - tail);
}
