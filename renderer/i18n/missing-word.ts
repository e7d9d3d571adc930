/** What the console says of a word that nobody wrote, or of a gap in one that nobody filled; no journey passes with it. */
export const missingWord = 'No word for';
