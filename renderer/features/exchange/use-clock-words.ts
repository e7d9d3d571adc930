import { useTranslation } from 'react-i18next';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** By how much a station's clock is off at least, in the largest unit of which there are two, or the only one. */
export function useClockWords(): (aheadMs: number) => string {
  const { t } = useTranslation('exchange');
  return (aheadMs) => {
    const off = Math.abs(aheadMs);
    const amount =
      off >= 2 * dayMs
        ? t('clock.days', { count: Math.floor(off / dayMs) })
        : off >= 2 * hourMs
          ? t('clock.hours', { count: Math.floor(off / hourMs) })
          : t('clock.minutes', { count: Math.floor(off / minuteMs) });
    return t(aheadMs > 0 ? 'clock.ahead' : 'clock.behind', { amount });
  };
}
