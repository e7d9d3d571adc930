import { describe, expect, it } from 'vitest';
import { actCatalogues } from '../../main/terms/act-fields.ts';
import { contactFields, matterFields } from '../../main/terms/contact-fields.ts';
import {
  dutyBeginFields,
  dutyDayFields,
  dutyEntryFields,
  dutyHandOverFields,
} from '../../main/terms/duty-terms.ts';
import { disputeFields } from '../../main/terms/dispute-fields.ts';
import type { FieldCatalogue } from '../../main/terms/fields.ts';
import { screeningFields } from '../../main/terms/screening-terms.ts';
import { leaderRecordFields, leaderResultFields, receptionFields } from '../../main/terms/leader-terms.ts';
import { mediationCatalogues } from '../../main/terms/mediation-fields.ts';
import { officeFields, officeFollowFields } from '../../main/terms/office-fields.ts';
import { sealedFields } from '../../main/terms/sealed-fields.ts';
import { i18n } from '../i18n/i18n.ts';
import { languages } from '../i18n/languages.ts';

const catalogues: readonly FieldCatalogue[] = [
  contactFields,
  matterFields,
  disputeFields,
  sealedFields,
  screeningFields,
  dutyDayFields,
  dutyBeginFields,
  dutyEntryFields,
  dutyHandOverFields,
  receptionFields,
  leaderRecordFields,
  leaderResultFields,
  officeFields,
  officeFollowFields,
];

describe('field labels', () => {
  it.each(languages)(
    'exist for every field, part and section in %s: a form had shown a bare identifier',
    (language) => {
      const keys = catalogues.flatMap((catalogue) =>
        Object.entries(catalogue).flatMap(([name, field]) => [
          name,
          `sections.${field.section}`,
          ...(field.type === 'rows' ? Object.keys(field.fields).map((part) => `rows.${name}.${part}`) : []),
        ]),
      );
      const missing = keys.filter((key) => typeof i18n.getResource(language, 'fields', key) !== 'string');
      expect(missing).toEqual([]);
    },
  );

  it.each(languages)(
    'exist in %s for what is said at every step, by its own name or the common one, with its title and hint',
    (language) => {
      const isThere = (namespace: string, key: string): boolean =>
        typeof i18n.getResource(language, namespace, key) === 'string';
      const all = [
        ...Object.entries(actCatalogues).map((entry) => ['acts', ...entry] as const),
        ...Object.entries(mediationCatalogues).map((entry) => ['mediation', ...entry] as const),
      ];
      const missing = all.flatMap(([space, act, catalogue]: readonly [string, string, FieldCatalogue]) => [
        ...[`steps.${act}`, `hints.${act}`].filter((key) => !isThere(space, key)),
        ...Object.entries(catalogue).flatMap(([name, field]) => [
          ...(isThere(space, `fields.${act}.${name}`) || isThere('fields', name) ? [] : [`${act}.${name}`]),
          ...(field.type === 'rows' ? Object.keys(field.fields) : [])
            .map((part) => `rows.${name}.${part}`)
            .filter((key) => !isThere('fields', key)),
        ]),
      ]);
      expect(missing).toEqual([]);
    },
  );
});
