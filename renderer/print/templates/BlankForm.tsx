import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { channel } from '../../../main/terms/channels.ts';
import type { CodeItem } from '../../../main/terms/code-list.ts';
import { assistanceNeed, petitionerKind, priorProcedureKind, sex } from '../../../main/terms/petitioner.ts';
import { purpose } from '../../../main/terms/purposes.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, Signatures } from './FormFrame.tsx';

interface BlankFormProps {
  readonly data: PaperData<'blankSet'>;
  readonly copyNo: number;
}

/** What is written by hand in the order of the form, and room (mm) for it. */
const office = [
  ['contentCategory', 12],
  ['problemDivision', 10],
  ['problemDate', 10],
  ['proposedHandling', 30],
] as const;

/** The back of F01: what the office adds to what the visitor has signed. */
export function BlankFormBack({ data, copyNo }: BlankFormProps) {
  const { t } = useTranslation('print');
  const { field } = useLabels();
  return (
    <FormFrame
      title={t('blank.backTitle')}
      number={data.registrationNo}
      station={data.desk.name}
      copyNo={copyNo}
    >
      {office.map(([name, room]) => (
        <tr key={name}>
          <Cell label={field(name)} columns={5} room={room} />
        </tr>
      ))}
      <tr>
        <Cell label={t('form.instruction')} columns={5} room={30} />
      </tr>
      <tr>
        <Cell label={t('form.outcome')} columns={5} room={50}>
          {t('form.outcomeLine')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('remark')} columns={5} room={30} />
      </tr>
      <tr>
        <Cell label={t('blank.recorder')} room={12} />
        <Cell label={t('blank.registrar')} />
        <Cell label={t('form.registeredAt')} />
      </tr>
    </FormFrame>
  );
}

/** F01 to be written by hand: the same fields, room to write, boxes to tick. Accusations have no place on it. */
export function BlankForm({ data, copyNo }: BlankFormProps) {
  const { t } = useTranslation('print');
  const { field, language } = useLabels();
  const ticks = (items: readonly CodeItem[]) => items.map((item) => `□${item[language]}`).join('　');
  const spoken = channel.items.filter(
    ({ faceToFace, code }) => faceToFace || code === 'letter' || code === 'phone',
  );
  const ordinary = purpose.items.filter(({ code }) => code !== 'accusation');
  return (
    <FormFrame title={t('form.title')} number={data.registrationNo} station={data.desk.name} copyNo={copyNo}>
      <tr>
        <Cell label={field('petitionerName')} room={8} />
        <Cell label={field('sex')}>{ticks(sex.items)}</Cell>
        <Cell label={field('birthDate')} />
      </tr>
      <tr>
        <Cell label={field('phone')} room={8} />
        <Cell label={t('blank.idNumber')} columns={3} />
      </tr>
      <tr>
        <Cell label={field('addressDetail')} columns={3} room={8} />
        <Cell label={field('headcount')} />
      </tr>
      <tr>
        <Cell label={field('petitionerKind')} columns={3} room={8}>
          {ticks(petitionerKind.items)}
          {'\n'}
          {(['anonymous', 'confidentialityRequested'] as const).map((name) => `□${field(name)}`).join('　')}
        </Cell>
        <Cell label={t('form.receptionist')} />
      </tr>
      <tr>
        <Cell label={t('form.agent')} columns={5} room={8}>
          {t('blank.agent')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('receivedAt')} columns={3} room={8}>
          {t('blank.time')}
        </Cell>
        <Cell label={t('form.visits')}>{t('blank.visits')}</Cell>
      </tr>
      <tr>
        <Cell label={field('channel')} columns={5} room={8}>
          {ticks(spoken)}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('representatives')} columns={5} room={8}>
          {t('blank.representatives')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('purpose')} columns={5} room={8}>
          {ticks(ordinary)}
          {'\n'}
          {t('blank.noAccusation')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('summary')} columns={5} room={8} />
      </tr>
      <tr>
        <Cell label={field('requests')} columns={5} room={13} />
      </tr>
      <tr>
        <Cell label={field('facts')} columns={5} room={14} />
      </tr>
      <tr>
        <Cell label={field('priorProcedure')} columns={5} room={8}>
          {ticks(priorProcedureKind.items)}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('materials')} columns={5} room={8}>
          {t('blank.materials')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('assistanceNeeded')} columns={5} room={8}>
          {ticks(assistanceNeed.items)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('form.answer')} columns={5} room={9} />
      </tr>
      <Signatures
        helpers={[field('scribeName'), field('readerName'), field('witnessName')].map((role) => [role, ''])}
      />
    </FormFrame>
  );
}
