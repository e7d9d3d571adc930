import { archiveMatter, caseFileOf, unarchiveMatter } from '../../core/matters/case-file.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const archiveHandlers = {
  'matter.caseFile': ({ runtime }, input) => caseFileOf(runtime, input),
  'matter.archive': (call, input) => archiveMatter(call.runtime, sessionOf(call), input),
  'matter.unarchive': (call, input) => {
    unarchiveMatter(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
