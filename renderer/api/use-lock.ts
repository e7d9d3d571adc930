import { useClient } from './api-context.tsx';

/** Locks this page at once, and the host's session after it: an answer that never comes must not keep the page open. */
export function useLock(): (by: 'person' | 'idle') => void {
  const client = useClient();
  return (by) => {
    void client.call('session.lock', {}).catch(() => {});
    client.session.lock(by);
  };
}
