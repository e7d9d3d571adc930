import type { RouteName } from '../../main/contract/index.ts';
import type { Answer, Transport } from './transport.ts';
import { hostFailure } from './transport.ts';

/** What the sandboxed preload offers as `window.openDoor`; the Electron host implements exactly this. */
export interface OpenDoorBridge {
  call(route: RouteName, input: unknown, token: string | null): Promise<Answer<unknown>>;
  putFile(bytes: ArrayBuffer, token: string | null): Promise<Answer<{ readonly fileId: string }>>;
  getFile(fileId: string, token: string | null): Promise<Answer<ArrayBuffer>>;
  pdf(html: string, token: string | null): Promise<Answer<ArrayBuffer>>;
}

declare global {
  interface Window {
    readonly openDoor?: OpenDoorBridge;
  }
}

export function electronTransport(bridge: OpenDoorBridge): Transport {
  return {
    host: { kind: 'electron', pdf: true },
    call: (route, input, token) => reach(bridge.call(route, input, token)),
    putFile: async (bytes, token) => reach(bridge.putFile(await bytes.arrayBuffer(), token)),
    getFile: async (fileId, token) =>
      asBlob(await reach(bridge.getFile(fileId, token)), 'application/octet-stream'),
    pdf: async (html, token) => asBlob(await reach(bridge.pdf(html, token)), 'application/pdf'),
  };
}

async function reach<T>(answer: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await answer;
  } catch {
    return hostFailure('HOST_UNREACHABLE');
  }
}

function asBlob(answer: Answer<ArrayBuffer>, type: string): Answer<Blob> {
  return answer.ok ? { ok: true, value: new Blob([answer.value], { type }) } : answer;
}
