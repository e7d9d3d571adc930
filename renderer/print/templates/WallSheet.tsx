import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { useLabels } from '../../components/use-labels.ts';
import { ReprintMark } from './ReprintMark.tsx';

interface WallSheetProps {
  readonly title: string;
  readonly period: Parameters<typeof writtenPeriod>[0];
  readonly copyNo: number;
  /** The names of the fields in its columns, behind the day. */
  readonly columns: readonly string[];
  /** How wide they are. */
  readonly widths: ReactNode;
  /** A row for each day. */
  readonly children: ReactNode;
}

/** A table of days that hangs on the wall or at the door: seven columns, repeated on every page. */
export function WallSheet({ title, period, copyNo, columns, widths, children }: WallSheetProps) {
  const { t } = useTranslation('print');
  const { language, field } = useLabels();
  return (
    <>
      <h1>{title}</h1>
      <table className="duty-sheet">
        <colgroup>
          <col className="duty-sheet-day" />
          {widths}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={4}>{period.id === '' ? t('blankPeriod') : writtenPeriod(period, language)}</th>
            <th colSpan={3} className="print-right">
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          <tr className="file-columns">
            <th scope="col">{t('duty.day')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {field(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </>
  );
}
