import { AppError } from '../app-error.ts';

/** Where a receiver listens when nobody has said otherwise. */
export const receiverPort = 8460;

/** What people paste with the address, because the receiver shows it so. */
const knownPaths = new Set(['/', '/v1/batches']);

/**
 * The address of a receiver as a person typed it: `192.168.1.5`, `乡镇电脑:8460`, `https://…`; full-width signs of an input
 * method are fine. @returns its origin. Errors: INPUT_INVALID (NO_ADDRESS, MORE_THAN_ADDRESS at `address`).
 */
export function parseReceiverAddress(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s\u200B-\u200F\u202A-\u202E\uFEFF]/gu, '')
    .replaceAll('。', '.');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(plain);
  const url = URL.parse(hasScheme ? plain : `http://${plain}`);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') throw refused('NO_ADDRESS');
  // A name, a secret or a question in it would stand in logs along the way.
  const isBare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isBare || !knownPaths.has(url.pathname)) throw refused('MORE_THAN_ADDRESS');
  const hasPort = /:\d+(?:\/|$)/u.test(plain);
  if (!hasScheme && !hasPort) url.port = String(receiverPort);
  return url.origin;
}

function refused(code: string): AppError {
  return new AppError('INPUT_INVALID', {}, [{ path: 'address', code }]);
}
