import type { FieldCatalogue } from '../../main/terms/fields.ts';
import { RowsTable } from '../print/templates/RowsTable.tsx';
import { formatValue } from './fields/format-value.ts';
import { Masked } from './Masked.tsx';
import { useLabels } from './use-labels.ts';
import { useWords } from './use-words.ts';
import './record.css';

/** Gives one number unmasked against a reason; `row` is its place in a small table. */
export type Reveal = (field: string, reason: string, row?: number) => Promise<string>;

interface RecordFieldsProps {
  readonly catalogue: FieldCatalogue;
  readonly sections: readonly string[];
  readonly values: object;
  /** Fields, or columns of tables as `parties.phone`, whose numbers are masked and can be asked for. */
  readonly masked: readonly string[];
  readonly reveal: Reveal;
}

/** What is known of a record, by section; what was not given takes no room. */
export function RecordFields({ catalogue, sections, values, masked, reveal }: RecordFieldsProps) {
  const labels = useLabels();
  const known: Readonly<Record<string, unknown>> = { ...values };
  const given = Object.entries(catalogue).filter(([name]) => known[name] !== undefined);
  return sections.map((section) => {
    const own = given.filter(([, field]) => field.section === section);
    if (own.length === 0) return null;
    return (
      <section key={section} className="detail-section">
        <h2>{labels.field(`sections.${section}`)}</h2>
        <dl>
          {own.map(([name]) => (
            <div key={name} className={`field-${catalogue[name]?.width ?? 'third'}`}>
              <dt>{labels.field(name)}</dt>
              <dd className="record-story">
                <FieldValue
                  catalogue={catalogue}
                  name={name}
                  value={known[name]}
                  masked={masked}
                  reveal={reveal}
                />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

interface FieldValueProps extends Pick<RecordFieldsProps, 'catalogue' | 'masked' | 'reveal'> {
  readonly name: string;
  readonly value: unknown;
}

function FieldValue({ catalogue, name, value, masked, reveal }: FieldValueProps) {
  const labels = useLabels();
  const words = useWords();
  const field = catalogue[name];
  if (field === undefined) return null;
  if (masked.includes(name) && typeof value === 'string') {
    return <Masked label={labels.field(name)} masked={value} reveal={(reason) => reveal(name, reason)} />;
  }
  if (field.type === 'rows') {
    return (
      <RowsTable
        name={name}
        fields={field.fields}
        value={value}
        masked={masked.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []))}
        reveal={(row, reason) => reveal(name, reason, row)}
      />
    );
  }
  return formatValue(field, value, words);
}
