/**
 * What a window may do, as plain predicates: everything that is not named here is refused. `guards.ts` puts them into
 * Electron's hooks.
 */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://open-door';
export const START_PAGE = `${APP_ORIGIN}/`;

/** Only the program's one page; its screens are addressed behind the #. */
export function mayNavigate(url: string): boolean {
  return /^app:\/\/open-door\/(?:index\.html)?(?:#.*)?$/u.test(url);
}

/** What a page may load at all. `blob:` is a file that the page itself has made, for saving. */
export function mayLoad(url: string): boolean {
  return url.startsWith(START_PAGE) || url.startsWith(`blob:${START_PAGE}`) || url.startsWith('data:');
}

/** Files to save are made by the page; nothing is ever fetched. */
export function mayDownload(url: string): boolean {
  return url.startsWith(`blob:${START_PAGE}`);
}

/** Copying rows of a table. Reading the clipboard, notices, cameras and all else: no. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(requestingUrl);
}

export interface Sender {
  /** Null when the frame has gone. */
  readonly frame: { readonly url: string; readonly parent: unknown } | null;
  readonly isMainWindow: boolean;
}

/** The page of the main window itself: no frame inside it, no other window, no other address. */
export function maySpeak({ frame, isMainWindow }: Sender): boolean {
  return isMainWindow && frame !== null && frame.parent === null && mayNavigate(frame.url);
}

function isOwnUrl(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(START_PAGE);
}
