import { useEffect, useEffectEvent } from 'react';

/** Does something when the lock hides the page, or the page is left: a hidden screen keeps its state, but not its effects. */
export function useOnHidden(action: () => void): void {
  const act = useEffectEvent(action);
  useEffect(() => () => act(), []);
}
