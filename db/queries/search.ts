import type { SearchKeyKind } from '../../main/terms/search.ts';
import { searchDoc, searchKey } from '../schema/search.ts';
import { normalizeForSearch, toIndexText, toLikenessQuery, toMatchQuery } from '../store/segment.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export interface IndexedDoc {
  readonly entity: string;
  readonly entityId: string;
  readonly stationId: string;
  /** Local day or UTC time by which hits are shown newest first. */
  readonly sortOn: string;
  readonly texts: readonly string[];
  /** Tails are given as whole numbers, as they are written; a `number` is found by its last digits too. */
  readonly keys: readonly { readonly kind: SearchKeyKind; readonly value: string }[];
}

export interface SearchHit {
  readonly entity: string;
  readonly entityId: string;
  readonly stationId: string;
  readonly sortOn: string;
}

/** Room for the records of one second in a rowid; seconds stay far below 2^53 / 2^20. */
const docsPerSecond = 2 ** 20;
/** One letter is the initial of a third of the village. */
const shortestKeyTerm = 2;
const lastCodePoint = '\u{10ffff}';

const reversedKinds: ReadonlySet<SearchKeyKind> = new Set(['phoneTail', 'idTail', 'numberTail']);

const insertDoc = defineInsert(searchDoc);
const insertKey = defineInsert(searchKey, 'ignore');
const insertText = defineCommand<[number, string]>('INSERT INTO search_text (rowid, text) VALUES (?, ?)');
const deleteText = defineCommand<[number]>('DELETE FROM search_text WHERE rowid = ?');
const deleteDoc = defineCommand<[string, string], { docId: number }>(
  'DELETE FROM search_doc WHERE entity_id = ? AND entity = ? RETURNING doc_id AS docId',
);
const deleteKeys = defineCommand<[string, string]>(
  'DELETE FROM search_key WHERE entity_id = ? AND entity = ?',
);
const optimize = defineCommand<[]>("INSERT INTO search_text (search_text) VALUES ('optimize')");
const lastDocBefore = defineQuery<[number, number], { docId: number | null }>(
  'SELECT max(doc_id) AS docId FROM search_doc WHERE doc_id >= ? AND doc_id < ?',
);

/** Indexes a record; what was indexed of it before is replaced. */
export function indexDoc(tx: WriteTx, doc: IndexedDoc): void {
  const { entity, entityId, stationId, sortOn } = doc;
  removeDoc(tx, entity, entityId);
  const docId = nextDocId(tx, sortOn);
  insertDoc(tx, { docId, entity, entityId, stationId, sortOn });
  insertText(tx).run(docId, toIndexText(doc.texts));
  for (const { kind, value } of doc.keys) {
    addKey(tx, kind, value, doc);
    if (kind === 'number') addKey(tx, 'numberTail', value, doc);
  }
}

function addKey(tx: WriteTx, kind: SearchKeyKind, value: string, { entity, entityId }: IndexedDoc): void {
  const stored = toKeyValue(kind, value);
  if (stored !== '') insertKey(tx, { kind, value: stored, entity, entityId });
}

export function removeDoc(tx: WriteTx, entity: string, entityId: string): void {
  const removed = deleteDoc(tx).get(entityId, entity);
  if (removed === undefined) return;
  deleteText(tx).run(removed.docId);
  deleteKeys(tx).run(entityId, entity);
}

const deleteAllTexts = defineCommand<[]>("INSERT INTO search_text (search_text) VALUES ('delete-all')");
const deleteAllDocs = defineCommand<[]>('DELETE FROM search_doc');
const deleteAllKeys = defineCommand<[]>('DELETE FROM search_key');
export function removeAllDocs(tx: WriteTx): void {
  deleteAllTexts(tx).run();
  deleteAllDocs(tx).run();
  deleteAllKeys(tx).run();
}

/** Rewrites the index without the words of removed records, which otherwise stay in its blocks. Slow: for redaction. */
export function purgeRemovedDocs(tx: WriteTx): void {
  optimize(tx).run();
}

function nextDocId(tx: WriteTx, sortOn: string): number {
  const seconds = Math.floor(Date.parse(sortOn) / 1_000);
  if (!Number.isInteger(seconds)) throw new TypeError('sortOn is neither a local day nor a UTC time');
  const first = seconds * docsPerSecond;
  const last = lastDocBefore(tx).get(first, first + docsPerSecond)?.docId ?? null;
  return last === null ? first : last + 1;
}

