import { draftId, draftsOf } from '../../core/register.ts';
import { isoNow } from '../../core/station/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const draftHandlers = {
  'draft.save': (call, { form, data }) => {
    const { staffId } = sessionOf(call);
    const savedAt = isoNow(call.runtime);
    draftsOf(call.runtime.register).save({ id: draftId(staffId, form), staffId, form, savedAt, data });
    return { savedAt };
  },
  'draft.get': (call, { form }) => {
    const { staffId } = sessionOf(call);
    const draft = draftsOf(call.runtime.register).find(draftId(staffId, form), staffId);
    return { draft: draft ? { savedAt: draft.savedAt, data: draft.data } : null };
  },
  'draft.discard': (call, { form }) => {
    const { staffId } = sessionOf(call);
    draftsOf(call.runtime.register).remove(draftId(staffId, form), staffId);
    return {};
  },
} satisfies Partial<Handlers>;
