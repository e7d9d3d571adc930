/** Of the catalogue of a matter, in the order of the form. */
export const matterSections = ['matter', 'story', 'handling'] as const;
