import { Typography } from 'antd';

interface CheckCodeProps {
  readonly label: string;
  readonly code: string;
}

/** Five groups of five, large enough to be read aloud. */
export function CheckCode({ label, code }: CheckCodeProps) {
  const groups = Array.from({ length: 5 }, (_, index) => code.slice(index * 5, index * 5 + 5));
  return (
    <section aria-label={label}>
      <Typography.Text>{label}</Typography.Text>
      <div className="check-code">{groups.join(' ')}</div>
    </section>
  );
}
