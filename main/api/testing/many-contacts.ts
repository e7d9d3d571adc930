import { v7 as uuidv7 } from 'uuid';
import { findContact, upsertContact, type ContactRow } from '../../../db/queries/contacts.ts';
import { findMatter, upsertMatter, type MatterRow } from '../../../db/queries/matters.ts';
import { indexDoc } from '../../../db/queries/search.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { registerContactIn } from '../../core/contacts/register-contact.ts';
import { storedContact, storedMatter } from '../../core/contacts/stored.ts';
import { inTransaction } from '../../core/register.ts';
import { searchEntry } from '../../core/search/search-entry.ts';
import type { Session } from '../../contract/routes/session.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import type { TestStation } from './test-station.ts';

const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const givenNames = ['秀兰', '建国', '桂英', '志强', '玉梅', '铁柱', '海燕', '德才', '春花', '永福'];
const subjects = [
  '村东排水沟堵塞，雨天院内进水，多次反映没有清理',
  '承包地界址不清，与邻户多次发生争执，请求丈量',
  '低保申请两个月没有答复，家中老人长期卧病',
  '宅基地审批材料交了半年，没有告知是否受理',
  '村道硬化后路面塌陷，老人骑车摔伤',
  '征地补偿款没有按公示的标准发到户',
  '邻居夜间加工噪声扰民，村里调解过一次没有效果',
];

/** A different, believable contact for every number. */
export function contactOf(index: number) {
  const name = `${surnames[index % surnames.length]}${givenNames[(index * 7) % givenNames.length]}`;
  return {
    contact: {
      petitionerName: name,
      phone: `199${String(index).padStart(8, '0')}`,
      addressDetail: `柳河村${(index % 12) + 1}组${(index % 90) + 1}号`,
      channel: 'visit' as const,
      receivedAt: new Date(Date.UTC(2024, 0, 1) + index * 600_000).toISOString(),
      headcount: 1,
    },
    matter: {
      purpose: 'requestResolution' as const,
      contentCategory: '01' as const,
      summary: `${subjects[index % subjects.length]}（第${index}件）`,
    },
  };
}

/** Pages that many write to are encrypted once for all of them. */
const together = 250;

/** Fills a register as its own service does, many in one transaction. */
export function registerMany(station: TestStation, session: Session, count: number): void {
  const { runtime } = station;
  for (let first = 0; first < count; first += together) {
    inTransaction(runtime.register, (tx) => {
      for (let index = first; index < Math.min(first + together, count); index += 1)
        registerContactIn(tx, runtime, session, contactOf(index));
    });
  }
}

/** A row for every day of two years, of which all others are made. */
const days = 700;
const perDay = 144;

/**
 * Fills the tables and the search without the log, many times as fast: rows as registration makes them, each of a day that
 * was registered. For what is only read.
 */
export function cloneMany(station: TestStation, session: Session, count: number): void {
  const { runtime } = station;
  const first = inTransaction(runtime.register, (tx) =>
    Array.from({ length: Math.min(days, count) }, (_, day) => {
      const made = registerContactIn(tx, runtime, session, contactOf(day * perDay));
      return { contact: findContact(tx, made.contactId), matter: findMatter(tx, made.matterId) };
    }),
  );
  first.forEach(({ contact, matter }, day) => {
    const more = Math.floor(count / first.length) + Number(day < count % first.length) - 1;
    const clones = Array.from({ length: more }, (_, nth) => day * perDay + nth + 1);
    if (!contact || !matter) return;
    inTransaction(runtime.register, (tx) => cloneDay(tx, { contact, matter }, clones));
  });
}

/** The search takes what comes in the order of its rowids together: first all matters of a day, then its comings. */
function cloneDay(
  tx: WriteTx,
  { contact, matter }: { readonly contact: ContactRow; readonly matter: MatterRow },
  indexes: readonly number[],
): void {
  const { stationId } = contact;
  const clones = indexes.map((index) => ({
    ...contactOf(index),
    registrationNo: contact.registrationNo.replace(/\d+(?=号)/u, String(1_000 + index)),
    lookupCode: `C${String(index).padStart(9, '0')}`,
    matterId: uuidv7(),
    contactId: uuidv7(),
  }));
  for (const { matter: values, registrationNo, matterId: id } of clones) {
    const fields = JSON.stringify({ ...storedMatter(matter), values });
    upsertMatter(tx, { ...matter, id, mainId: id, registrationNo, summary: values.summary, fields });
    const entry = { entity: 'matter', entityId: id, stationId, sortOn: matter.firstReceivedOn };
    indexDoc(tx, { ...searchEntry(matterFields, values), ...entry });
  }
  for (const { contact: values, registrationNo, lookupCode, matterId, contactId: id } of clones) {
    const { receivedAt, petitionerName } = values;
    const fields = JSON.stringify({ ...storedContact(contact), values });
    const numbers = { registrationNo, lookupCode };
    upsertContact(tx, { ...contact, ...numbers, id, matterId, receivedAt, petitionerName, fields });
    const keys = [{ kind: 'number', value: registrationNo } as const];
    const entry = { entity: 'contact', entityId: id, stationId, sortOn: receivedAt };
    indexDoc(tx, { ...searchEntry(contactFields, values, keys), ...entry });
  }
}
