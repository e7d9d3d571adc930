import { listChanges } from '../../core/lists/known-lists.ts';
import { addItem, adoptList, moveItem, offerItem, renameItem } from '../../core/lists/service.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const codeListHandlers = {
  'codeList.get': ({ runtime }) => ({ changes: listChanges(runtime.register.read) }),
  'codeList.adopt': (call, input) => {
    adoptList(call.runtime, sessionOf(call), input);
    return {};
  },
  'codeList.add': (call, input) => addItem(call.runtime, sessionOf(call), input),
  'codeList.rename': (call, input) => {
    renameItem(call.runtime, sessionOf(call), input);
    return {};
  },
  'codeList.offer': (call, input) => {
    offerItem(call.runtime, sessionOf(call), input);
    return {};
  },
  'codeList.move': (call, input) => {
    moveItem(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
