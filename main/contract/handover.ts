import { z } from 'zod';
import { codesOf } from '../terms/code-list.ts';
import { handoverKind, handoverTask, type HandoverKind } from '../terms/handover-terms.ts';
import type { Role } from '../terms/station.ts';
import { contactRoutes } from './routes/contact.ts';
import { reportRoutes } from './routes/report.ts';

/** One thing that a person still owes. No number of a person stands here: who takes over finds it in the register. */
export const workItemSchema = z.strictObject({
  kind: z.enum(codesOf(handoverKind)),
  no: z.string(),
  /** Whom it is owed to; empty where nobody may know, or for a report. */
  who: z.string(),
  summary: z.string(),
  dueOn: z.string().nullable(),
  tasks: z.array(z.enum(codesOf(handoverTask))),
  /** Days whose zero report is not signed, or has become untrue. */
  days: z.array(z.string()),
});

/** What a hand-over list says. */
export const handoverSchema = z.strictObject({
  name: z.string(),
  post: z.string(),
  reason: z.string(),
  /** The administrator who did it for somebody absent; null: the person did it. */
  byName: z.string().nullable(),
  items: z.array(workItemSchema.extend({ successorName: z.string() })),
});

/** One thing without a word of any villager: these stay with their records, and are erased with them. */
export const recordedItemSchema = workItemSchema
  .omit({ who: true, summary: true })
  .extend({ id: z.uuid(), successorName: z.string() });

/** Whether the roles of a person allow what is handed over to be done. */
export function mayTakeOver(kind: HandoverKind, roles: readonly Role[]): boolean {
  const { needs } = kind === 'report' ? reportRoutes['report.sign'] : contactRoutes['contact.revise'];
  return needs.roles === undefined || needs.roles.some((role) => roles.includes(role));
}
