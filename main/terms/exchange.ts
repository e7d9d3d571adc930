/** Where an op of this register came from. */
export const opOrigins = ['own', 'imported'] as const;
export type OpOrigin = (typeof opOrigins)[number];

/** What became of an op here; only `applied` ops reach the projection as facts. */
export const opDispositions = ['applied', 'proposal', 'quarantined', 'returned'] as const;
export type OpDisposition = (typeof opDispositions)[number];

/** How far an own op has come at the other side; `receipted` until the disposition there is told. */
export const opReceiptStates = ['receipted', ...opDispositions] as const;
export type OpReceiptState = (typeof opReceiptStates)[number];

export const peerStatuses = ['pending', 'active', 'revoked'] as const;
export type PeerStatus = (typeof peerStatuses)[number];

export const batchInStates = ['imported', 'quarantined', 'duplicate'] as const;
export type BatchInState = (typeof batchInStates)[number];

/** Levels of a station in the exchange (exchange.md §2). */
export const exchangeLevels = ['village', 'township', 'department', 'county'] as const;
export type ExchangeLevel = (typeof exchangeLevels)[number];
