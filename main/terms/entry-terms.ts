import { defineCodeList, type CodeOf } from './code-list.ts';

/** How somebody signed a paper; a fingerprint is as good as a signature. */
export const signedAs = defineCodeList('signedAs', [
  { code: 'signature', zh: '签名', en: 'Signature' },
  { code: 'fingerprint', zh: '按指印', en: 'Fingerprint' },
  { code: 'seal', zh: '盖章', en: 'Seal' },
]);
export type SignedAs = CodeOf<typeof signedAs>;
