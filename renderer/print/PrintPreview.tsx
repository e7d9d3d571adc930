import { Button, ConfigProvider } from 'antd';
import { use, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../main/contract/index.ts';
import { useClient } from '../api/api-context.tsx';
import { toCallError, type CallError } from '../api/call-error.ts';
import { useAction } from '../api/hooks.ts';
import { saveFile } from '../components/save-file.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useLabels } from '../components/use-labels.ts';
import { countPages, pageNumberRule } from './count-pages.ts';
import printCss from './print.css?inline';
import { ReceiptSlip } from './templates/ReceiptSlip.tsx';
import { RegistrationForm } from './templates/RegistrationForm.tsx';

interface Papers {
  readonly form: RouteOutput<'contact.print'>;
  readonly slip: RouteOutput<'contact.print'>;
}

interface PrintPreviewProps {
  readonly contactId: string;
  readonly label: string;
  /** The next step of the conversation: Enter presses it. */
  readonly primary: boolean;
  /** The print dialog has closed. */
  readonly onPrinted: () => void;
}

/** Prints the registration form and the slip in one go, or saves them as a PDF. */
export function PrintPreview({ contactId, label, primary, onPrinted }: PrintPreviewProps) {
  const { t } = useTranslation('contacts');
  const { t: word } = useTranslation('print');
  const client = useClient();
  const { language } = useLabels();
  const ask = useAction('contact.print', { refresh: ['contact.get'] });
  const [papers, setPapers] = useState<Papers | null>(null);
  const [pages, setPages] = useState(1);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  // The page's policy lets in only the styles that carry this.
  const { csp } = use(ConfigProvider.ConfigContext);
  const root = useRef<HTMLDivElement>(null);

  const start = async (to: 'paper' | 'pdf') => {
    setBusy(true);
    setError(null);
    try {
      const form = await ask.mutateAsync({ contactId, document: 'registrationForm' });
      const slip = await ask.mutateAsync({ contactId, document: 'receiptSlip' });
      // The papers must stand in the page before they can be measured and printed.
      flushSync(() => setPapers({ form, slip }));
      await document.fonts?.ready;
      const paper = root.current?.querySelector<HTMLElement>('.print-form');
      if (!root.current || !paper) return;
      const counted = countPages(paper);
      flushSync(() => setPages(counted));
      if (to === 'paper' || !client.host.pdf) {
        window.print();
        onPrinted();
      } else {
        const html = documentOf(root.current, printCss + pageNumberRule(counted, language));
        saveFile(await client.pdf(html), `${word('pdfName', { no: form.detail.registrationNo })}.pdf`);
      }
    } catch (problem) {
      setError(toCallError(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {error && <ErrorNotice error={error} />}
      <Button
        type={primary ? 'primary' : 'default'}
        autoFocus={primary}
        loading={busy}
        onClick={() => void start('paper')}
      >
        {label}
      </Button>
      <Button disabled={busy} onClick={() => void start('pdf')}>
        {t('done.pdf')}
      </Button>
      {papers &&
        createPortal(
          <div className="print-root" ref={root} aria-hidden>
            <style nonce={csp?.nonce}>{printCss + pageNumberRule(pages, language)}</style>
            <RegistrationForm printed={papers.form} />
            <ReceiptSlip printed={papers.slip} />
          </div>,
          document.body,
        )}
    </>
  );
}

/** A document of its own for the host; the texts in it are escaped by the serializer. */
function documentOf(root: HTMLElement, css: string): string {
  const xml = new XMLSerializer();
  const papers = Array.from(root.querySelectorAll('article'), (paper) => xml.serializeToString(paper)).join(
    '',
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${css}</style></head><body><div class="print-root">${papers}</div></body></html>`;
}
