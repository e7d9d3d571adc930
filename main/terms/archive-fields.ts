import { defineCodeList, type CodeOf } from './code-list.ts';
import { defineFields } from './fields.ts';

/** How long a file is kept (domain.md §2.9): the program proposes, a person decides. */
export const retention = defineCodeList('retention', [
  { code: 'permanent', zh: '永久', en: 'Permanent' },
  { code: 'years30', zh: '30年', en: '30 years' },
  { code: 'years10', zh: '10年', en: '10 years' },
]);
/** What stands behind the prefix of a station in the number of a file. */
export const fileMark = '信档';

export type Retention = CodeOf<typeof retention>;

/** What the other level may know of a file. */
export const archivedFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  retention: { type: 'code', list: retention, section: 'act', stage: 1 },
});

/** F80, F82 案卷封面、备考表; what lies in the file besides the papers of the program is told as well. */
export const archiveFields = defineFields({
  fileTitle: { type: 'line', max: 200, section: 'act', stage: 1, width: 'full' },
  ...archivedFields,
  archivist: { type: 'name', max: 60, section: 'act', stage: 1 },
  fileChecker: { type: 'name', max: 60, section: 'act', stage: 1 },
  fileSecret: { type: 'flag', section: 'act', stage: 0 },
  looseItems: {
    type: 'rows',
    maxItems: 60,
    fields: {
      title: { type: 'line', max: 200 },
      responsible: { type: 'line', max: 60 },
      no: { type: 'line', max: 40 },
      pages: { type: 'count', min: 1, max: 999 },
    },
    section: 'act',
    stage: 0,
    width: 'full',
  },
  fileRemark: { type: 'story', max: 1000, section: 'act', stage: 0, width: 'full' },
});
