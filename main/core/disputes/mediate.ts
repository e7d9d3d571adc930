import { v7 as uuidv7 } from 'uuid';
import { nextNumber } from '../../../db/queries/local.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Issue } from '../../contract/result.ts';
import type { MediationInput } from '../../contract/routes/mediation.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { mediationCatalogues } from '../../terms/mediation-fields.ts';
import { formatCaseNo } from '../../terms/mediation-terms.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import {
  agreementIn,
  dayOfMediation,
  entriesOf,
  entryDay,
  mediationNow,
  stageOf,
  type FoldedMediation,
} from './mediation.ts';
import { beginningOf, known, knownFor, withPhones } from './mediation-known.ts';
import { storedDispute } from './stored-dispute.ts';
import { mayStrike, placeOf, placeOfEntry, type MediationPlace } from './read-mediations.ts';

/** What is known of a step before anybody types. Errors: NOT_FOUND. */
export function beginMediationStep(
  { register, ports }: StationRuntime,
  session: Session,
  { disputeId, act }: ParsedInput<'mediation.begin'>,
): RouteOutput<'mediation.begin'> {
  const place = placeOf(register.read, disputeId);
  const mediation = mediationFor(place, act);
  const values = knownFor(register, place.row, { act, mediation, mediations: place.mediations });
  const who = { nowMs: ports.clock.now(), staffName: staffName(register.read, session.staffId) };
  return { values: beginningOf(values, act, who) };
}

/** The mediation that a step belongs to; null: a new one begins with it. */
function mediationFor({ mediations }: MediationPlace, act: MediationInput['act']): FoldedMediation | null {
  const now = mediationNow(mediations);
  if (now === null) return null;
  const opens = act === 'apply' || act === 'take' || act === 'decline';
  return opens && stageOf(now) !== 'applied' ? null : now;
}

/**
 * Puts one step of a mediation on record (domain.md §2.7). Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (not
 * from where the mediation stands, or its words were erased), INPUT_INVALID.
 */
export function performMediation(
  runtime: StationRuntime,
  session: Session,
  input: MediationInput,
): { readonly entryId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  return inTransaction(runtime.register, (tx) => {
    const place = ownPlace(tx, session, input.disputeId);
    if (!place.steps.includes(input.act)) throw new AppError('CONFLICT');
    const mediation = mediationFor(place, input.act);
    const issues = issuesOf(input, mediation, { today, foundOn: place.row.foundOn });
    if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
    const people = [
      ...known(runtime.register, place.row, place.mediations).parties,
      ...(storedDispute(place.row).values.parties ?? []),
    ];
    const catalogue: FieldCatalogue = mediationCatalogues[input.act];
    const { body, pii } = splitValues<FieldCatalogue>(catalogue, withPhones<object>(input.values, people));
    const entryId = uuidv7();
    const caseNo = input.act === 'take' ? nextCaseNo(tx, runtime, today) : undefined;
    // oxlint-disable-next-line typescript/consistent-type-assertions -- kind and values come from one input
    const draft = {
      kind: `mediation.${input.act}`,
      entityId: input.disputeId,
      businessDate: dayOfMediation(input.values, today),
      body: {
        mediationId: mediation?.mediationId ?? uuidv7(),
        entryId,
        ...(caseNo === undefined ? {} : { caseNo }),
        fields: body,
      },
      pii: { fields: pii },
    } as AnyDraft;
    record(tx, { author: authorOf(session), nowMs }, [draft]);
    return { entryId };
  });
}

/** Errors: NOT_FOUND, FORBIDDEN. */
export function ownPlace(reader: Reader, { stationId }: Session, disputeId: string): MediationPlace {
  const place = placeOf(reader, disputeId);
  if (place.row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return place;
}

function nextCaseNo(tx: WriteTx, { register }: StationRuntime, today: string): string {
  const year = today.slice(0, 4);
  return formatCaseNo(stationProfile(register).numberPrefix, year, nextNumber(tx, `mediation ${year}`));
}

/** What a step lacks, or says that cannot be. */
function issuesOf(
  { act, values }: MediationInput,
  mediation: FoldedMediation | null,
  { today, foundOn }: { readonly today: string; readonly foundOn: string },
): Issue[] {
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  const given: Readonly<Record<string, unknown>> = values;
  const issues = lackingIn(catalogue, values);
  const refuse = (name: string, code: string) => {
    if (!issues.some(({ path }) => path === `values.${name}`)) issues.push({ path: `values.${name}`, code });
  };
  // A mediation that somebody does not want is none (Art 3).
  for (const vow of ['willing', 'toldRights', 'signedFreely', 'agreedFreely']) {
    if (given[vow] === false) refuse(vow, 'notWilling');
  }
  const { parties: sides } = given;
  if (Array.isArray(sides) && sides.length < 2) refuse('parties', 'twoParties');
  const dayField = 'actOn' in catalogue ? 'actOn' : 'heldAt';
  const said = given[dayField];
  if (typeof said === 'string') {
    const on = dayField === 'actOn' ? said : localDateOf(said);
    const taken = mediation && entriesOf(mediation, 'take').at(-1);
    const agreement = mediation && agreementIn(mediation);
    const afterwards = act === 'perform' || act === 'followUp' || act === 'askConfirmation';
    const from = (afterwards && agreement) || (act === 'apply' ? null : taken);
    if (on > today) refuse(dayField, 'future');
    if (on < (from ? entryDay(from) : foundOn)) refuse(dayField, 'tooEarly');
    for (const name of ['performBy', 'followUpOn', 'dueOn']) {
      const ahead = given[name];
      if (typeof ahead === 'string' && ahead < on) refuse(name, 'tooEarly');
    }
  }
  if (act === 'session' && values.sessionResult === 'notAgreed' && !values.routes?.length) {
    refuse('routes', 'required');
  }
  if (act === 'mandate' && !values.agents?.length && !values.identityPapers?.length) {
    refuse('identityPapers', 'required');
  }
  if (act === 'end' && values.mediationNext === 'handedOn' && values.handedTo === undefined) {
    refuse('handedTo', 'required');
  }
  if ((act === 'agree' || act === 'agreeOral') && values.performance === 'breached') {
    refuse('performance', 'invalid');
  }
  return issues;
}

/** An entry that was made by mistake: it stays readable. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
export function strikeMediationEntry(
  runtime: StationRuntime,
  session: Session,
  { disputeId, entryId, reason }: ParsedInput<'mediation.strike'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const { row } = ownPlace(tx, session, disputeId);
    const said = placeOfEntry(tx, entryId);
    if (said?.row.id !== disputeId) throw new AppError('NOT_FOUND');
    const isRedacted = storedDispute(row).redaction !== null || row.state === 'void';
    if (isRedacted || !mayStrike(said.mediation, said.entry)) throw new AppError('CONFLICT');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'mediation.strike',
        entityId: disputeId,
        businessDate: localDateOf(nowMs),
        body: { mediationId: said.mediation.mediationId, entryId },
        pii: { reason },
      },
    ]);
  });
}
