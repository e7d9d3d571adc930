import { contextBridge, ipcRenderer } from 'electron';
import { channels } from './channels.ts';

/** `OpenDoorBridge` of renderer/api/electron-transport.ts. Inputs travel as JSON, exactly as to the other host. */
contextBridge.exposeInMainWorld('openDoor', {
  call: (route: unknown, input: unknown, token: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.call, route, JSON.stringify(input ?? null), token),
  putFile: (bytes: unknown, token: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.putFile, bytes, token),
  getFile: (fileId: unknown, token: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.getFile, fileId, token),
  pdf: (html: unknown, token: unknown): Promise<unknown> => ipcRenderer.invoke(channels.pdf, html, token),
});
