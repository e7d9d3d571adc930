import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface BlockProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function Block({ title, children }: BlockProps) {
  return (
    <section aria-label={title}>
      <Card size="small" title={title}>
        <div className="exchange-block">{children}</div>
      </Card>
    </section>
  );
}

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

export function OwnCheckCode() {
  const { t } = useTranslation('exchange');
  const own = useRoute('exchange.ownCode', {});
  if (own.error) return <ErrorNotice error={own.error} />;
  return own.data ? <CheckCode label={t('ownCode')} code={own.data.checkCode} /> : null;
}
