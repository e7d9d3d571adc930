import { Button } from 'antd';
import { memo, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../main/contract/result.ts';
import { readIdNumber } from '../../main/contract/values/id-number.ts';
import { localDateOf } from '../../main/contract/values/local-date.ts';
import type { Field, FieldCatalogue } from '../../main/terms/fields.ts';
import { isUnreadableDate } from './fields/DateInput.tsx';
import { FieldInput } from './fields/FieldInput.tsx';
import { handleFormKey } from './fields/form-keys.ts';
import type { FormValues } from './fields/tidy-values.ts';
import { useLabels } from './use-labels.ts';
import './field-form.css';

interface FieldFormProps {
  readonly catalogue: FieldCatalogue;
  /** In the order in which they stand on the form; a section that is not named is not shown. */
  readonly sections: readonly string[];
  readonly values: FormValues;
  /** Must keep its identity: only the field that changed is drawn again. */
  readonly onChange: (name: string, value: unknown) => void;
  readonly onSubmit: () => void;
  /** By paths that begin with the name of a field. */
  readonly issues?: readonly Issue[];
  readonly autoFocus?: string;
  /** Labels that say more of a field in this form than its own one, by the name of the field. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** What stood before in fields that offer it. */
  readonly suggestions?: readonly string[];
  /** As `children`, above the fields. */
  readonly head?: ReactNode;
  /** What belongs to the form and is no field of the catalogue; buttons with `data-enter-stop` are reached by Enter. */
  readonly children?: ReactNode;
}

const none: readonly Issue[] = [];
const nothing: readonly string[] = [];
/** The first control that something is wrong with: it may lie far above the button that was pressed. */
const firstWrong = '[aria-invalid="true"], [data-wrong] :is(input, textarea, button)';

/** A form drawn from a catalogue of fields. Enter moves on, Ctrl+Enter submits. */
export function FieldForm({
  catalogue,
  sections,
  values,
  onChange,
  onSubmit,
  issues = none,
  autoFocus,
  names,
  suggestions = nothing,
  head,
  children,
}: FieldFormProps) {
  const { t } = useTranslation('fields');
  const labels = useLabels();
  const [open, setOpen] = useState(false);
  // Fields filled in before stay in sight, also while they are being cleared.
  const [first] = useState(() => new Set(Object.keys(values)));
  const form = useRef<HTMLFormElement>(null);
  const last = useRef(issues);
  useEffect(() => {
    const found = issues.filter((issue) => !last.current.includes(issue));
    last.current = issues;
    // What was only taken away was mended by hand, and the cursor is where the hand is.
    if (found.length > 0) form.current?.querySelector<HTMLElement>(firstWrong)?.focus();
  }, [issues]);
  const issueOf = (name: string) => issues.find(({ path }) => path === name || path.startsWith(`${name}.`));
  const entries = Object.entries(catalogue).filter(([, field]) => sections.includes(field.section));
  const shown = entries.filter(([name, field]) => !field.more || open || first.has(name) || issueOf(name));
  return (
    <form
      ref={form}
      className="field-form"
      noValidate
      // Or the browser keeps what was typed, to offer it again.
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => handleFormKey(event, onSubmit)}
    >
      {head}
      {sections.map((section) => {
        const own = shown.filter(([, field]) => field.section === section);
        if (own.length === 0) return null;
        return (
          <fieldset key={section}>
            <legend>{labels.field(`sections.${section}`)}</legend>
            <div className="field-grid">
              {own.map(([name, field]) => (
                <FieldCell
                  key={name}
                  name={name}
                  label={names?.[name] ?? labels.field(name)}
                  field={field}
                  value={values[name]}
                  onChange={onChange}
                  issue={issueOf(name)?.code ?? null}
                  autoFocus={autoFocus === name}
                  suggestions={field.type === 'line' && field.suggests ? suggestions : nothing}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      {entries.some(([, field]) => field.more) && (
        <Button
          type="link"
          size="small"
          className="field-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('form.less') : t('form.more')}
        </Button>
      )}
      {children}
    </form>
  );
}

interface FieldCellProps {
  readonly name: string;
  readonly label: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (name: string, value: unknown) => void;
  readonly issue: string | null;
  readonly autoFocus: boolean;
  readonly suggestions: readonly string[];
}

const FieldCell = memo(function FieldCell({
  name,
  label,
  field,
  value,
  onChange,
  issue,
  autoFocus,
  suggestions,
}: FieldCellProps) {
  const id = useId();
  const labels = useLabels();
  const required = field.stage === 1;
  // What nobody can read is said in words of its own, whatever was made of it.
  const problem = unreadable(field, value) ?? issue;
  const note =
    problem === null ? idWarning(field, value, labels.find) : sentence(problem, field, labels.find);
  const hint = labels.find('fields', `hints.${name}`) ?? labels.find('fields', `hints.${hintOf(field)}`);
  return (
    <div className={`field-cell field-${field.width ?? 'third'}`}>
      <label htmlFor={id} className={required ? 'field-required' : undefined}>
        {label}
      </label>
      <div ref={autoFocus ? focusFirst : undefined} data-wrong={problem === null ? undefined : ''}>
        <FieldInput
          id={id}
          name={name}
          field={field}
          value={value}
          onChange={(next) => onChange(name, next)}
          status={problem === null ? '' : 'error'}
          aria-required={required}
          aria-invalid={problem !== null}
          {...(hint === null ? {} : { placeholder: hint })}
          {...(note === null ? {} : { 'aria-describedby': `${id}-note` })}
          {...(suggestions.length === 0 ? {} : { list: `${id}-list` })}
        />
        {suggestions.length > 0 && (
          <datalist id={`${id}-list`}>
            {suggestions.map((text) => (
              <option key={text} value={text}>
                {text}
              </option>
            ))}
          </datalist>
        )}
        {note !== null && (
          <div id={`${id}-note`} className={problem === null ? 'field-warning' : 'field-error'}>
            {note}
          </div>
        )}
      </div>
    </div>
  );
});

function focusFirst(cell: HTMLElement | null): void {
  cell?.querySelector<HTMLElement>('input, textarea')?.focus();
}

function hintOf(field: Field): string {
  return field.type === 'birthDay' ? 'day' : field.type;
}

function unreadable(field: Field, value: unknown): string | null {
  if (field.type === 'instant') return isUnreadableDate('instant', value) ? 'unreadableInstant' : null;
  if (field.type === 'day' || field.type === 'birthDay')
    return isUnreadableDate('day', value) ? 'unreadableDate' : null;
  return null;
}

type Find = ReturnType<typeof useLabels>['find'];

function sentence(code: string, field: Field, find: Find): string | null {
  return find('fields', `issues.${sentenceCode(code, field)}`) ?? find('fields', 'issues.invalid');
}

function sentenceCode(code: string, { type }: Field): string {
  if (code === 'future' && type === 'instant') return 'futureInstant';
  return code === 'too_big' ? 'tooLong' : code;
}

/** A number being typed is not yet wrong: only a complete one is compared with its check digit. */
function idWarning(field: Field, value: unknown, find: Find): string | null {
  if (
    field.type !== 'idNumber' ||
    typeof value !== 'string' ||
    value.includes('*') ||
    value.trim().length < 15
  )
    return null;
  const [warning] = readIdNumber(value, localDateOf(Date.now())).warnings;
  return warning === undefined ? null : find('fields', `idWarnings.${warning}`);
}
