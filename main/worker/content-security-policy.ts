import { randomBytes } from 'node:crypto';

/** Stands in the built index.html wherever the nonce of a page load belongs (`html.cspNonce` of the bundler). */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** For everything that is no page: if it were shown as one it could do nothing. */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * For a thread of the page that reads foreign bytes: it reaches no host, not even its own, and loads the program's scripts
 * and fonts alone. A sandbox would not let it start.
 */
export const WORKER_POLICY = "default-src 'none'; script-src 'self'; font-src 'self'; frame-ancestors 'none'";

/** With every answer of a host, beside the policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export interface ProtectedPage {
  readonly html: string;
  readonly policy: string;
}

/** The page and its policy with a nonce that no other load shares; only it may add styles, and nothing may add scripts. */
export function protectPage(indexHtml: string): ProtectedPage {
  const nonce = randomBytes(16).toString('base64');
  return { html: indexHtml.replaceAll(NONCE_PLACEHOLDER, nonce), policy: contentSecurityPolicy(nonce) };
}

export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Sizes that components compute; an attribute cannot load anything under this policy.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
