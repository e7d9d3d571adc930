import { settlePart } from './attachments/receive.ts';
import { dropUnclaimed } from './attachments/unclaimed.ts';
import { recordAttachment } from './attachments/service.ts';
import { noteBackup } from './backups/run-backup.ts';
import { markExported, markRendered } from './exchange/export-batch.ts';
import { freeze } from './exchange/freeze-batch.ts';
import { approvePeer } from './exchange/peers.ts';
import { freezePack } from './exchange/restore-pack.ts';
import { takePack } from './exchange/take-pack.ts';
import { forgetHeld } from './exchange/held-files.ts';
import { forgetStranger, holdStranger } from './exchange/strangers.ts';
import { holdOldKey, holdRevoked, holdUnknown, takeIn } from './exchange/take-in.ts';
import { keepWrap } from './grant/take-grant.ts';
import { recordMove } from './sealed/move-to-sealed.ts';
import type { StationRuntime } from './runtime.ts';
import { proveSecondPerson, type SecondPerson } from './staff/second-person.ts';
import type { Session } from '../contract/routes/session.ts';
import { noteAttempt, noteSeen } from './transport/online-settings.ts';

interface Proving {
  readonly session: Session;
  readonly second: SecondPerson | null;
}

/**
 * What jobs may ask of the writer thread: each runs one write transaction and returns quickly (≤ 2 s on the slow PC).
 * Arguments and results cross threads, so they are plain structured-clonable data.
 */
export const writerCommands = {
  ping: (_runtime: StationRuntime, input: { readonly echo: string }): { readonly echo: string } => input,
  'attachment.record': recordAttachment,
  'attachment.settlePart': settlePart,
  'attachment.dropUnclaimed': dropUnclaimed,
  'backup.note': noteBackup,
  'exchange.freeze': freeze,
  'exchange.freezePack': freezePack,
  'exchange.takePack': takePack,
  'exchange.markExported': markExported,
  'exchange.markRendered': markRendered,
  'exchange.takeIn': takeIn,
  'exchange.holdUnknown': holdUnknown,
  'exchange.holdStranger': holdStranger,
  'exchange.forgetStranger': forgetStranger,
  'exchange.forgetHeld': forgetHeld,
  'exchange.holdRevoked': holdRevoked,
  'exchange.holdOldKey': holdOldKey,
  'exchange.approvePeer': approvePeer,
  'grant.keepWrap': keepWrap,
  // The keyring counts wrong secrets, and has one writer.
  'staff.proveSecond': (runtime: StationRuntime, input: Proving) =>
    proveSecondPerson(runtime, input.session, input.second),
  'transport.noteAttempt': noteAttempt,
  'transport.noteSeen': noteSeen,
  'sealed.recordMove': recordMove,
} satisfies Record<string, (runtime: StationRuntime, input: never) => unknown>;

export type WriterCommands = typeof writerCommands;
