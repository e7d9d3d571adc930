import { useId, type ReactNode } from 'react';
import './reports.css';

interface FormLineProps {
  readonly label: string;
  readonly required?: boolean;
  readonly children: (id: string) => ReactNode;
}

/** A field of a report with its label beside it. */
export function FormLine({ label, required = false, children }: FormLineProps) {
  const id = useId();
  return (
    <div className="report-line">
      <label htmlFor={id} className={required ? 'field-required' : undefined}>
        {label}
      </label>
      <div>{children(id)}</div>
    </div>
  );
}
