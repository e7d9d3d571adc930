/**
 * As what a record is counted where anybody may read it: a sealed one is a coming like others. That it is sealed is for the
 * officers alone to know, and one that is left out, or counted by itself, would be missed or found.
 */
export function shownEntity(entity: string): string {
  return entity === 'sealed' ? 'contact' : entity;
}
