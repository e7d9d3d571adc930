import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../main/terms/code-list.ts';
import { documentKind } from '../../main/terms/document-kinds.ts';
import { useRoute } from '../api/hooks.ts';
import { formatInstant } from '../components/fields/format-value.ts';
import { useLabels } from '../components/use-labels.ts';

/** What was printed about a record, newest first; nothing before the first print. */
export function DocumentList({ subjectId }: { readonly subjectId: string }) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const documents = useRoute('document.list', { subjectId }).data?.documents ?? [];
  if (documents.length === 0) return null;
  return (
    <>
      <Typography.Title level={2}>{t('documents.title')}</Typography.Title>
      <ul className="document-list">
        {documents.map((row) => (
          <li key={row.documentId}>
            {labelOf(documentKind, row.documentKind, language)}
            <br />
            {t('documents.issued', { at: formatInstant(row.issuedAt) })}
            {row.printCount > 1 &&
              t('documents.reprinted', {
                count: row.printCount - 1,
                at: formatInstant(row.printedAt),
                name: row.printedBy,
              })}
          </li>
        ))}
      </ul>
    </>
  );
}
