const units = ['KB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it on a stick: `12.3 MB`. */
export function formatBytes(bytes: number): string {
  let size = bytes / 1024;
  let at = 0;
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[at]}`;
}
