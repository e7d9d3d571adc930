import { configureGlobal } from 'fast-check';

/**
 * The properties of `npm test` draw the same examples each time, so that a change is refused for what it changes.
 * OPEN_DOOR_EXAMPLES=random looks further (`npm run soak` does), a number repeats what was found there.
 */
const wanted = process.env['OPEN_DOOR_EXAMPLES'];
if (wanted !== 'random') configureGlobal({ seed: Number(wanted ?? 20_261_126) });
