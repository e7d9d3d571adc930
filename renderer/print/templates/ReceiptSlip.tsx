import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenDay } from '../../../main/contract/values/local-date.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { lateEntryReason } from '../../../main/terms/matter-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { QrCode } from './QrCode.tsx';
import { ReprintMark } from './ReprintMark.tsx';

type SlipData = PaperData<'receiptSlip'>;

interface ReceiptSlipProps {
  /** What a blank set does not know yet is written by hand. */
  readonly data: Partial<SlipData> & Pick<SlipData, 'registrationNo' | 'lookupCode' | 'desk'>;
  readonly copyNo: number;
}

/** F02 回执 (domain.md §2.2): half a page for the visitor to keep; of a joint visit one for each representative. */
export function ReceiptSlip({ data, copyNo }: ReceiptSlipProps) {
  return Array.from({ length: data.copies ?? 1 }, (_, index) => (
    <Slip key={index} data={data} copyNo={copyNo} number={index + 1} />
  ));
}

function Slip({ data, copyNo, number }: ReceiptSlipProps & { readonly number: number }) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const { desk, simple = false, copies = 1, next = 'here', materialCopies } = data;
  const answered = next === 'answered';
  /** Code and date alone, as F12 has them. */
  const secret = next === 'accusation' || next === 'told';
  const code = formatLookupCode(data.lookupCode);
  const day = (on: string | undefined) => (on === undefined ? t('blank.day') : writtenDay(on, language));
  const noticeDueOn = () => day(data.noticeDueOn) + (data.noticeProvisional ? t('slip.provisional') : '');
  const materials =
    materialCopies === 0
      ? t('slip.noMaterials')
      : materialCopies === undefined
        ? ''
        : t('slip.materialsValue', { count: materialCopies });
  const rows: readonly (readonly [label: string, value: string | null | undefined])[] = [
    [t('slip.registrationNo'), data.registrationNo],
    [t('slip.receivedOn'), day(data.receivedOn)],
    [
      t('slip.lateEntry'),
      data.lateEntry
        ? t('slip.lateEntryValue', {
            reason: labelOf(lateEntryReason, data.lateEntry.reason, language),
            on: day(data.lateEntry.registeredOn),
          })
        : null,
    ],
    [t('slip.subject'), data.subject],
    [t('slip.materials'), secret ? null : materials],
    [t('slip.receptionist'), data.receptionistName],
    [t('slip.next'), t(`slip.nextSteps.${next}`)],
    [t('slip.noticeDueOn'), answered || secret ? null : noticeDueOn()],
  ];
  return (
    <section className="slip">
      <div className="slip-half">
        <div className="slip-head">
          <div>
            <h1>
              {desk.name}
              <span className="slip-title">{t('slip.title')}</span>
            </h1>
            <div>
              {!simple && t('slip.lookupCode')}　{!simple && <span className="slip-code">{code}</span>}
              {copies > 1 && `　${t('slip.numbered', { number, copies })}`}
              <ReprintMark copyNo={copyNo} />
            </div>
          </div>
          <QrCode text={[code, desk.phone].filter(Boolean).join(' ')} label={t('slip.qr')} />
        </div>
        {simple && (
          <div className="slip-simple">
            <p>{t('slip.simple.code', { code })}</p>
            <p>
              {answered || secret
                ? t(`slip.nextSteps.${next}`)
                : t('slip.simple.date', { on: day(data.noticeDueOn) })}
            </p>
            <p>{desk.phone ? t('slip.simple.ask', { phone: desk.phone }) : t('slip.simple.askHere')}</p>
          </div>
        )}
        <table className={data.receivedOn === undefined ? 'by-hand' : undefined}>
          <tbody>
            {rows.map(
              ([label, value]) =>
                value !== null && (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{value}</td>
                  </tr>
                ),
            )}
          </tbody>
        </table>
        <div className="slip-foot">
          <div>
            {next === 'here' && (
              <p>
                {t('slip.promise', {
                  on: day(data.handleDueOn) + (data.handleProvisional ? t('slip.provisional') : ''),
                })}
              </p>
            )}
            <p>{t('slip.howToAsk')}</p>
            <p>
              {[
                desk.address && t('slip.place', { address: desk.address }),
                desk.phone && t('slip.phone', { phone: desk.phone }),
                desk.hours && t('slip.hours', { hours: desk.hours }),
              ]
                .filter(Boolean)
                .join('　')}
            </p>
            <p>{t('slip.rightsTitle')}</p>
            <ol className="slip-rights">
              <li>{t('slip.rights.recusal')}</li>
              <li>{t('slip.rights.review')}</li>
              <li>{t('slip.rights.protection')}</li>
              {desk.supervisionPhone && (
                <li>{t('slip.rights.supervision', { phone: desk.supervisionPhone })}</li>
              )}
            </ol>
          </div>
          <div className="print-seal">{t('slip.seal')}</div>
        </div>
      </div>
      <div className="slip-cut">{t('slip.cut')}</div>
    </section>
  );
}
