import { useTranslation } from 'react-i18next';
import type { FileOutcome } from '../../../main/contract/routes/exchange.ts';
import { formatInstant } from '../../components/fields/format-value.ts';

export type ImportResult = NonNullable<FileOutcome['result']>;

/** Together they are all that the batch carried; what is none of it is not said. */
const tallyParts = ['applied', 'proposals', 'quarantined', 'returned', 'duplicates'] as const;

/** What became of an imported file, in words. */
export function useImportSentence(): (result: ImportResult) => string {
  const { t } = useTranslation('exchange');
  return (result) => {
    switch (result.state) {
      case 'imported': {
        const { seq, opCount } = result;
        const parts = tallyParts
          .filter((part) => result[part] > 0)
          .map((part) => t(`import.tally.${part}`, { count: result[part] }));
        return [
          t('import.imported', { seq, opCount, parts: parts.join(t('import.comma')) || t('import.nothing') }),
          ...result.warnings.map((warning) => t(`import.warnings.${warning}`)),
        ].join(t('import.sentenceGap'));
      }
      case 'duplicate':
        return t('import.duplicate', { time: formatInstant(result.importedAt) });
      case 'quarantine':
        return result.request === null
          ? t('import.quarantine.stranger')
          : t(`import.quarantine.${result.reason}`, { name: result.request.name });
    }
  };
}
