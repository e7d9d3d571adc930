import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { folderNames } from '../../terms/exchange.ts';

// Apart from `mailbox.ts`: the receiver, which opens no register, needs this much of it.

const namePattern = /^([0-9a-f]{16})-([0-9a-f]{64})\.xfb$/u;

/** One file of a mailbox, by its name alone. */
export interface MailboxFile {
  readonly name: string;
  /** Whose key opens it: the hint of its public header. */
  readonly kid: string;
  /** SHA-256 of its bytes. */
  readonly file: string;
}

/** Where the receiver that fills this watched folder looks for what it hands out. */
export function mailboxIn(inbox: string): string {
  return join(inbox, folderNames.mailbox);
}

export function mailboxFileName({ kid, file }: Omit<MailboxFile, 'name'>): string {
  return `${kid}-${file}.xfb`;
}

/** What lies in a mailbox, whatever else lies there aside; none where there is no mailbox. */
export async function listMailbox(folder: string): Promise<MailboxFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const [, kid, file] = namePattern.exec(name) ?? [];
    return kid !== undefined && file !== undefined ? [{ name, kid, file }] : [];
  });
}
