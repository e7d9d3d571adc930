import { findContact, type ContactRow } from '../../../db/queries/contacts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { recordsWithKey } from '../../../db/queries/search.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import { audit } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { storedContact } from './stored.ts';

/** More of one name than a station has. */
const sameName = 500;

/**
 * Who has lost the slip is found by the whole name and the last four of an ID or telephone number of the same person,
 * after somebody has seen the person (domain.md §1.8); what was found, and that nothing was, stands in the audit log.
 * Void comings have no slip, and accusations no name.
 */
export function findLostSlip(
  runtime: StationRuntime,
  session: Session,
  { name, lastFour }: { readonly name: string; readonly lastFour: string },
): RouteOutput<'contact.lostSlip'> {
  const { register } = runtime;
  const { read } = register;
  const rows = recordsWithKey(read, { kind: 'name', value: name }, { entity: 'contact', limit: sameName })
    .flatMap((id) => findContact(read, id) ?? [])
    .filter((row) => row.state !== 'void' && row.sealed === 0 && isOf(row, name.trim(), lastFour));
  const entry = { at: isoNow(runtime), staffId: session.staffId, action: 'lostSlip' };
  inTransaction(register, (tx) => {
    if (rows.length === 0) audit(tx, { ...entry, params: { found: 0 } });
    for (const { id } of rows) audit(tx, { ...entry, entity: 'contact', entityId: id, params: {} });
  });
  return {
    found: rows.map((row) => ({
      contactId: row.id,
      registrationNo: row.registrationNo,
      receivedOn: row.receivedOn,
      summary: (row.matterId === null ? undefined : findMatter(read, row.matterId))?.summary ?? null,
      own: row.stationId === session.stationId,
    })),
  };
}

/** Name and number must be those of one person: a neighbour who came along does not open what another said. */
function isOf(row: ContactRow, name: string, lastFour: string): boolean {
  const {
    petitionerName,
    phone,
    idNumber,
    agentName,
    agentIdNumber,
    representatives = [],
  } = storedContact(row).values;
  const people = [
    { known: petitionerName, numbers: [phone, idNumber] },
    { known: agentName, numbers: [agentIdNumber] },
    ...representatives.map((person) => ({ known: person.name, numbers: [person.phone] })),
  ];
  return people.some(
    ({ known, numbers }) =>
      known?.trim() === name && numbers.some((number) => tailOf(number) === lastFour.toUpperCase()),
  );
}

function tailOf(number: string | undefined): string {
  return (number ?? '')
    .normalize('NFKC')
    .replaceAll(/[^0-9Xx]/gu, '')
    .slice(-4)
    .toUpperCase();
}
