import { createContext, use, useSyncExternalStore } from 'react';
import type { Session } from '../../main/contract/routes/session.ts';
import type { Client } from './client.ts';
import type { SessionState } from './session-store.ts';

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = use(ClientContext);
  if (!client) throw new Error('No ClientContext above this component');
  return client;
}

export function useSessionState(): SessionState {
  const { session } = useClient();
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}

/** The person who works here; only for screens inside the frame, where somebody always has unlocked. */
export function useSession(): Session {
  const { session } = useSessionState();
  if (!session) throw new Error('No session: this component belongs inside the frame');
  return session;
}
