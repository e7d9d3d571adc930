import { z } from 'zod';

export const mostEnds = 1000;
/** What ends with a matter: those handled under it that its author knew of (FORMAT.md §4.3). */
export const endsSchema = z.array(z.uuid()).max(mostEnds).optional();
