import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Where the hash of the address points, without parameters, and a way to go elsewhere: `navigate('/contacts/new')`. */
export function useHashPath(): readonly [path: string, navigate: (path: string) => void] {
  const path = useLocation({ select: (location) => location.pathname });
  const { history } = useRouter();
  const navigate = useCallback((target: string) => history.push(target), [history]);
  return [path, navigate];
}
