import { ledgerRows, rollingLedger } from '../../core/disputes/ledger.ts';
import type { Handlers } from '../handler.ts';

export const ledgerHandlers = {
  'ledger.get': ({ runtime }, input) => rollingLedger(runtime.register.read, input),
  'ledger.rows': ({ runtime }, input) => ledgerRows(runtime.register.read, input),
} satisfies Partial<Handlers>;
