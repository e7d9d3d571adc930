import type { DisputeRow } from '../../../db/queries/disputes.ts';
import { mediationsBefore } from '../../../db/queries/mediations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { mediationCatalogues, type MediationAct, type takeFields } from '../../terms/mediation-fields.ts';
import { committeeAt, confirmationClaim } from '../../terms/mediation-terms.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { agreementIn, entriesOf, entryDay, type FoldedMediation } from './mediation.ts';
import { storedDispute } from './stored-dispute.ts';

type Values = FieldValues<typeof takeFields>;
export type Person = NonNullable<Values['parties']>[number];

interface Known {
  readonly committee: string;
  readonly parties: readonly Person[];
  readonly mediators: NonNullable<Values['mediators']>;
  readonly brief: string | undefined;
}

/** What the mediations of a dispute have said so far, whatever the step: nothing is asked for twice. */
export function known(
  register: OpenRegister,
  row: DisputeRow,
  mediations: readonly FoldedMediation[],
): Known {
  const { values } = storedDispute(row);
  const before = committeeBefore(register.read, row);
  const said: Readonly<Record<string, unknown>>[] = mediations
    .flatMap((one) => entriesOf(one, 'apply', 'take', 'session', 'agree', 'agreeOral'))
    .map(({ values: each }) => each);
  const last = (name: string): unknown => said.findLast((each) => each[name] !== undefined)?.[name];
  const asked = mediations.flatMap((one) => entriesOf(one, 'apply')).at(-1)?.values;
  const { name } = stationProfile(register, row.stationId);
  // oxlint-disable typescript/consistent-type-assertions -- the values were read by the catalogues that name these fields
  return {
    committee: (last('committee') as string | undefined) ?? before?.committee ?? committeeAt(name),
    parties:
      (last('parties') as Person[] | undefined) ??
      (asked ? [...(asked.applicants ?? []), ...(asked.opponents ?? [])] : (values.parties ?? [])),
    mediators: (last('mediators') as Known['mediators'] | undefined) ?? before?.mediators ?? [],
    brief: (last('brief') as string | undefined) ?? values.situation ?? values.summary,
  };
  // oxlint-enable typescript/consistent-type-assertions
}

function committeeBefore(reader: Reader, { stationId, id }: DisputeRow): Partial<Known> | null {
  const fields = mediationsBefore(reader, stationId, id);
  if (fields === null) return null;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  const taken = (JSON.parse(fields) as FoldedMediation[])
    .flatMap((one) => entriesOf(one, 'take'))
    .at(-1)?.values;
  return {
    ...(taken?.committee === undefined ? {} : { committee: taken.committee }),
    ...(taken?.mediators === undefined ? {} : { mediators: taken.mediators }),
  };
}

/** What is known of a step before anybody says it. */
export function knownFor(
  register: OpenRegister,
  row: DisputeRow,
  {
    act,
    mediation,
    mediations,
  }: {
    readonly act: MediationAct;
    /** To which it belongs; null: a new one. */
    readonly mediation: FoldedMediation | null;
    readonly mediations: readonly FoldedMediation[];
  },
): Record<string, unknown> {
  const { committee, parties, mediators, brief } = known(register, row, mediations);
  const { values } = storedDispute(row);
  const names = parties.map(({ name }) => ({ name }));
  const about = values.summary;
  const agreement = mediation && agreementIn(mediation);
  const taken = mediation && entriesOf(mediation, 'take').at(-1);
  const asked = mediation && entriesOf(mediation, 'apply').at(-1);
  const ended = mediation && entriesOf(mediation, 'end').at(-1);
  const over = agreement ?? ended;
  const no = mediation?.caseNo ?? '';
  const [first, ...others] = parties;
  const steps: Record<string, unknown> = {
    apply: { committee, applicants: first ? [first] : undefined, opponents: others, brief },
    decline: {},
    take: {
      committee,
      mediationSource: asked ? 'partyRequest' : 'offered',
      parties,
      brief,
      mediators,
    },
    inform: { informed: names },
    mandate: { identityPapers: names },
    inquire: { about },
    evidence: {},
    session: { about, present: names, mediators },
    prolong: {},
    agree: { parties, disputeFacts: brief, mediators, copies: parties.length + 1 },
    agreeOral: { parties, disputeFacts: brief, mediators },
    perform: { performance: 'performed' },
    followUp: { visited: names },
    askConfirmation: {
      confirmationSides: 'individuals',
      applicants: parties,
      serviceAddresses: parties.map(({ name, phone, address }) => ({ name, phone, address })),
      brief: agreement?.values.terms?.join('\n'),
      claims: [confirmationClaim(committee, no)],
    },
    confirmation: {},
    end: { informed: names, routes: ['litigation', 'administrative', 'legalAid'] },
    close: {
      handlingUnit: committee,
      handlerName: mediators[0]?.name,
      mediationSource: taken?.values.mediationSource,
      takenOn: taken ? entryDay(taken) : undefined,
      endedOn: over ? entryDay(over) : undefined,
      parties,
      brief,
      mediationOutcome: agreement?.values.terms?.join('\n') ?? ended?.values.actText,
    },
  }[act];
  return given(steps);
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
      const told = Array.isArray(value)
        ? value.map((row: unknown) => (isPlain(row) ? given(row) : row))
        : value;
      return isNothing(told) ? [] : [[name, told]];
    }),
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return value instanceof Object && !Array.isArray(value);
}

/** The same as a form begins with: today, who sits here, and no telephone number. */
export function beginningOf(
  values: Readonly<Record<string, unknown>>,
  act: MediationAct,
  { nowMs, staffName }: { readonly nowMs: number; readonly staffName: string },
): Record<string, unknown> {
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  const own: Record<string, unknown> = {
    actOn: localDateOf(nowMs),
    heldAt: new Date(nowMs).toISOString(),
    registrar: staffName,
    recorder: staffName,
    informedBy: staffName,
    inquirer: staffName,
    visitor: staffName,
  };
  const begun = {
    ...Object.fromEntries(Object.entries(own).filter(([name]) => name in catalogue)),
    ...values,
  };
  return withoutPhones(begun);
}

function withoutPhones(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== 'phone')
      .map(([name, value]: [string, unknown]) => [
        name,
        Array.isArray(value) ? value.map((row: unknown) => (isPlain(row) ? withoutPhones(row) : row)) : value,
      ]),
  );
}

/** A person without a number is given the one that is known under the same name: nobody types it again. */
export function withPhones<V extends object>(values: V, people: readonly Person[]): V {
  const phones = new Map(people.flatMap(({ name, phone }) => (name && phone ? [[name, phone]] : [])));
  const filled = (row: unknown): unknown => {
    if (!isPlain(row) || row.phone !== undefined || typeof row.name !== 'string') return row;
    const phone = phones.get(row.name);
    return phone === undefined ? row : { ...row, phone };
  };
  const all = Object.entries(values).map(([name, value]: [string, unknown]) => [
    name,
    withNumbers.has(name) && Array.isArray(value) ? value.map(filled) : value,
  ]);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the same values, some rows with one column more
  return Object.fromEntries(all) as V;
}

/** Tables that have a column for it. */
const withNumbers: ReadonlySet<string> = new Set(
  Object.values(mediationCatalogues).flatMap((catalogue: FieldCatalogue) =>
    Object.entries(catalogue).flatMap(([name, field]) =>
      field.type === 'rows' && 'phone' in field.fields ? [name] : [],
    ),
  ),
);
