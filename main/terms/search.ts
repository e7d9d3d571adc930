/** Short values by which a record is found besides its text: whole, by their beginning, or by their last digits. */
export const searchKeyKinds = ['name', 'initials', 'phoneTail', 'idTail', 'number', 'code'] as const;
export type SearchKeyKind = (typeof searchKeyKinds)[number];
