import { Alert, App, Button, Flex, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mediation } from '../../../main/contract/routes/mediation.ts';
import { retention } from '../../../main/terms/archive-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { mediationCatalogues, type MediationAct } from '../../../main/terms/mediation-fields.ts';
import { mediationStage } from '../../../main/terms/mediation-terms.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ArchiveForm } from '../../components/acts/ArchiveForm.tsx';
import { FilePrints } from '../../components/acts/FilePrints.tsx';
import { useFilePapers } from '../../components/acts/use-file-papers.ts';
import { daysUntil } from '../../components/days-until.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatValue } from '../../components/fields/format-value.ts';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { RowsTable } from '../../print/templates/RowsTable.tsx';
import { MediationForm } from './MediationForm.tsx';
import '../../components/acts/acts.css';

interface MediationsProps {
  readonly disputeId: string;
  /** This station may put something on record. */
  readonly own: boolean;
  /** Somebody was hurt or threatened. */
  readonly violent: boolean;
}

type Doing =
  | { readonly do: 'step'; readonly act: MediationAct }
  | { readonly do: 'strike'; readonly entryId: string; readonly name: string }
  | { readonly do: 'archive' | 'unarchive'; readonly mediationId: string };

const shownSteps = 4;

/** The mediations of a dispute, the latest first, and what may be put on record now. */
export function Mediations({ disputeId, own, violent }: MediationsProps) {
  const { t } = useTranslation(['mediation', 'archive']);
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [all, setAll] = useState(false);
  const { data, error } = useRoute('mediation.get', { disputeId });
  const strike = useAction('mediation.strike');
  const unarchive = useAction('mediation.unarchive');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const steps = own ? data.steps : [];
  if (data.mediations.length === 0 && steps.length === 0) return null;
  const hasMore = !all && steps.length > shownSteps + 1;
  const close = () => setDoing(null);
  return (
    <section className="acts" aria-label={t('mediation:title')}>
      <Typography.Title level={2}>{t('mediation:title')}</Typography.Title>
      <p className="acts-known">{t('mediation:free')}</p>
      {violent && <Alert type="warning" title={t('mediation:violence')} />}
      {steps.length > 0 && (
        <Flex gap="small" wrap>
          {steps.slice(0, hasMore ? shownSteps : steps.length).map((act, index) => (
            <Button
              key={act}
              type={index === 0 && data.mediations.length > 0 ? 'primary' : 'default'}
              onClick={() => setDoing({ do: 'step', act })}
            >
              {t(`mediation:steps.${act}`)}
            </Button>
          ))}
          {hasMore && <Button onClick={() => setAll(true)}>{t('mediation:more')}</Button>}
        </Flex>
      )}
      {doing?.do === 'strike' && (
        <ReasonStep
          title={t('mediation:strikeTitle', { name: doing.name })}
          label={t('mediation:strikeReason')}
          act={(reason) => strike.mutateAsync({ disputeId, entryId: doing.entryId, reason })}
          onDone={close}
        >
          <p className="due-later">{t('mediation:strikeHint')}</p>
        </ReasonStep>
      )}
      {doing?.do === 'unarchive' && (
        <ReasonStep
          title={t('mediation:unarchive')}
          label={t('archive:why')}
          act={async (reason) => {
            await unarchive.mutateAsync({ disputeId, mediationId: doing.mediationId, reason });
            void message.success(t('archive:opened'));
          }}
          onDone={close}
        >
          <p className="due-later">{t('archive:whyHint')}</p>
        </ReasonStep>
      )}
      {doing?.do === 'archive' && (
        <ArchiveMediation disputeId={disputeId} mediationId={doing.mediationId} onDone={close} />
      )}
      {data.mediations.toReversed().map((mediation, index) => (
        <OneMediation
          key={mediation.mediationId}
          disputeId={disputeId}
          mediation={mediation}
          no={data.mediations.length > 1 ? data.mediations.length - index : null}
          own={own}
          onDo={setDoing}
        />
      ))}
      {doing?.do === 'step' && (
        <MediationForm
          key={doing.act}
          disputeId={disputeId}
          act={doing.act}
          onDone={close}
          onCancel={close}
        />
      )}
    </section>
  );
}

interface OneMediationProps {
  readonly disputeId: string;
  readonly mediation: Mediation;
  /** Which one it is, where there are several. */
  readonly no: number | null;
  readonly own: boolean;
  readonly onDo: (doing: Doing) => void;
}

