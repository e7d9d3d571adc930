import { z } from 'zod';
import { findMeta, removeMeta, setMeta } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { errorCodes, type ErrorCode } from '../../contract/errors.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { chosenFolder } from './settings.ts';
import { parseReceiverAddress, receiverPort } from './receiver-address.ts';

const keys = {
  address: 'transport.receiver',
  isOn: 'transport.online',
  attempt: 'transport.attempt',
  seen: 'transport.mailboxSeen',
  isReceiving: 'transport.isReceiving',
  port: 'transport.receiverPort',
} as const;

export interface OnlineSettings {
  /** Origin of the township's receiver; null: nobody has named one. */
  readonly address: string | null;
  /** Whether the program connects by itself. */
  readonly isOn: boolean;
}

export function onlineSettings(reader: Reader): OnlineSettings {
  return { address: findMeta(reader, keys.address) ?? null, isOn: findMeta(reader, keys.isOn) === 'on' };
}

const attemptSchema = z.object({
  /** Milliseconds by this PC's clock. */
  at: z.number(),
  /** Why it failed; null: it did not. */
  code: z.enum(errorCodes).nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In a row, this one included. */
  failures: z.number(),
  /** How long the program then waits; null: until a person does something, or there is something else to send. */
  waitMs: z.number().nullable(),
  /** The batch that was to be sent. */
  batchId: z.string().nullable(),
});
/** The last time that this station and its township's receiver talked, or tried to. */
export type Attempt = z.infer<typeof attemptSchema>;

export function lastAttempt(reader: Reader): Attempt | null {
  const kept = findMeta(reader, keys.attempt);
  return kept === undefined ? null : attemptSchema.parse(JSON.parse(kept));
}

export interface AttemptNote {
  readonly code: ErrorCode | null;
  readonly params: Attempt['params'];
  readonly waitMs: number | null;
  readonly batchId: string | null;
}

/** How an attempt ended: what a restart must not forget. */
export function noteAttempt(runtime: StationRuntime, note: AttemptNote): null {
  return inTransaction(runtime.register, (tx) => {
    const failures = note.code === null ? 0 : (lastAttempt(tx)?.failures ?? 0) + 1;
    putAttempt(tx, { ...note, at: runtime.ports.clock.now(), failures });
    return null;
  });
}

function putAttempt(tx: WriteTx, attempt: Attempt): void {
  setMeta(tx, keys.attempt, JSON.stringify(attempt));
}

/** More than lie in any mailbox: what falls out is told as a duplicate when it is fetched again. */
const rememberedFiles = 400;

/** Files of the mailbox that were fetched and dealt with, the oldest first. */
export function seenInMailbox(reader: Reader): string[] {
  return z.array(z.string()).parse(JSON.parse(findMeta(reader, keys.seen) ?? '[]'));
}

export function noteSeen(runtime: StationRuntime, { file }: { readonly file: string }): null {
  return inTransaction(runtime.register, (tx) => {
    setMeta(tx, keys.seen, JSON.stringify([...seenInMailbox(tx), file].slice(-rememberedFiles)));
    return null;
  });
}

/**
 * The address as typed, or none, and whether the program connects by itself.
 * Errors: INPUT_INVALID (NO_ADDRESS, MORE_THAN_ADDRESS at `address`), RECEIVER_NOT_SET (on without an address).
 */
export function setOnline(
  runtime: StationRuntime,
  session: Session,
  { address: typed, isOn }: { readonly address: string | null; readonly isOn: boolean },
): OnlineSettings {
  const address = typed === null ? null : parseReceiverAddress(typed);
  if (isOn && address === null) throw new AppError('RECEIVER_NOT_SET');
  inTransaction(runtime.register, (tx) => {
    if (address === null) removeMeta(tx, keys.address);
    else setMeta(tx, keys.address, address);
    setMeta(tx, keys.isOn, isOn ? 'on' : 'off');
    // What was said of another address, or before a person looked at it, counts no more.
    removeMeta(tx, keys.attempt);
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'transport.setOnline',
      params: { isOn },
    });
  });
  return { address, isOn };
}

export interface ReceiverSettings {
  readonly isOn: boolean;
  readonly port: number;
}

/** Whether a township's program runs a receiver, and where it listens. */
export function receiverSettings(reader: Reader): ReceiverSettings {
  const port = Number(findMeta(reader, keys.port) ?? receiverPort);
  return { isOn: findMeta(reader, keys.isReceiving) === 'on', port };
}

/** Errors: NOT_FOUND (on without a watched folder: nothing would take in what comes). */
export function setReceiver(
  runtime: StationRuntime,
  session: Session,
  { isOn, port }: ReceiverSettings,
): void {
  inTransaction(runtime.register, (tx) => {
    if (isOn && chosenFolder(tx, 'inbox') === null) throw new AppError('NOT_FOUND');
    setMeta(tx, keys.isReceiving, isOn ? 'on' : 'off');
    setMeta(tx, keys.port, String(port));
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'transport.setReceiver',
      params: { isOn },
    });
  });
}
