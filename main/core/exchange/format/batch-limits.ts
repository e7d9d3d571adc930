/** Bounds that every reader enforces, whoever signed (exchange.md §4). Bytes, unless the name says otherwise. */
export const batchLimits = {
  /** Default for a whole file; a caller may allow more, up to `fileCeiling`. */
  file: 64 * 1024 * 1024,
  fileCeiling: 256 * 1024 * 1024,
  header: 4096,
  manifest: 8 * 1024 * 1024,
  frameTable: 1024 * 1024,
  /** Number of frames in one batch. */
  frames: 4096,
  /** One frame after inflating: bounds what is in memory at a time. */
  frameRaw: 16 * 1024 * 1024,
  /** All frames of a batch after inflating. */
  contentRaw: 512 * 1024 * 1024,
  /** Raw length may be at most this many times the compressed length. */
  inflateRatio: 200,
  /** Number of ops in one batch. */
  ops: 50_000,
  op: 256 * 1024,
  pii: 256 * 1024,
  attachment: 50 * 1024 * 1024,
  /** How far a batch number may lie ahead of the last one known; beyond it the file waits for a person. */
  sequenceJump: 10_000,
} as const;

/** What a writer puts into one part of a restore pack at most. */
export const packCaps = {
  ops: 20_000,
  content: 32 * 1024 * 1024,
  keepSafe: 16 * 1024 * 1024,
  /** Number of keep-safe frames: a station gives one with almost every batch, and a batch holds 4096 of all kinds. */
  frames: 2_000,
  /** Everything together, before compression: with what surrounds it still a file that every reader takes. */
  whole: 48 * 1024 * 1024,
} as const;

/** What a writer puts into one batch at most; the rest goes into the next. */
export const writerCaps = {
  ops: 5_000,
  /** Ops and their pii before compression. */
  content: 8 * 1024 * 1024,
  /** What goes along in one batch to be kept unread, before compression. */
  keepSafe: 4 * 1024 * 1024,
  /** What goes back in one batch to a station above that was restored, before compression, and its frames. */
  returned: 4 * 1024 * 1024,
  returnedFrames: 200,
  /** Raw bytes after which a new ops frame is begun, and bytes of one attachment chunk. */
  frame: 1024 * 1024,
  /** Bytes of attachments beside the ops. */
  attachments: 16 * 1024 * 1024,
  /** Number of their chunks: thousands of small files must leave frames for the rest. */
  chunks: 1_500,
} as const;
