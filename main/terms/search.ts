/** Short values by which a record is found besides its text: by their beginning, the tails by their last digits. */
export const searchKeyKinds = [
  'name',
  'initials',
  'phoneTail',
  'idTail',
  'number',
  'numberTail',
  'code',
] as const;
export type SearchKeyKind = (typeof searchKeyKinds)[number];
