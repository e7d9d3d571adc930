import { z } from 'zod';
import { channel, type Channel } from '../../../main/terms/channels.ts';
import { codesOf } from '../../../main/terms/code-list.ts';
import { lateEntryReason } from '../../../main/terms/matter-terms.ts';
import type { SealedRoute } from '../../../main/terms/sealed-terms.ts';

/** A half-filled registration: what the form holds, and what is kept as its draft. */
export const newContactSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  answered: z.boolean(),
  answerText: z.string(),
  agreedOral: z.boolean(),
  /** Entered from paper, though on the same day. */
  fromPaper: z.boolean(),
  lateEntry: z.enum(codesOf(lateEntryReason)).optional(),
  blankSetId: z.string().optional(),
  /** The earlier matter that this visit belongs to. */
  matter: z.object({ matterId: z.string(), registrationNo: z.string(), summary: z.string() }).nullable(),
});
export type NewContact = z.infer<typeof newContactSchema>;

/** What was just registered; with `route` it is the line of an accusation. */
export interface Registered {
  readonly contactId: string;
  readonly registrationNo: string;
  readonly lookupCode: string;
  readonly route: SealedRoute | null;
}

/** The channel that an address names. */
export function channelOf(name: string): Channel {
  return channel.codes.find((code) => code === name) ?? 'visit';
}

export function emptyContact(now: number, channel: string): NewContact {
  return {
    values: {
      channel,
      headcount: 1,
      receivedAt: new Date(now).toISOString(),
      purpose: 'requestResolution',
    },
    answered: false,
    answerText: '',
    agreedOral: false,
    fromPaper: false,
    matter: null,
  };
}

/** Null for a draft that this version cannot read. */
export function readDraft(text: string): NewContact | null {
  try {
    const draft = newContactSchema.safeParse(JSON.parse(text));
    return draft.success ? draft.data : null;
  } catch {
    return null;
  }
}
