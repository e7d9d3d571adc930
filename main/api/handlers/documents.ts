import { pendingSlips } from '../../core/contacts/contact-papers.ts';
import { listedDocuments, previewPapers, printPapers } from '../../core/documents/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const documentHandlers = {
  'document.preview': ({ runtime }, input) => previewPapers(runtime, input),
  'document.print': (call, input) => printPapers(call.runtime, sessionOf(call), input),
  'document.pendingSlips': (call, { limit }) => ({
    slips: pendingSlips(call.runtime.register, sessionOf(call).stationId, limit),
  }),
  'document.list': ({ runtime }, { subjectId }) => ({
    documents: listedDocuments(runtime.register, subjectId),
  }),
} satisfies Partial<Handlers>;
