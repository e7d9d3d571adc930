import { describe, expect, test } from 'vitest';
import { mayDownload, mayLoad, mayNavigate, maySpeak, mayUse } from './rules.ts';

const foreign = [
  'https://open-door/',
  'http://127.0.0.1:8080/',
  'app://open-door.evil.example/',
  'app://open-door@evil.example/',
  'app://open-door:80/',
  'app://other/',
  'app:open-door/',
  'APP://open-door/',
  ' app://open-door/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'about:blank',
  'blob:https://evil.example/1',
  'filesystem:app://open-door/x',
  'view-source:app://open-door/',
  '',
];

describe('a page stays at home', () => {
  test.each(foreign)('%s is no address for it', (url) => {
    expect(mayNavigate(url)).toBe(false);
    expect(mayDownload(url)).toBe(false);
    expect(mayLoad(url)).toBe(false);
    expect(mayUse('clipboard-sanitized-write', url)).toBe(false);
    expect(maySpeak({ frame: { url, parent: null }, isMainWindow: true })).toBe(false);
  });

  test('which is its one page, with every screen behind the #', () => {
    const own = ['app://open-door/', 'app://open-door/index.html', 'app://open-door/#/contacts?x=1'];
    expect(own.every(mayNavigate)).toBe(true);
  });

  test('a script or a picture of its own is loaded, and is no page', () => {
    expect(mayLoad('app://open-door/assets/index-x.js')).toBe(true);
    expect(mayNavigate('app://open-door/assets/evil.html')).toBe(false);
    expect(mayNavigate('data:text/html,x')).toBe(false);
  });

  test('it saves what it has made itself', () => {
    expect(mayDownload('blob:app://open-door/6b1f')).toBe(true);
    expect(mayDownload('app://open-door/assets/index-x.js')).toBe(false);
    expect(mayDownload('data:text/plain,x')).toBe(false);
  });
});

test.each(['clipboard-read', 'media', 'geolocation', 'notifications', 'fileSystem', 'usb', 'openExternal'])(
  'it may not use %s',
  (permission) => expect(mayUse(permission, 'app://open-door/')).toBe(false),
);

test('it may copy rows', () => {
  expect(mayUse('clipboard-sanitized-write', 'app://open-door')).toBe(true);
});

describe('only the page of the main window is answered', () => {
  const frame = { url: 'app://open-door/#/today', parent: null };
  test('and it is', () => expect(maySpeak({ frame, isMainWindow: true })).toBe(true));
  test('not a frame inside it, not another window, not a frame that has gone', () => {
    expect(maySpeak({ frame: { ...frame, parent: {} }, isMainWindow: true })).toBe(false);
    expect(maySpeak({ frame, isMainWindow: false })).toBe(false);
    expect(maySpeak({ frame: null, isMainWindow: true })).toBe(false);
  });
});
