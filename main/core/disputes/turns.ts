import { addMonths, type LocalDate } from '../../contract/values/local-date.ts';
import { itemOf } from '../../terms/code-list.ts';
import { ledgerTurn, type LedgerTurn } from '../../terms/ledger-terms.ts';

/** One turn of a dispute in the rolling ledger F51: into it or out of it, and the day on which it is counted. */
export interface BookedTurn {
  readonly kind: LedgerTurn;
  /** When it happened, as somebody said. */
  readonly happenedOn: LocalDate;
  readonly bookedOn: LocalDate;
  /** Written down after the books of its month had closed: counted when it was written (补报). */
  readonly late: boolean;
  readonly writtenHlc: string;
}

/** When a turn was written down, by the clock of its station. */
export interface Writing {
  readonly on: LocalDate;
  readonly hlc: string;
}

/** The tables of a month are due by the 5th of the next one (F52, domain.md §2.6): its books stay open until that day's end. */
const closesOn = 5;

/** The first day whose books are open on a day. */
function booksOpenFrom(on: LocalDate): LocalDate {
  const first = `${on.slice(0, 8)}01`;
  return Number(on.slice(8)) <= closesOn ? addMonths(first, -1) : first;
}

/** 1 while the dispute stands in the ledger, 0 while it does not. */
export function balanceOf(turns: readonly Pick<BookedTurn, 'kind'>[]): number {
  return turns.reduce((sum, { kind }) => sum + itemOf(ledgerTurn, kind).change, 0);
}

/**
 * Counts a turn on the day on which it happened, or, where the books of that day had closed when it was written down, on
 * the day of the writing. Never before the turn that came before it, so that nothing leaves before it came.
 */
export function bookTurn(
  turns: readonly BookedTurn[],
  turn: { readonly kind: LedgerTurn; readonly happenedOn: LocalDate; readonly written: Writing },
): BookedTurn[] {
  const { kind, happenedOn, written } = turn;
  const late = happenedOn < booksOpenFrom(written.on);
  const day = late ? written.on : earlier(happenedOn, written.on);
  const bookedOn = later(day, turns.at(-1)?.bookedOn ?? day);
  return [...turns, { kind, happenedOn, late, bookedOn, writtenHlc: written.hlc }];
}

/** The day of finding is corrected: while the books of both days are open the first turn moves, else it stays where it was counted. */
export function moveFound(
  turns: readonly BookedTurn[],
  happenedOn: LocalDate,
  writtenOn: LocalDate,
): readonly BookedTurn[] {
  const [found, next] = turns;
  const openFrom = booksOpenFrom(writtenOn);
  if (found?.kind !== 'found' || found.happenedOn === happenedOn || found.bookedOn < openFrom) return turns;
  const late = happenedOn < openFrom;
  const day = late ? found.bookedOn : earlier(happenedOn, writtenOn);
  const bookedOn = next ? earlier(day, next.bookedOn) : day;
  return [{ ...found, happenedOn, late, bookedOn }, ...turns.slice(1)];
}

/** Made void: with the books still open it was never counted; else it is taken out on the day of the voiding. */
export function strike(turns: readonly BookedTurn[], written: Writing): readonly BookedTurn[] {
  if (turns.every(({ bookedOn }) => bookedOn >= booksOpenFrom(written.on))) return [];
  return balanceOf(turns) === 0
    ? turns
    : bookTurn(turns, { kind: 'struck', happenedOn: written.on, written });
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
