import { useState } from 'react';
import type { Doing } from './ActForm.tsx';

/** Which step of a matter's course is being filled in on a page, and what the last one issued. */
export interface Acting {
  readonly doing: Doing | null;
  /** It is to be printed. */
  readonly issued: string | null;
  readonly begin: (doing: Doing) => void;
  readonly cancel: () => void;
  readonly done: (documentId: string | null) => void;
}

export function useActing(): Acting {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [issued, setIssued] = useState<string | null>(null);
  return {
    doing,
    issued,
    begin: setDoing,
    cancel: () => setDoing(null),
    done: (documentId) => {
      setDoing(null);
      setIssued(documentId);
    },
  };
}
