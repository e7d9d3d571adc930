import { useCallback, useState } from 'react';
import { fieldsSchema, missingFields, type FieldValues } from '../../main/contract/fields.ts';
import type { Issue } from '../../main/contract/result.ts';
import type { FieldCatalogue } from '../../main/terms/fields.ts';
import { toCallError, type CallError } from '../api/call-error.ts';
import { tidyValues, type FormValues } from './fields/tidy-values.ts';
import { fieldIssues } from './ReviseForm.tsx';

/** What a new record's form holds: its values, what is wrong with them, and why the core refused them. */
export interface FieldFormState {
  readonly values: FormValues;
  readonly issues: readonly Issue[];
  readonly error: CallError | null;
  /** One field; what was wrong with it is not known any more. */
  readonly change: (name: string, value: unknown) => void;
  /** Marks what the form itself found; an earlier refusal is over. */
  readonly mark: (issues: readonly Issue[]) => void;
  readonly refuse: (problem: unknown) => void;
}

export function useFieldForm(start: FormValues | (() => FormValues)): FieldFormState {
  const [values, setValues] = useState<FormValues>(start);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [error, setError] = useState<CallError | null>(null);
  const change = useCallback((name: string, value: unknown) => {
    setValues((last) => ({ ...last, [name]: value }));
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);
  const mark = useCallback((found: readonly Issue[]) => {
    setIssues(found);
    setError(null);
  }, []);
  const refuse = useCallback((problem: unknown) => {
    const refused = toCallError(problem);
    setError(refused);
    setIssues(fieldIssues(refused.issues));
  }, []);
  return { values, issues, error, change, mark, refuse };
}

/** What a form says of a catalogue, and what stage 1 still lacks or cannot be read. */
export function readFields<const C extends FieldCatalogue>(
  catalogue: C,
  values: FormValues,
): { readonly data: FieldValues<C> | null; readonly issues: readonly Issue[] } {
  const given = tidyValues(catalogue, values);
  const { data, error } = fieldsSchema(catalogue).safeParse(given);
  const issues = [
    ...missingFields(catalogue, given, 1).map((path) => ({ path, code: 'required' })),
    ...(error?.issues ?? []).map(({ path, code }) => ({ path: path.join('.'), code })),
  ];
  return { data: issues.length === 0 ? (data ?? null) : null, issues };
}
