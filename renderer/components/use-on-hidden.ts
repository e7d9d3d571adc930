import { useEffect, useEffectEvent, useRef } from 'react';

/** Does something when the lock hides the page, or the page is left: a hidden screen keeps its state, but not its effects. */
export function useOnHidden(action: () => void): void {
  const act = useEffectEvent(action);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Strict mode takes effects away for a moment when a page is first shown.
    clearTimeout(timer.current);
    return () => {
      timer.current = setTimeout(() => act());
    };
  }, []);
}
