import { Readable } from 'node:stream';
import type { IpcMainInvokeEvent } from 'electron';
import { expect, test } from 'vitest';
import { success } from '../contract/result.ts';
import type { Backend } from '../api/backend.ts';
import { channels } from './channels.ts';
import { serveBridge } from './ipc.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

function bridge(mayCall = true) {
  const handlers = new Map<string, Handler>();
  const asked: unknown[] = [];
  const backend: Backend = {
    call: async (...given) => {
      asked.push(given);
      if (given[0] === 'broken') throw new Error('/home/王建国/台账');
      return success('answer');
    },
    putFile: async (content) => {
      asked.push(content);
      return success({ fileId: 'id' });
    },
    getFile: async () => success({ size: 3, stream: () => Readable.from([Buffer.from('abc')]) }),
    lockAll: () => undefined,
    close: async () => undefined,
  };
  serveBridge({
    ipcMain: { handle: (channel, handler) => void handlers.set(channel, handler) },
    backend,
    printPdf: async (html) => (html === 'none' ? null : Buffer.from('%PDF')),
    log: () => undefined,
    maySpeak: () => mayCall,
  });
  const ask = (channel: string, ...args: unknown[]) =>
    handlers.get(channel)?.({} as IpcMainInvokeEvent, ...args);
  return { ask, asked };
}

test('a call comes as JSON and without what no JSON has', async () => {
  const { ask, asked } = bridge();
  expect(await ask(channels.call, 'contact.get', '{"id":"1"}', 'token')).toEqual(success('answer'));
  expect(await ask(channels.call, 'contact.get', '{', 7)).toEqual(success('answer'));
  expect(asked).toEqual([
    ['contact.get', { id: '1' }, 'token'],
    ['contact.get', undefined, null],
  ]);
});

test('bytes go in and out whole', async () => {
  const { ask, asked } = bridge();
  expect(await ask(channels.putFile, Uint8Array.of(1, 2).buffer, null)).toMatchObject({ ok: true });
  expect(asked).toEqual([Uint8Array.of(1, 2)]);
  expect(await ask(channels.getFile, 'id', null)).toEqual(success(new TextEncoder().encode('abc').buffer));
  expect(await ask(channels.pdf, 'page', null)).toEqual(success(new TextEncoder().encode('%PDF').buffer));
  expect(await ask(channels.pdf, 'none', null)).toMatchObject({ error: { code: 'PDF_UNAVAILABLE' } });
});

test.each(Object.values(channels))('nobody else is answered on %s', async (channel) => {
  const { ask, asked } = bridge(false);
  expect(await ask(channel, 'contact.get', '{}', 'token')).toMatchObject({ error: { code: 'HOST_REFUSED' } });
  expect(asked).toEqual([]);
});

test.each(Object.values(channels))('wrong types on %s are refused, never thrown at', async (channel) => {
  const { ask, asked } = bridge();
  for (const wrong of [undefined, null, 7, {}, [], new Map()]) {
    expect(await ask(channel, wrong, wrong, wrong)).toMatchObject({ ok: false });
  }
  expect(asked).toEqual([]);
});

test('what is too large is refused before it is read', async () => {
  const { ask, asked } = bridge();
  const large = 'x'.repeat(33 * 1024 * 1024);
  expect(await ask(channels.call, 'contact.get', large, null)).toMatchObject({ ok: false });
  expect(await ask(channels.pdf, large, null)).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});

test('an unexpected error carries a number, and nothing of its message', async () => {
  const answer = JSON.stringify(await bridge().ask(channels.call, 'broken', '{}', null));
  expect(answer).toContain('INTERNAL');
  expect(answer).not.toContain('王建国');
});
