import { useEffect, useEffectEvent } from 'react';
import { useRoute } from '../api/hooks.ts';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const checkEveryMs = 5000;

/** Calls `onIdle` when nobody has touched keyboard or pointer for the station's time; also right after the PC slept. */
export function useIdleLock(onIdle: () => void): void {
  const minutes = useRoute('station.get', {}).data?.autoLockMinutes;
  const lock = useEffectEvent(onIdle);
  useEffect(() => {
    if (!minutes) return undefined;
    let lastSign = Date.now();
    const onSign = () => {
      lastSign = Date.now();
    };
    const check = setInterval(() => {
      if (Date.now() - lastSign >= minutes * 60_000) lock();
    }, checkEveryMs);
    for (const sign of signsOfLife) window.addEventListener(sign, onSign, { passive: true });
    return () => {
      clearInterval(check);
      for (const sign of signsOfLife) window.removeEventListener(sign, onSign);
    };
  }, [minutes]);
}
