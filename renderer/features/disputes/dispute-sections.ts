/** In the order of the conversation (F50): between whom and about what, the story, who settles it by when. */
export const disputeSections = ['dispute', 'circumstances', 'settling', 'tables', 'end'] as const;

/** F53: who met, what was screened and found. */
export const roundSections = ['meeting', 'screening'] as const;
