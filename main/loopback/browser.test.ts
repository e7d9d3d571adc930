import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { assembleBackend } from '../api/backend.ts';
import { settableClock } from '../api/testing/sessions.ts';
import { success } from '../contract/result.ts';
import { anyone, defineRoute } from '../contract/route.ts';
import { Access } from './access.ts';
import { findBrowser } from './pdf/find-browser.ts';
import { startServer, type LoopbackServer } from './server.ts';

/** The smallest page that finds its token as the renderer does, calls once, and says in its title how that went. */
const script = `
const kept = /^\\/t\\/([\\w-]{43})\\/$/u.exec(location.pathname)?.[1];
const post = (path, token, body) => fetch(path, {
  method: 'POST', headers: { 'content-type': 'application/json', 'x-open-door-page': token }, body: JSON.stringify(body),
}).then((response) => response.json());
const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
const token = kept ?? (await post('/api/ticket', '', { ticket })).value?.token ?? '';
if (token && !kept) history.replaceState(null, '', '/t/' + token + '/#/');
const answer = await post('/api/call', token, { route: 'test.touch', input: {} });
const styled = document.createElement('style');
styled.nonce = document.querySelector('meta').nonce;
styled.textContent = 'body { margin: 7px }';
document.head.append(styled);
document.title = [answer.ok ? 'in' : answer.error.code, getComputedStyle(document.body).margin].join(' ');
`;

const browserPath = findBrowser();
const folder = mkdtempSync(join(tmpdir(), 'browser-'));
let touched = 0;
let host: LoopbackServer;
let elsewhere: Server;
let elsewhereUrl = '';
let browser: Browser;
const access = new Access();

async function titleOf(page: Page): Promise<string> {
  await page.waitForFunction(() => document.title !== '');
  return page.title();
}

describe.skipIf(!browserPath)('in a real browser', () => {
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><link rel="icon" href="data:,"><script type="module" src="/assets/app.js"></script><body>',
    );
    writeFileSync(join(folder, 'assets', 'app.js'), script);
    host = await startServer({
      backend: assembleBackend({
        dataDir: folder,
        clock: settableClock(),
        routes: {
          'test.touch': defineRoute({
            kind: 'write',
            needs: anyone,
            input: z.object({}),
            output: z.object({}),
          }),
        },
        log: () => undefined,
        checkOutputs: true,
        executor: {
          run: async () => {
            touched += 1;
            return success({});
          },
          start: () => {
            throw new Error('No jobs here');
          },
        },
        stop: async () => undefined,
      }),
      access,
      rendererDir: folder,
      printPdf: null,
      log: () => undefined,
      port: 0,
    });
    elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<title>evil</title>');
    });
    elsewhereUrl = await new Promise((resolve) => {
      elsewhere.listen(0, '127.0.0.1', () => {
        const address = elsewhere.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
      });
    });
    browser = await chromium.launch({
      executablePath: browserPath ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    elsewhere.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    touched = 0;
  });

  test('the opened address works, also after a reload and in a duplicated tab, and leaves nothing in the browser', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const violations: string[] = [];
    page.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
    await page.goto(host.addressWithTicket());
    expect(await titleOf(page)).toBe('in 7px');
    await page.reload();
    expect(await titleOf(page)).toBe('in 7px');
    const duplicate = await context.newPage();
    await duplicate.goto(page.url());
    expect(await titleOf(duplicate)).toBe('in 7px');
    expect(violations).toEqual([]);
    expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
    await context.close();
  });

  test('the bare address, a used ticket and the token of an earlier run get nothing', async () => {
    const used = host.addressWithTicket();
    access.swap(new URL(used).hash.slice('#ticket='.length));
    for (const address of [`http://${host.host}/`, used, `http://${host.host}/t/${'x'.repeat(43)}/`]) {
      const page = await browser.newPage();
      await page.goto(address);
      expect(await titleOf(page)).toBe('HOST_REFUSED 7px');
      await page.close();
    }
    expect(touched).toBe(0);
  });

  test('a page of another port reaches nothing, even with a stolen token', async () => {
    const page = await browser.newPage();
    await page.goto(elsewhereUrl);
    const token = access.swap(access.issueTicket()) ?? '';
    const outcomes = await page.evaluate(
      async ([origin = '', stolen = '']) => {
        const body = JSON.stringify({ route: 'test.touch', input: {} });
        // oxlint-disable-next-line unicorn/consistent-function-scoping -- this block runs in the page
        const tell = (promise: Promise<Response>) =>
          promise.then(
            ({ type, status }) => `${type} ${status}`,
            () => 'blocked',
          );
        const load = (element: HTMLScriptElement | HTMLImageElement) =>
          new Promise<string>((resolve) => {
            element.addEventListener('load', () => resolve('loaded'));
            element.addEventListener('error', () => resolve('blocked'));
            element.src = `${origin}/assets/app.js`;
            document.head.append(element);
          });
        const headers = { 'content-type': 'application/json', 'x-open-door-page': stolen };
        return {
          read: await tell(fetch(`${origin}/`)),
          json: await tell(fetch(`${origin}/api/call`, { method: 'POST', headers, body })),
          blind: await tell(fetch(`${origin}/api/call`, { method: 'POST', mode: 'no-cors', body })),
          beacon: navigator.sendBeacon(`${origin}/api/call`, body),
          script: await load(document.createElement('script')),
        };
      },
      [`http://${host.host}`, token],
    );
    expect(outcomes).toEqual({
      read: 'blocked',
      json: 'blocked',
      blind: 'blocked',
      beacon: true,
      script: 'blocked',
    });
    await page.setContent(
      `<form method="post" enctype="text/plain" action="http://${host.host}/api/call"><input name='{"route":"test.touch","input":{},"x":"' value='"}'></form>`,
    );
    await Promise.all([page.waitForNavigation(), page.evaluate(() => document.forms[0]?.submit())]);
    expect(await page.textContent('body')).toContain('HOST_REFUSED');
    expect(touched).toBe(0);
    await page.close();
  });

  test('a page of another port cannot show the program inside itself', async () => {
    const page = await browser.newPage();
    await page.goto(elsewhereUrl);
    await page.setContent(`<iframe src="${host.addressWithTicket()}"></iframe>`);
    await page.frameLocator('iframe').locator('body').waitFor({ state: 'attached' });
    expect(page.frames().some((frame) => frame.url().includes('/t/'))).toBe(false);
    expect(touched).toBe(0);
    await page.close();
  });
});
