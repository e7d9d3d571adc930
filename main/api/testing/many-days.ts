import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { clientOf, type WriteTx } from '../../../db/store/store.ts';
import { addDays, diffDays, startOfDay, type LocalDate } from '../../contract/values/local-date.ts';
import { packHlc } from '../../core/exchange/format/hlc.ts';
import { inTransaction } from '../../core/register.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import type { RouteInput } from '../../contract/index.ts';
import { contactOf } from './many-contacts.ts';
import { townshipProfile, type TestStation } from './test-station.ts';

const firstDay = '2026-01-01';
const days = 365;
const villages = 30;
/** Pages that many days write to are encrypted once for all of them. */
const together = 30;

type Row = Readonly<Record<string, unknown>>;

/** Records as their own service made them, with all rows that they have. */
interface Template {
  readonly ids: readonly string[];
  /** The day that its dates are told from. */
  readonly on: LocalDate;
  readonly rows: readonly {
    readonly table: string;
    readonly row: Row;
    /** Columns in which an id or a day stands, cut before and after each: every second part is one. */
    readonly texts: readonly (readonly [column: string, parts: readonly string[]])[];
  }[];
}

/** The tables of a record, and in which column its id stands. */
const tables = {
  dispute: { dispute: 'id', dispute_turn: 'dispute_id', op: 'entity_id' },
  matter: { matter: 'id', matter_document: 'matter_id', op: 'entity_id' },
  contact: { contact: 'id', op: 'entity_id' },
  report: { report: 'id', op: 'entity_id' },
} as const;

function templateOf(
  tx: WriteTx,
  on: LocalDate,
  records: Readonly<Partial<Record<keyof typeof tables, string>>>,
): Template {
  const ids = Object.values(records);
  const cuts = new RegExp(`(${ids.join('|')}|${isoDay.source})`, 'gu');
  const textsOf = (row: Row) =>
    Object.entries(row).flatMap(([column, value]) => {
      const parts = typeof value === 'string' ? value.split(cuts) : [];
      return parts.length > 1 ? [[column, parts] as const] : [];
    });
  const rowsOf = (table: string, column: string, id: string) =>
    clientOf(tx)
      .prepare<[string], Row>(`SELECT * FROM "${table}" WHERE "${column}" = ?`)
      .all(id)
      .map((row) => ({ table, row, texts: textsOf(row) }));
  return {
    on,
    ids,
    rows: Object.entries(tables).flatMap(([entity, columns]) => {
      const id = Object.entries(records).find(([name]) => name === entity)?.[1];
      return id === undefined
        ? []
        : Object.entries(columns).flatMap(([table, column]) => rowsOf(table, column, id));
    }),
  };
}

/** No group of its own: what `split` puts between the parts. */
const isoDay = /\b20[012]\d-\d{2}-\d{2}(?!\d)/u;

/** Makes rows of rows: other ids, another station, all days moved by as many; the words and their lengths stay. */
class Copies {
  readonly #inserts = new Map<string, (row: Row) => void>();
  readonly #tx: WriteTx;
  #counter = 0;

  constructor(tx: WriteTx) {
    this.#tx = tx;
  }

