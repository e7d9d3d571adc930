import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { countSchema, decodeDocument, idSchema, instantSchema, parseDocument } from './wire-types.ts';

/** First field of every note, so that it is told from any other JSON file. */
const noteMagic = 'XFB-NOTE-1';
const maxNoteLength = 16 * 1024;

const noteSchema = z.strictObject({
  stationId: idSchema,
  name: z.string().min(1).max(100),
  division12: z.string().regex(/^\d{12}$/),
  /** The highest epoch that has come from the station: its new start counts on from it. */
  epochN: z.int().min(1),
  /** When the last batch of it was written, by its own clock. */
  heldUntil: instantSchema,
  /** The last running number of each series that the township knows: none is given a second time. */
  serials: z.record(z.string().regex(/^[a-z]{1,20} \d{4}$/), countSchema.max(9_999_999)),
});

/** What a station has to know of itself when nothing else is left of it. It proves nothing: the check codes do. */
export type ReturnNote = Readonly<z.infer<typeof noteSchema>>;

const noteFileSchema = z.strictObject({ magic: z.literal(noteMagic), note: noteSchema });

/** Throws AppError BAD_JSON for values that no note may have. */
export function encodeNote(note: ReturnNote): Uint8Array {
  return encodeCanonicalJson({ magic: noteMagic, note: parseDocument('note', note, noteSchema) });
}

/** Throws AppError NOT_A_NOTE. */
export function decodeNote(bytes: Uint8Array): ReturnNote {
  if (bytes.length > maxNoteLength) throw new AppError('NOT_A_NOTE');
  try {
    return decodeDocument('note', bytes, noteFileSchema).note;
  } catch (error) {
    if (error instanceof AppError) throw new AppError('NOT_A_NOTE');
    throw error;
  }
}
