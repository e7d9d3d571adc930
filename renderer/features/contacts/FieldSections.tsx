import { useTranslation } from 'react-i18next';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { useAction } from '../../api/hooks.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { Masked } from '../../components/Masked.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { RowsTable } from '../../print/templates/RowsTable.tsx';
import { contactSections, wholeCatalogue } from './contact-catalogue.ts';

const maskedFields = ['phone', 'idNumber', 'agentIdNumber'] as const;

/** What is known, by section; what was not given takes no room. */
export function FieldSections({ detail }: { readonly detail: ContactDetail }) {
  const labels = useLabels();
  const values: Readonly<Record<string, unknown>> = { ...detail.contact, ...detail.matter };
  const catalogue: FieldCatalogue = wholeCatalogue;
  const given = Object.entries(catalogue).filter(([name]) => values[name] !== undefined);
  return contactSections.map((section) => {
    const own = given.filter(([, field]) => field.section === section);
    if (own.length === 0) return null;
    return (
      <section key={section} className="detail-section">
        <h2>{labels.field(`sections.${section}`)}</h2>
        <dl>
          {own.map(([name, field]) => (
            <div key={name} className={`field-${field.width ?? 'third'}`}>
              <dt>{labels.field(name)}</dt>
              <dd className="contact-story">
                <FieldValue detail={detail} name={name} value={values[name]} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

interface FieldValueProps {
  readonly detail: ContactDetail;
  readonly name: string;
  readonly value: unknown;
}

function FieldValue({ detail, name, value }: FieldValueProps) {
  const { t } = useTranslation('fields');
  const labels = useLabels();
  const reveal = useAction('contact.reveal', { refresh: 'none' });
  const catalogue: FieldCatalogue = wholeCatalogue;
  const field = catalogue[name];
  const masked = maskedFields.find((candidate) => candidate === name);
  if (field === undefined) return null;
  if (masked !== undefined && typeof value === 'string') {
    return (
      <Masked
        label={labels.field(name)}
        masked={value}
        reveal={async (reason) =>
          (await reveal.mutateAsync({ contactId: detail.contactId, field: masked, reason })).value
        }
      />
    );
  }
  if (field.type === 'rows') return <RowsTable name={name} fields={field.fields} value={value} />;
  return formatValue(field, value, { language: labels.language, yes: t('form.yes'), no: t('form.no') });
}
