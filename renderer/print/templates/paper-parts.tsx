import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeNames } from '../../../main/contract/papers.ts';
import { writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import type { Words } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';

/** Official papers write the day out; at year's end there is no doubt which part is the month. */
export function usePaperDay(): (on: string) => string {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  // On a paper to be written by hand there is a line for it.
  return (on) => (on === '' ? t('blankDay') : writtenDay(on, language));
}

/** The words for values in a form: days and times are written out. Tables and lists have the short ones of `useWords`. */
export function usePaperWords(printed?: CodeNames): Words {
  const words = useWords(printed);
  const day = useCellDay();
  return { ...words, day, instant: (at) => writtenInstant(at, words.language) };
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