/** One spelling of names and numbers: no spaces, dots or dashes. */
function toKeyValue(kind: SearchKeyKind, value: string): string {
  const compact = normalizeForSearch(value).replace(/[^\p{L}\p{N}\p{M}\p{Co}\u{20000}-\u{3ffff}]/gu, '');
  return reversedKinds.has(kind) ? [...compact].toReversed().join('') : compact;
}

const hitColumns =
  'd.doc_id AS docId, d.entity, d.entity_id AS entityId, d.station_id AS stationId, d.sort_on AS sortOn';

interface HitRow extends SearchHit {
  readonly docId: number;
}

type Filter = [match: string, entity: string | null, entity: string | null, limit: number];
const textHits = defineQuery<Filter, HitRow>(
  `SELECT ${hitColumns} FROM search_text s JOIN search_doc d ON d.doc_id = s.rowid
   WHERE s.text MATCH ? AND (? IS NULL OR d.entity = ?) ORDER BY s.rowid DESC LIMIT ?`,
);

type KeyRange = [
  kind: string,
  from: string,
  to: string,
  entity: string | null,
  entity: string | null,
  limit: number,
];
const keyHits = defineQuery<KeyRange, HitRow>(
  `SELECT DISTINCT ${hitColumns} FROM search_key k JOIN search_doc d ON d.entity_id = k.entity_id AND d.entity = k.entity
   WHERE k.kind = ? AND k.value >= ? AND k.value < ? AND (? IS NULL OR d.entity = ?) ORDER BY d.doc_id DESC LIMIT ?`,
);

const digitKinds: readonly SearchKeyKind[] = ['phoneTail', 'idTail', 'number', 'numberTail', 'code'];
const latinKinds: readonly SearchKeyKind[] = ['name', 'initials', 'number', 'code'];

function kindsFor(compactTerm: string): readonly SearchKeyKind[] {
  if (/^\d+x?$/.test(compactTerm)) return digitKinds;
  return /^[a-z\d]+$/.test(compactTerm) ? latinKinds : ['name', 'number'];
}

export interface SearchOptions {
  readonly limit: number;
  readonly entity?: string;
}

/**
 * Finds records by what was typed, newest first: words of one or more characters anywhere in the text; names and
 * initials by their beginning; telephone, identity and register numbers by their last digits.
 */
export function searchText(reader: Reader, term: string, { limit, entity }: SearchOptions): SearchHit[] {
  const entityFilter = entity ?? null;
  const match = toMatchQuery(term);
  const compactTerm = toKeyValue('name', term);
  const found = [
    ...(match === undefined ? [] : textHits(reader).all(match, entityFilter, entityFilter, limit)),
    ...(compactTerm.length < shortestKeyTerm ? [] : kindsFor(compactTerm)).flatMap((kind) => {
      const value = toKeyValue(kind, term);
      return keyHits(reader).all(kind, value, value + lastCodePoint, entityFilter, entityFilter, limit);
    }),
  ];
  const byDocId = new Map(found.map((hit) => [hit.docId, hit]));
  return [...byDocId.values()]
    .toSorted((a, b) => b.docId - a.docId)
    .slice(0, limit)
    .map(({ docId: _, ...hit }) => hit);
}

const sameKey = defineQuery<[string, string, string, number], { entityId: string }>(
  `SELECT k.entity_id AS entityId FROM search_key k JOIN search_doc d ON d.entity_id = k.entity_id AND d.entity = k.entity
   WHERE k.kind = ? AND k.value = ? AND k.entity = ? ORDER BY d.doc_id DESC LIMIT ?`,
);
/** Records with this very name or number, newest first. */
export function recordsWithKey(
  reader: Reader,
  { kind, value }: { readonly kind: SearchKeyKind; readonly value: string },
  { entity, limit }: Required<SearchOptions>,
): string[] {
  const stored = toKeyValue(kind, value);
  if (stored === '') return [];
  return sameKey(reader)
    .all(kind, stored, entity, limit)
    .map(({ entityId }) => entityId);
}

/** More stretches of a text cost time and find the same. */
const stretches = 12;
/** Records whose text shares a stretch of four characters with this one, newest first. */
export function recordsLike(
  reader: Reader,
  text: string,
  { entity, limit }: Required<SearchOptions>,
): string[] {
  const match = toLikenessQuery(text, stretches);
  if (match === undefined) return [];
  return textHits(reader)
    .all(match, entity, entity, limit)
    .map(({ entityId }) => entityId);
}
