/** A volume of a file holds no more: what is thicker cannot be bound and opened flat. */
const mostPages = 200;
/** Nor more papers than one print takes, with cover, catalogue and end note. */
const mostItems = 90;

/** In which volume each part of a file lies, from 1 on: none is torn apart, and each volume is numbered for itself. */
export function volumesOf(pages: readonly number[]): number[] {
  let volume = 1;
  let held = { items: 0, pages: 0 };
  return pages.map((own) => {
    const isFull = held.items === mostItems || (held.items > 0 && held.pages + own > mostPages);
    if (isFull) volume += 1;
    held = isFull ? { items: 1, pages: own } : { items: held.items + 1, pages: held.pages + own };
    return volume;
  });
}
