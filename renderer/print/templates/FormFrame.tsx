import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReprintMark } from './ReprintMark.tsx';

interface SignRowProps {
  /** One line each, the day last. */
  readonly lines: readonly string[];
  readonly seal: string;
}

/** Who signs, and room for the seal: the last row of a form, never torn apart. */
export function SignRow({ lines, seal }: SignRowProps) {
  return (
    <tr className="print-together">
      <td colSpan={6} aria-label={lines[0]}>
        <div className="print-sign">
          <div>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div />
          <div className="print-seal">{seal}</div>
        </div>
      </td>
    </tr>
  );
}

interface FormFrameProps {
  readonly title: string;
  /** Whose words stand above the table. */
  readonly kind?:
    | 'form'
    | 'report'
    | 'service'
    | 'organ'
    | 'letterSlip'
    | 'batch'
    | 'file'
    | 'screening'
    | 'mediation'
    | 'duty'
    | 'leaders'
    | 'office';
  /** Repeated on every page, left and right above the table. */
  readonly number: string;
  readonly station: string;
  readonly copyNo: number;
  /** What is printed of a void record says so in its title. */
  readonly isVoid?: boolean;
  /** Rows of six columns, of which the first, third and fifth hold labels. */
  readonly children: ReactNode;
}

/** An official form: title, number, and a table of six columns. */
export function FormFrame({
  kind = 'form',
  title,
  number,
  station,
  copyNo,
  isVoid = false,
  children,
}: FormFrameProps) {
  const { t } = useTranslation('print');
  return (
    <>
      <h1>
        {title}
        {isVoid && t('void')}
      </h1>
      <table>
        <colgroup>
          <col className="print-label" />
          <col />
          <col className="print-label" />
          <col />
          <col className="print-label" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={3}>{t(`${kind}.number`, { no: number })}</th>
            <th colSpan={3} className="print-right">
              {t(`${kind}.station`, { name: station })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
        <tfoot>
          <tr>
            <td colSpan={6} aria-hidden />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

interface CellProps {
  readonly label: string;
  /** How many of the six columns the value takes: the sum of a row is six, labels included. */
  readonly columns?: 1 | 3 | 5;
  /** Room for handwriting, in mm. */
  readonly room?: number | undefined;
  readonly children?: ReactNode;
}

export function Cell({ label, columns = 1, room, children }: CellProps) {
  return (
    <>
      <th scope="row">{label}</th>
      <td
        colSpan={columns}
        className="print-story"
        style={room === undefined ? undefined : { height: `${room}mm` }}
      >
        {children}
      </td>
    </>
  );
}

/** Who helped a person who cannot write, by role; the name is empty on a paper to be written by hand. */
export type Helpers = readonly (readonly [role: string, name: string])[];

/** Who signs, in which words, with room for a fingerprint, which is as good as a signature, and for the seal. */
export function Signatures({ helpers }: { readonly helpers: Helpers }) {
  const { t } = useTranslation('print');
  return (
    <tr className="print-together">
      <td colSpan={6}>
        <div className="print-sign">
          <div>
            <p>{t('form.confirm')}</p>
            <p>{t('form.signature')}</p>
            <p>{t('form.receptionistSignature')}</p>
            <p>{t('form.date')}</p>
          </div>
          <div className="print-finger">{t('form.fingerprint')}</div>
          <div className="print-seal">{t('form.seal')}</div>
        </div>
        {helpers.length > 0 && (
          <div className="print-helpers">
            {helpers.map(([role, name]) => (
              <div key={role}>{t('form.helperSignature', { role, name })}</div>
            ))}
          </div>
        )}
      </td>
    </tr>
  );
}
