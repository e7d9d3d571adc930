import type { Session } from 'electron';
import { NO_PAGE_POLICY, securityHeaders } from '../worker/content-security-policy.ts';
import { listRendererFiles, readRendererFile } from '../worker/renderer-files.ts';
import { APP_SCHEME, START_PAGE } from './rules.ts';

/** Serves the built renderer under the program's own scheme, from a list made now. Throws where it is missing. */
export function serveRenderer(session: Session, folder: string): void {
  const files = listRendererFiles(folder);
  if (!files.has('index.html')) throw new Error('The built renderer is missing');
  session.protocol.handle(APP_SCHEME, async ({ url, method }) => {
    const file = method === 'GET' || method === 'HEAD' ? files.get(fileNameOf(url)) : undefined;
    if (!file) return refusal();
    const { body, headers } = await readRendererFile(file);
    return new Response(method === 'HEAD' ? null : body, { headers: { ...securityHeaders, ...headers } });
  });
}

/** One page that loads nothing and runs nothing, for paper and for bad news. The last page given is the one served. */
export function servePage(session: Session, html: () => string): void {
  session.protocol.handle(APP_SCHEME, ({ url }) =>
    url === START_PAGE
      ? new Response(html(), {
          headers: {
            ...securityHeaders,
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
            'content-security-policy': PAPER_POLICY,
          },
        })
      : refusal(),
  );
}

/** Style, pictures and fonts stand in the page itself. */
const PAPER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/** Empty for another origin: in the list there is no such name. */
function fileNameOf(url: string): string {
  if (!url.startsWith(START_PAGE)) return '';
  const path = url.slice(START_PAGE.length).split(/[?#]/u)[0] ?? '';
  return path || 'index.html';
}

function refusal(): Response {
  return new Response(null, {
    status: 404,
    headers: { ...securityHeaders, 'content-security-policy': NO_PAGE_POLICY },
  });
}
