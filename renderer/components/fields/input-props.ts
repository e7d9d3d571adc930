/** What every input of a form takes. `undefined` means: nothing given. */
export interface InputProps {
  readonly id?: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly placeholder?: string;
  readonly status?: 'error' | '';
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-required'?: boolean;
  readonly 'aria-invalid'?: boolean;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
