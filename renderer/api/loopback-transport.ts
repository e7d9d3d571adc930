import type { RouteName } from '../../main/contract/index.ts';
import type { Answer, Transport } from './transport.ts';
import { hostFailure } from './transport.ts';

const pageHeader = 'x-open-door-page';
const sessionHeader = 'x-open-door-session';

/**
 * The plain-Node host on 127.0.0.1. The address it opened carries a one-time ticket behind the #; it is swapped for a
 * header token, because a cookie would also be sent to other ports of this machine.
 */
export async function loopbackTransport(): Promise<Transport> {
  let pageToken = '';

  async function send(path: string, token: string | null, body: Blob | string): Promise<Response> {
    const headers = new Headers({ [pageHeader]: pageToken });
    if (token) headers.set(sessionHeader, token);
    headers.set('content-type', typeof body === 'string' ? 'application/json' : 'application/octet-stream');
    return fetch(path, { method: 'POST', headers, body, cache: 'no-store', redirect: 'error' });
  }

  async function json<T>(path: string, token: string | null, body: Blob | string): Promise<Answer<T>> {
    try {
      const response = await send(path, token, body);
      if (response.status === 401 || response.status === 403) return hostFailure('HOST_REFUSED');
      // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: this program's own host answers
      return (await response.json()) as Answer<T>;
    } catch {
      return hostFailure('HOST_UNREACHABLE');
    }
  }

  async function bytes(path: string, token: string | null, body: string): Promise<Answer<Blob>> {
    try {
      const response = await send(path, token, body);
      if (response.ok) return { ok: true, value: await response.blob() };
      if (response.status === 401 || response.status === 403) return hostFailure('HOST_REFUSED');
      // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: this program's own host answers
      return (await response.json()) as Answer<Blob>;
    } catch {
      return hostFailure('HOST_UNREACHABLE');
    }
  }

  const keptToken = /^\/t\/([\w-]{43})\/$/u.exec(location.pathname)?.[1];
  if (keptToken) {
    pageToken = keptToken;
  } else {
    const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
    const swapped = await json<{ token: string }>('/api/ticket', null, JSON.stringify({ ticket }));
    if (swapped.ok) {
      pageToken = swapped.value.token;
      // A reload finds its way back by this path and then asks for the PIN; main/loopback/README.md says why.
      history.replaceState(null, '', `/t/${pageToken}/#/`);
    }
  }

  return {
    host: { kind: 'loopback', pdf: true },
    call: (route: RouteName, input, token) => json('/api/call', token, JSON.stringify({ route, input })),
    putFile: (file, token) => json('/api/file', token, file),
    getFile: (fileId, token) => bytes(`/api/file/${encodeURIComponent(fileId)}`, token, ''),
    pdf: (html, token) => bytes('/api/pdf', token, JSON.stringify({ html })),
  };
}
