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
        <Cell label={field('idNumber')} columns={3} />
      </tr>
      <tr>
        <Cell label={field('addressDetail')} columns={3} room={8} />
        <Cell label={field('headcount')} />
      </tr>
      <tr>
        <Cell label={field('petitionerKind')} columns={3} room={8}>
          {ticks(petitionerKind.items)}
        </Cell>
        <Cell label={t('form.receptionist')} />
      </tr>
      <tr>
        <Cell label={field('receivedAt')} columns={5} room={8}>
          {t('blank.time')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('channel')} columns={5} room={8}>
          {ticks(spoken)}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('representatives')} columns={5} room={10}>
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
        <Cell label={field('summary')} columns={5} room={10} />
      </tr>
      <tr>
        <Cell label={field('requests')} columns={5} room={18} />
      </tr>
      <tr>
        <Cell label={field('facts')} columns={5} room={24} />
      </tr>
      <tr>
        <Cell label={field('priorProcedure')} columns={5} room={8}>
          {ticks(priorProcedureKind.items)}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('materials')} columns={5} room={10}>
          {t('blank.materials')}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('assistanceNeeded')} columns={5} room={8}>
          {ticks(assistanceNeed.items)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('form.answer')} columns={5} room={12} />
      </tr>
      <Signatures
        helpers={[field('scribeName'), field('readerName'), field('witnessName')].map((role) => [role, ''])}
      />
    </FormFrame>
  );
}
