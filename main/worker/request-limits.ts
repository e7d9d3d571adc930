/** What one call may carry: the largest form with room to spare; files have a way of their own. */
export const MAX_CALL_BYTES = 4 * 1024 * 1024;
/** A page to print, with the fonts that it needs in it. */
export const MAX_PAGE_BYTES = 32 * 1024 * 1024;
