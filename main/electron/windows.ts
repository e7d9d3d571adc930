import { BrowserWindow, Menu, type Session, type WebPreferences } from 'electron';
import { START_PAGE } from './rules.ts';
import { editing, title } from './words.ts';

/** For every window; what a page may do beyond this is in `rules.ts`. */
const closed: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  // Chromium fetches dictionaries from the network.
  spellcheck: false,
};

/** Of one run of the program. */
const MAX_CRASHES = 3;

export interface MainWindowParts {
  readonly session: Session;
  readonly preload: string;
  readonly isHidden: boolean;
}

/** The program's window, filling the screen of the small PCs that it is made for. */
export function createMainWindow({ session, preload, isHidden }: MainWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...closed, session, preload },
  });
  window.once('ready-to-show', () => {
    if (isHidden) return;
    window.maximize();
    window.show();
  });
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes += 1;
    // Loaded again, the page asks for the PIN; one that crashes each time would do so for ever.
    if (crashes > MAX_CRASHES) throw new Error(`The page has gone: ${reason}`);
    window.reload();
  });
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && !selectionText) return;
    Menu.buildFromTemplate([
      { role: 'cut', label: editing.cut, enabled: editFlags.canCut, visible: isEditable },
      { role: 'copy', label: editing.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: editing.paste, enabled: editFlags.canPaste, visible: isEditable },
      { role: 'selectAll', label: editing.selectAll, enabled: editFlags.canSelectAll },
    ]).popup({ window });
  });
  return window;
}

/** A window for one page that runs nothing. */
export function createPageWindow(session: Session, isVisible: boolean): BrowserWindow {
  return new BrowserWindow({
    title,
    width: 640,
    height: 480,
    show: isVisible,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...closed, session },
  });
}

export async function loadStartPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(START_PAGE);
}

/** For a second start of the program. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
