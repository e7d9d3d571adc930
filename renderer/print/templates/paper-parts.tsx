import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Official papers write the day out; at year's end there is no doubt which part is the month. */
export function usePaperDay(): (on: string) => string {
  const { t } = useTranslation('notices');
  return (on) => {
    // On a paper to be written by hand.
    if (on === '') return t('blankDay');
    const [year = '', month, day] = on.split('-');
    return t('day', { year, month: Number(month), day: Number(day) });
  };
}

/** As in a cell, which has room to write a day by hand. */
export function useCellDay(): (on: string) => string {
  const day = usePaperDay();
  return (on) => (on === '' ? '' : day(on));
}

/** In a cell there is room to write without a line. */
export function withoutGap(text: string | undefined): string | undefined {
  return text !== undefined && /^[＿\n]+$/u.test(text) ? undefined : text;
}

/** What somebody wrote, each paragraph indented like those around it. */
export function Story({ text }: { readonly text: string }) {
  return (
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      // oxlint-disable-next-line react/no-array-index-key -- Paragraphs have no identity but their place.
      .map((line, index) => <p key={index}>{line}</p>)
  );
}

interface OfficialFootProps {
  /** Whose seal it bears. */
  readonly issuer: string;
  readonly on: string;
  /** How it is reached; what is empty is left out. */
  readonly children: ReactNode;
}

/** Who can be asked, and room for the seal over name and day. */
export function OfficialFoot({ issuer, on, children }: OfficialFootProps) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  return (
    <div className="notice-foot">
      <div>{children}</div>
      <div className="notice-seal">
        <p>{issuer}</p>
        <p>{day(on)}</p>
        <p className="notice-stamp">{t('seal')}</p>
      </div>
    </div>
  );
}
