import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatLocalDate, localDateOf } from '../../../main/contract/values/local-date.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { useLabels } from '../../components/use-labels.ts';
import { QrCode } from './QrCode.tsx';

/** F02 回执 (domain.md §2.2): half a page for the visitor to keep. An accusation's slip names neither number nor subject. */
export function ReceiptSlip({ printed }: { readonly printed: RouteOutput<'contact.print'> }) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const { detail, station, printCount } = printed;
  const { contact, matter, dates } = detail;
  const secret = matter.purpose === 'accusation';
  const helped = (contact.assistanceNeeded ?? []).length > 0;
  const code = formatLookupCode(detail.lookupCode);
  const day = (on: string) => formatLocalDate(on, language);
  const copies = (contact.materials ?? []).reduce((sum, material) => sum + (material.copies ?? 1), 0);
  const answered = detail.answer !== null;
  const next = secret ? t('slip.accusationNext') : answered ? t('slip.answeredHere') : t('slip.nextHere');
  const rows: readonly (readonly [label: string, value: string, shown: boolean])[] = [
    [t('slip.registrationNo'), detail.registrationNo, !secret],
    [t('slip.receivedOn'), contact.receivedAt === undefined ? '' : day(localDateOf(contact.receivedAt)), true],
    [t('slip.subject'), matter.summary ?? '', !secret],
    [t('slip.materials'), copies > 0 ? t('slip.materialsValue', { count: copies }) : t('slip.noMaterials'), true],
    [t('slip.receptionist'), detail.receptionistName, true],
    [t('slip.next'), next, true],
    [t('slip.noticeDueOn'), day(dates.noticeDueOn) + (dates.provisional ? t('slip.provisional') : ''), !answered],
  ];
  return (
    <article className="print-slip" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <div className="print-half">
        <div className="slip-head">
          <div>
            <h1>
              {station.name}
              {t('slip.title')}
            </h1>
            <div>
              {t('slip.lookupCode')}　<span className="slip-code">{code}</span>
              {printCount > 1 && `　${t('slip.reprint', { count: printCount })}`}
            </div>
          </div>
          <QrCode text={[code, station.phone].filter(Boolean).join(' ')} label={t('slip.qr')} />
        </div>
        {helped && (
          <div className="slip-simple">
            <p>{t('slip.simple.code', { code })}</p>
            <p>{answered ? t('slip.answeredHere') : t('slip.simple.date', { on: day(dates.noticeDueOn) })}</p>
            <p>{station.phone ? t('slip.simple.ask', { phone: station.phone }) : t('slip.simple.askHere')}</p>
          </div>
        )}
        <table>
          <tbody>
            {rows
              .filter(([, , shown]) => shown)
              .map(([label, value]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value}</td>
                </tr>
              ))}
          </tbody>
        </table>
        <div className="slip-foot">
          <div>
            {!answered && !secret && <p>{t('slip.promise', { on: day(dates.handleDueOn) })}</p>}
            <p>{t('slip.howToAsk')}</p>
            <p>
              {[
                station.address && t('slip.place', { address: station.address }),
                station.phone && t('slip.phone', { phone: station.phone }),
                station.hours && t('slip.hours', { hours: station.hours }),
              ]
                .filter(Boolean)
                .join('　')}
            </p>
            <p>{t('slip.rightsTitle')}</p>
            <ol className="slip-rights">
              <li>{t('slip.rights.recusal')}</li>
              <li>{t('slip.rights.review')}</li>
              <li>{t('slip.rights.protection')}</li>
              {station.supervisionPhone && <li>{t('slip.rights.supervision', { phone: station.supervisionPhone })}</li>}
            </ol>
          </div>
          <div className="print-seal">{t('slip.seal')}</div>
        </div>
      </div>
      {!helped && <div className="print-cut">{t('slip.cut')}</div>}
    </article>
  );
}
