import { sql } from 'drizzle-orm';
import { check, type AnySQLiteColumn, type CheckBuilder } from 'drizzle-orm/sqlite-core';

const snakeCase = /^[a-z][a-z0-9_]*$/;
const listTerm = /^[\w.:-]+$/;

function checkName(table: string, rule: string): string {
  const name = `${table}_${rule}`;
  if (!snakeCase.test(name)) throw new TypeError(`Not a snake_case name: ${name}`);
  return name;
}

/** CHECK that a column holds a term of a list of main/terms; NULL passes where the column allows it. */
export function oneOf(
  table: string,
  rule: string,
  column: AnySQLiteColumn,
  terms: readonly string[],
): CheckBuilder {
  const refused = terms.find((term) => !listTerm.test(term));
  if (refused !== undefined) throw new TypeError(`Not a term: ${refused}`);
  const list = terms.map((term) => `'${term}'`).join(', ');
  return check(checkName(table, `${rule}_term`), sql`${column} IN (${sql.raw(list)})`);
}

/** CHECK that a column holds a SHA-256 or another fixed-length hex text. */
export function hexLength(
  table: string,
  rule: string,
  column: AnySQLiteColumn,
  digits: number,
): CheckBuilder {
  const length = sql.raw(String(digits));
  return check(
    checkName(table, `${rule}_hex`),
    sql`length(${column}) = ${length} AND ${column} NOT GLOB '*[^0-9a-f]*'`,
  );
}

/** The codes of a state machine's open states as a list of SQL, for `IN (…)`: an index and its queries must say the same. */
export function openCodes(states: {
  readonly items: readonly { readonly code: string; readonly open: boolean }[];
}): string {
  return states.items
    .filter(({ open }) => open)
    .map(({ code }) => `'${code}'`)
    .join(', ');
}
