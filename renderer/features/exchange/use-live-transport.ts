import { useEffect, useRef } from 'react';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { useRefresh, useRoute } from '../../api/hooks.ts';

const askEveryMs = 3_000;

/** What the program does by itself; when something came in or went out, every figure on the screen is asked again. */
export function useLiveTransport(): RouteOutput<'transport.live'> | undefined {
  const { data } = useRoute('transport.live', {}, { refetchIntervalMs: askEveryMs });
  const refresh = useRefresh();
  const seen = useRef<number | null>(null);
  const version = data?.version ?? null;
  useEffect(() => {
    if (seen.current !== null && version !== null && version !== seen.current) refresh();
    seen.current = version;
  });
  return data;
}
