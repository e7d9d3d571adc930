/** What the design asks of a property (exchange.md §13). */
const wanted = 500;

/** How many examples a property plays that costs much: all of them in `npm run soak`, fewer in `npm test`. */
export const examples = (ordinary: number): number =>
  process.env['OPEN_DOOR_ALL_EXAMPLES'] === undefined ? ordinary : wanted;
