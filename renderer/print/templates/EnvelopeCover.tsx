import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';

/** The cover of an envelope for the discipline organ, to be cut out and pasted on. It says nothing of who sends it. */
export function EnvelopeCover({ data }: { readonly data: PaperData<'sealedEnvelopeCover'> }) {
  const { t } = useTranslation('print');
  return (
    <section className="envelope">
      <div className="envelope-cover">
        <p className="envelope-mark">{t('envelope.mark')}</p>
        <div className="envelope-organ">{data.organ === '' ? <ByHand /> : data.organ}</div>
        <p className="envelope-to">{t('envelope.to')}</p>
        <p>{t('envelope.rule')}</p>
        <p className="envelope-foot">{t('envelope.from', { name: data.stationName })}</p>
      </div>
      <div className="slip-cut">{t('slip.cut')}</div>
      <ol className="envelope-hints">
        <li>
          {t('envelope.hints.where')}
          {data.organ === '' ? <ByHand /> : data.organ}
        </li>
        <li>{t('envelope.hints.own')}</li>
        <li>{t('envelope.hints.seal')}</li>
        <li>{t('envelope.hints.name')}</li>
        <li>{t('envelope.hints.protection')}</li>
      </ol>
    </section>
  );
}

/** Nobody has entered the address: room to write it. */
function ByHand() {
  const { t } = useTranslation('print');
  return (
    <>
      {[t('envelope.unit'), t('envelope.address'), t('envelope.phone')].map((label) => (
        <span key={label} className="envelope-line">
          {label}
        </span>
      ))}
    </>
  );
}
