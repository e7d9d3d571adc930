import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { LogEntry } from '../../api/log.ts';
import { findBrowser } from './find-browser.ts';
import { createPdfPrinter } from './print-pdf.ts';

const tempDir = mkdtempSync(join(tmpdir(), 'print-pdf-'));
afterAll(() => rmSync(tempDir, { recursive: true, force: true }));

const browser = findBrowser();

/** All page content of a PDF, unpacked: enough to see how many pages there are and whether one has text. */
function contentOf(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/gu)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return text + streams.join('\n');
}

const pagesOf = (pdf: Uint8Array): number => contentOf(pdf).match(/\/Type \/Page\b(?!s)/gu)?.length ?? 0;

describe.skipIf(!browser)('printing with the installed browser', () => {
  const log: LogEntry[] = [];
  const print = createPdfPrinter({ browser: browser ?? '', tempDir, log: (entry) => log.push(entry) });

  test('makes the pages that the document asks for, and leaves nothing on the disk', async () => {
    const pdf = await print('<style>@page{size:A4}p{break-before:page}</style>一<p>二<p>三');
    expect(log).toEqual([]);
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(pagesOf(pdf ?? new Uint8Array())).toBe(3);
    expect(readdirSync(tempDir)).toEqual([]);
  }, 60_000);

  test('runs no script and asks nobody for anything', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const url = `http://127.0.0.1:${port}`;
    const addPage = "document.body.insertAdjacentHTML('beforeend', '<p>')";
    const pdf = await print(
      `<style>@import url(${url}/a.css);@font-face{font-family:f;src:url(${url}/f)}p{break-before:page}body{font-family:f}</style>x` +
        `<script>${addPage}</script><img src="x" onerror="${addPage}"><img src="${url}/i"><iframe src="${url}/p"></iframe>` +
        `<iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="${url}/l.css">`,
    );
    server.close();
    expect([pagesOf(pdf ?? new Uint8Array()), asked]).toEqual([1, 0]);
  }, 60_000);
});

test('a browser that cannot be started makes no PDF, and one line in the log', async () => {
  const log: LogEntry[] = [];
  const print = createPdfPrinter({
    browser: join(tempDir, 'none'),
    tempDir,
    log: (entry) => log.push(entry),
  });
  expect(await print('x')).toBeNull();
  expect(log.map(({ event }) => event)).toEqual(['PDF_FAILED']);
  expect(readdirSync(tempDir)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a browser that ends at once makes no PDF', async () => {
  const print = createPdfPrinter({ browser: '/bin/true', tempDir, log: () => undefined });
  expect(await print('x')).toBeNull();
});