function OneMediation({ disputeId, mediation, no, own, onDo }: OneMediationProps) {
  const { t } = useTranslation('mediation');
  const { language } = useLabels();
  const { mediationId, caseNo, stage, committee, dueOn, confirmableUntil, entries, missing, file } =
    mediation;
  return (
    <>
      {no !== null && <Typography.Title level={2}>{t('nth', { no })}</Typography.Title>}
      <dl className="record-facts">
        <dt>{t('stage')}</dt>
        <dd>
          <strong>{labelOf(mediationStage, stage, language)}</strong>
        </dd>
        {caseNo !== null && (
          <>
            <dt>{t('caseNo')}</dt>
            <dd>{caseNo}</dd>
          </>
        )}
        {committee !== '' && (
          <>
            <dt>{t('committee')}</dt>
            <dd>{committee}</dd>
          </>
        )}
        {dueOn !== null && (
          <>
            <dt>{t('dueOn')}</dt>
            <dd>
              <DueDate on={dueOn} target />
            </dd>
          </>
        )}
        {confirmableUntil !== null && (
          <>
            <dt>{t('confirmable')}</dt>
            <dd>
              {t(daysUntil(confirmableUntil) < 0 ? 'confirmableOver' : 'confirmableUntil', {
                on: confirmableUntil,
              })}
            </dd>
          </>
        )}
      </dl>
      {own && missing.length > 0 && (
        <Alert
          type="warning"
          title={t('missing', {
            list: missing.map((kind) => labelOf(documentKind, kind, language)).join('、'),
          })}
        />
      )}
      {file && <FileLine disputeId={disputeId} mediation={mediation} file={file} />}
      {own && (
        <Flex gap="small">
          {mediation.mayArchive && (
            <Button onClick={() => onDo({ do: 'archive', mediationId })}>{t('archive')}</Button>
          )}
          {file && <Button onClick={() => onDo({ do: 'unarchive', mediationId })}>{t('unarchive')}</Button>}
        </Flex>
      )}
      <ul className="acts-list" aria-label={t('title')}>
        {entries.toReversed().map((entry) => (
          <li key={entry.entryId}>
            <OneEntry entry={entry} no={caseNo} own={own} onDo={onDo} />
          </li>
        ))}
      </ul>
    </>
  );
}

type Entry = Mediation['entries'][number];

interface OneEntryProps {
  readonly entry: Entry;
  readonly no: string | null;
  readonly own: boolean;
  readonly onDo: (doing: Doing) => void;
}

function OneEntry({ entry, no, own, onDo }: OneEntryProps) {
  const { t } = useTranslation('mediation');
  const { language } = useLabels();
  const { entryId, act, on, by, paper, struck, mayStrike } = entry;
  const name = t(`names.${act}`);
  const kind = paper === null ? '' : labelOf(documentKind, paper, language);
  return (
    <>
      <div>
        <strong>{struck ? <s>{name}</s> : name}</strong> {on} {by.staffName}
      </div>
      {struck && (
        <div className="due-later">
          {t('struck', { on: struck.on, name: struck.staffName, reason: struck.reason ?? '' })}
        </div>
      )}
      <EntryValues entry={entry} />
      <Flex gap="small" wrap>
        {paper !== null && struck === null && (
          <DocumentPrint
            papers={[{ documentKind: paper, subjectId: entryId }]}
            label={t('print', { kind })}
            title={t('pdfTitle', { kind, no: no ?? on })}
          />
        )}
        {own && mayStrike && (
          <Button type="text" onClick={() => onDo({ do: 'strike', entryId, name })}>
            {t('strike')}
          </Button>
        )}
      </Flex>
    </>
  );
}

/** What was said, but for the day, which stands above. */
function EntryValues({ entry: { act, values } }: { readonly entry: Entry }) {
  const { find, field: labelOfField } = useLabels();
  const words = useWords();
  const catalogue: FieldCatalogue = mediationCatalogues[act];
  const given = Object.entries(catalogue).filter(([name]) => name !== 'actOn' && values[name] !== undefined);
  return (
    <dl className="acts-values">
      {given.map(([name, field]) => (
        <div key={name} className={field.type === 'rows' ? 'record-story acts-wide' : 'record-story'}>
          <dt>{find('mediation', `fields.${act}.${name}`) ?? labelOfField(name)}</dt>
          <dd>
            {field.type === 'rows' ? (
              <RowsTable name={name} fields={field.fields} value={values[name]} />
            ) : (
              formatValue(field, values[name], words)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ArchiveMediationProps {
  readonly disputeId: string;
  readonly mediationId: string;
  readonly onDone: () => void;
}

/** Closes the file: its papers are laid out and their pages counted before anybody signs for them. */
function ArchiveMediation({ disputeId, mediationId, onDone }: ArchiveMediationProps) {
  const { t } = useTranslation(['mediation', 'archive']);
  const { language } = useLabels();
  const archive = useAction('mediation.archive');
  const file = useRoute('mediation.caseFile', { disputeId, mediationId, language });
  const papers = useFilePapers(file.data?.items ?? null);
  const error = file.error ?? papers.error;
  if (error) return <ErrorNotice error={error} />;
  if (!file.data || !papers.data) return <Spin description={t('archive:counting')} />;
  return (
    <ArchiveForm
      title={t('mediation:archiveTitle')}
      lead={t('mediation:archiveLead')}
      begin={{
        fileTitle: t('mediation:fileTitle', { about: file.data.proposed.about }),
        retention: file.data.proposed.retention,
      }}
      items={file.data.items}
      papers={papers.data}
      save={async (items, values) => {
        await archive.mutateAsync({ disputeId, mediationId, language, items, values });
      }}
      onDone={onDone}
    />
  );
}

interface FileLineProps {
  readonly disputeId: string;
  readonly mediation: Mediation;
  readonly file: NonNullable<Mediation['file']>;
}

/** Where the file stands, and the whole of it on paper or as one PDF. */
function FileLine({ disputeId, mediation: { mediationId, caseNo }, file }: FileLineProps) {
  const { t } = useTranslation('archive');
  const { language } = useLabels();
  const { fileId, items, pages, values, by, whole } = file;
  const list = useRoute('mediation.caseFile', whole ? { disputeId, mediationId, language } : null).data;
  return (
    <Flex gap="small" align="center" wrap>
      <span>
        {t('line', {
          items,
          pages,
          no: caseNo ?? '',
          on: values.actOn ?? by.on,
          retention: labelOf(retention, values.retention ?? '', language),
        })}
      </span>
      {list && <FilePrints fileId={fileId} fileNo={caseNo ?? ''} file={list} />}
    </Flex>
  );
}
