import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Redaction } from '../../main/contract/redaction.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { redactionBasis, redactionReason } from '../../main/terms/redaction-terms.ts';
import { useSession } from '../api/api-context.tsx';
import { formatInstant } from './fields/format-value.ts';
import { useLabels } from './use-labels.ts';

/** Stands where the personal data of a record stood; nothing before it was erased. */
export function RedactedNotice({ redaction }: { readonly redaction: Redaction | null }) {
  const { t } = useTranslation('records');
  const { language } = useLabels();
  const { stationKind } = useSession();
  if (redaction === null) return null;
  const { at, staffName, stationName, reason, basis, elsewhere, confirmedAt } = redaction;
  return (
    <Alert
      type="info"
      className="redacted-notice"
      title={t('redacted.title')}
      description={
        <>
          {t('redacted.who', { at: formatInstant(at), station: stationName, name: staffName })}
          <br />
          {t('redacted.why', {
            reason: labelOf(redactionReason, reason, language),
            basis: labelOf(redactionBasis, basis, language),
          })}
          {elsewhere !== 'none' && (
            <>
              <br />
              {elsewhere === 'waiting'
                ? t(`redacted.waiting.${stationKind}`)
                : t(`redacted.confirmed.${stationKind}`, { at: formatInstant(confirmedAt ?? at) })}
            </>
          )}
        </>
      }
    />
  );
}
