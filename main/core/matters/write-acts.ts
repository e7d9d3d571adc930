import { replaceMatterActs } from '../../../db/queries/matter-acts.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { owedAnswers } from './entries.ts';
import { carryOutOwed, supervisedAt } from './supervision.ts';
import { documentsOwed, servedOn, serviceOf, type FoldedActs } from './acts.ts';

/** The rows of what was issued and asked about a matter. */
export function writeActs(tx: WriteTx, matterId: string, acts: FoldedActs): void {
  const owed = new Set(documentsOwed(acts).map(({ documentId }) => documentId));
  const files = acts.files.map((file) => ({ ...file, documentKind: 'caseFileList' as const }));
  const letters = [...acts.letters, ...files].map(
    ({ documentId, documentKind, documentNo, language, on, snapshot }) => ({
      id: documentId,
      matterId,
      documentKind,
      documentNo,
      language,
      issuedOn: on,
      // No petitioner is handed a letter.
      serveBy: 'township' as const,
      serveDueOn: null,
      servedOn: null,
      owed: 0,
      snapshot: snapshot && JSON.stringify(snapshot),
    }),
  );
  const answers = new Map(owedAnswers(acts.entries).map(({ entryId, dueOn }) => [entryId, dueOn]));
  const carryOut = carryOutOwed(acts);
  replaceMatterActs(tx, matterId, {
    documents: [
      ...letters,
      ...acts.documents.map((document) => {
        const { documentId, documentKind, documentNo, language, on, serveBy, serveDueOn, snapshot } =
          document;
        const service = serviceOf(acts, document);
        return {
          id: documentId,
          matterId,
          documentKind,
          documentNo,
          language,
          issuedOn: on,
          serveBy,
          serveDueOn: serveDueOn ?? null,
          servedOn: service && servedOn(service),
          owed: Number(owed.has(documentId)),
          snapshot: snapshot && JSON.stringify(snapshot),
        };
      }),
    ],
    referrals: acts.rounds.flatMap(({ referrals }) =>
      referrals.map(({ referralId, referralKind, by, values, reply }) => ({
        id: referralId,
        matterId,
        kind: referralKind,
        unit: values.toUnit ?? null,
        sentOn: values.actOn ?? by.recordedOn,
        dueOn: values.reportDueOn ?? null,
        repliedOn: reply && (reply.values.actOn ?? reply.by.recordedOn),
      })),
    ),
    urges: acts.urges.map(({ urgeId, on, values }) => ({
      id: urgeId,
      matterId,
      about: values.urgeAbout ?? 'other',
      urgedOn: on,
      dueOn: values.replyDueOn ?? on,
      repliedOn: acts.replies.find((reply) => reply.urgeId === urgeId)?.values.actOn ?? null,
    })),
    entries: [
      ...acts.entries.map((entry) => {
        const { entryId, act } = entry;
        const dueOn = answers.get(entryId) ?? null;
        const level = supervisedAt(acts.entries, entry);
        return { id: entryId, matterId, act, dueOn, owed: Number(dueOn !== null), level };
      }),
      ...(carryOut === null
        ? []
        : [
            {
              id: carryOut.documentId,
              matterId,
              act: 'carryOut' as const,
              dueOn: carryOut.dueOn,
              owed: 1,
              level: null,
            },
          ]),
    ],
  });
}
