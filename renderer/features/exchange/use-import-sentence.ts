import { useTranslation } from 'react-i18next';
import type { FileOutcome } from '../../../main/contract/routes/exchange.ts';
import { formatInstant } from '../../components/fields/format-value.ts';

export type ImportResult = NonNullable<FileOutcome['result']>;

/** What became of an imported file, in words. */
export function useImportSentence(): (result: ImportResult) => string {
  const { t } = useTranslation('exchange');
  return (result) => {
    switch (result.state) {
      case 'imported': {
        const { seq, opCount, applied, proposals, quarantined, returned, duplicates } = result;
        const counts = { seq, opCount, applied, proposals, quarantined, returned, duplicates };
        return [
          t('import.imported', counts),
          ...result.warnings.map((warning) => t(`import.warnings.${warning}`)),
        ].join(' ');
      }
      case 'duplicate':
        return t('import.duplicate', { time: formatInstant(result.importedAt) });
      case 'quarantine':
        return t(`import.quarantine.${result.reason}`, { name: result.request.name });
    }
  };
}
