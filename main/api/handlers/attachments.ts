import {
  addAttachment,
  listedAttachments,
  openAttachment,
  removeAttachment,
} from '../../core/attachments/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const attachmentHandlers = {
  'attachment.add': (call, input) =>
    addAttachment({ runtime: call.runtime, session: sessionOf(call), job: call.job }, input),
  'attachment.list': ({ runtime }, { subjectId }) => ({ attachments: listedAttachments(runtime, subjectId) }),
  'attachment.open': (call, { attachmentId }) => openAttachment(call.runtime, sessionOf(call), attachmentId),
  'attachment.remove': (call, input) => {
    removeAttachment(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
