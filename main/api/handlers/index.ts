import type { Handlers } from '../handler.ts';

/** Every subject's handlers. A subject is added here and nowhere else. */
export const handlers = {} satisfies Partial<Handlers>;