  add({ ids, on: was, rows }: Template, stationId: string, on: LocalDate): void {
    const moved = diffDays(was, on);
    const fresh = new Map(ids.map((id) => [id, uuidv7()]));
    const days = new Map<string, string>();
    const move = (part: string, nth: number) => {
      if (nth % 2 === 0) return part;
      const known = fresh.get(part) ?? days.get(part);
      if (known !== undefined) return known;
      const day = addDays(part, moved);
      days.set(part, day);
      return day;
    };
    for (const { table, row, texts } of rows) {
      const copy: Record<string, unknown> = { ...row };
      for (const [column, parts] of texts) copy[column] = parts.map(move).join('');
      this.insert(table, {
        ...copy,
        ...(table === 'op' ? this.#signed(stationId, on) : of(table, stationId)),
      });
    }
  }

  #signed(authorStation: string, on: LocalDate): Row {
    this.#counter += 1;
    return {
      position: null,
      op_id: randomBytes(32).toString('hex'),
      pii_ref: null,
      author_station: authorStation,
      origin: 'imported',
      hlc: packHlc({ ms: startOfDay(on) + 30_000_000, counter: this.#counter % 60_000 }),
    };
  }

  insert(table: string, row: Row): void {
    let insert = this.#inserts.get(table);
    if (!insert) {
      const columns = Object.keys(row);
      const statement = clientOf(this.#tx).prepare(
        `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      insert = (each) => void statement.run(...columns.map((name) => each[name]));
      this.#inserts.set(table, insert);
    }
    insert(row);
  }
}

function of(table: string, stationId: string): Row {
  if (table === 'matter') return { station_id: stationId, owner_station: stationId };
  return table.startsWith('matter_') ? {} : { station_id: stationId };
}

type Ending = Omit<RouteInput<'dispute.conclude'>, 'disputeId'> | null;

/** Most are settled within a month; every eighth is still open. */
const endings: readonly { readonly after: number; readonly ending: Ending }[] = [
  { after: 3, ending: { on: '', result: 'agreementOral', text: '双方当场说好，互不追究' } },
  {
    after: 9,
    ending: { on: '', result: 'agreementWritten', performance: 'performed', text: '书面协议，已履行' },
  },
  {
    after: 16,
    ending: { on: '', result: 'agreementWritten', performance: 'performing', text: '书面协议，分期履行' },
  },
  { after: 21, ending: { on: '', result: 'reconciled', text: '和解' } },
  { after: 24, ending: { on: '', result: 'transferred', text: '移交司法所' } },
  { after: 28, ending: { on: '', result: 'notAgreed', text: '调解不成，告知可以起诉' } },
  { after: 2, ending: { on: '', result: 'agreementOral', text: '口头协议' } },
  { after: 0, ending: null },
];

export interface FilledTownship {
  readonly villageIds: readonly string[];
}

/**
 * A township of 30 villages and a year: of every village a zero report and a coming a day, and so many disputes in all.
 * Rows and ops are copied from those that its own services made, many times as fast: for what is only read and signed.
 */
export async function fillTownship(station: TestStation, disputes: number): Promise<FilledTownship> {
  const { runtime } = station;
  station.nowMs = startOfDay(firstDay) + 36_000_000;
  const { session } = await station.found(townshipProfile);
  const types = disputeQuickType.codes;
  const found = await Promise.all(
    types.flatMap((quickType) =>
      endings.map(async ({ after, ending }, nth) => {
        const { disputeId } = await station.call('dispute.register', {
          dispute: {
            quickType,
            foundBy: 'screening',
            foundOn: firstDay,
            parties: [{ name: '赵铁柱', phone: '13800135678' }, { name: '钱桂花' }],
            summary: '雨季排水沟改道，水流入邻院，双方多次争执，村民小组长到场劝过一次',
            peopleCount: [4, 7, 60, 2][nth % 4],
            amountYuan: [800, 12_000][nth % 2],
            riskLevel: nth === 7 ? 'major' : 'ordinary',
            responsiblePerson: '刘主任',
          },
        });
        return { disputeId, after, ending };
      }),
    ),
  );
  station.nowMs = startOfDay(addDays(firstDay, 30)) + 36_000_000;
  await station.wakeAt(station.nowMs);
  for (const { disputeId, after, ending } of found) {
    if (ending)
      await station.call('dispute.conclude', { ...ending, disputeId, on: addDays(firstDay, after) });
  }
  const coming = contactOf(1);
  const { matterId, contactId } = await station.call('contact.register', {
    ...coming,
    contact: { ...coming.contact, receivedAt: new Date(station.nowMs - 3_600_000).toISOString() },
  });
  const actOn = addDays(firstDay, 30);
  const point = { contactPerson: '周志强', contactPhone: '0999-5550100', serveBy: 'township' } as const;
  await station.call('matter.act', { matterId, act: 'accept', values: { actOn, ...point } });
  const reportedOn = addDays(firstDay, 20);
  const { reportId } = await station.call('report.sign', {
    day: reportedOn,
    status: 'nil',
    dutyLeader: '刘主任',
    reason: '补报',
  });
  const villageIds = Array.from({ length: villages }, () => uuidv7());
  const templates = inTransaction(runtime.register, (tx) => {
    describeVillages(new Copies(tx), villageIds, session.stationId, tx);
    return {
      disputes: found.map(({ disputeId }) => templateOf(tx, firstDay, { dispute: disputeId })),
      coming: templateOf(tx, actOn, { matter: matterId, contact: contactId }),
      report: templateOf(tx, reportedOn, { report: reportId }),
    };
  });
  let made = 0;
  for (let first = 0; first < days; first += together) {
    inTransaction(runtime.register, (tx) => {
      const copies = new Copies(tx);
      for (let day = first; day < Math.min(first + together, days); day += 1) {
        const on = addDays(firstDay, day);
        for (const stationId of villageIds) {
          copies.add(templates.report, stationId, on);
          copies.add(templates.coming, stationId, on);
        }
        for (; made < Math.round((disputes / days) * (day + 1)); made += 1) {
          const template = templates.disputes[(made * 7) % templates.disputes.length];
          const stationId = villageIds[made % villages];
          if (template && stationId) copies.add(template, stationId, on);
        }
      }
    });
  }
  return { villageIds };
}

function describeVillages(copies: Copies, villageIds: readonly string[], ownId: string, tx: WriteTx): void {
  const db = clientOf(tx);
  const station = db.prepare<[string], Row>('SELECT * FROM station WHERE id = ?').get(ownId);
  const op = db.prepare<[string], Row>('SELECT * FROM op WHERE entity_id = ? ORDER BY position').get(ownId);
  if (!station || !op) return;
  for (const [nth, id] of villageIds.entries()) {
    const name = `第${nth + 1}村接访站`;
    copies.insert('station', {
      ...station,
      id,
      kind: 'village',
      division12: String(999_999_001_201 + nth),
      name,
    });
    const op_id = randomBytes(32).toString('hex');
    copies.insert('op', {
      ...op,
      position: null,
      op_id,
      entity_id: id,
      author_station: id,
      origin: 'imported',
      pii_ref: null,
    });
  }
}
