import { useEffect, useEffectEvent } from 'react';

/** Does something on a key anywhere on the screen; `alt` with Alt held down. */
export function useKey(key: string, action: () => void, options: { readonly alt?: boolean } = {}): void {
  const act = useEffectEvent(action);
  const alt = options.alt ?? false;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey !== alt) return;
      if (event.key.toLowerCase() !== key.toLowerCase()) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key, alt]);
}
