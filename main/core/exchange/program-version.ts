/** How another version of the program stands to ours; `other`: it cannot be told. */
export type VersionOrder = 'same' | 'older' | 'newer' | 'other';

const versionPattern = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-.*)?$/u;

/** Compares by the three numbers; what follows a dash orders nothing. */
export function compareVersions(theirs: string, ours: string): VersionOrder {
  if (theirs === ours) return 'same';
  const [a, b] = [versionPattern.exec(theirs), versionPattern.exec(ours)];
  if (!a || !b) return 'other';
  for (const part of [1, 2, 3]) {
    const difference = Number(a[part]) - Number(b[part]);
    if (difference !== 0) return difference < 0 ? 'older' : 'newer';
  }
  return 'other';
}
