import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';

const rights = ['right1', 'right2', 'right3', 'right4', 'right5', 'right6'] as const;

/** 信访接待公告: hours, place, ways, how to ask, limits and rights, as the law wants them published (Regs 2022 Art 18). */
export function DoorNotice({ data: { organ, kind } }: { readonly data: PaperData<'doorNotice'> }) {
  const { t } = useTranslation('print');
  const said = (text: string) => (text === '' ? t('door.unknown') : text);
  const phone = said(organ.phone);
  return (
    <div className="door-notice">
      <h1>{t('door.title')}</h1>
      <p>{t('door.intro', { station: organ.name })}</p>
      <h2>{t('door.hours')}</h2>
      <p>{t('door.hoursText', { hours: said(organ.hours) })}</p>
      <h2>{t('door.place')}</h2>
      <p>{said(organ.address)}</p>
      <h2>{t('door.ways')}</h2>
      <p>{t('door.visit')}</p>
      <p>{t('door.letter')}</p>
      <p>{t('door.call', { phone })}</p>
      <h2>{t('door.ask')}</h2>
      <p>{t('door.askText', { phone })}</p>
      <h2>{t('door.limits')}</h2>
      <p>{t(kind === 'village' ? 'door.limitsVillage' : 'door.limitsTownship')}</p>
      <h2>{t('door.rights')}</h2>
      <ol>
        {rights.map((name) => (
          <li key={name}>{t(`door.${name}`)}</li>
        ))}
      </ol>
      <h2>{t('door.supervision')}</h2>
      <p>{said(organ.supervisionPhone)}</p>
      <p className="door-foot">{organ.name}</p>
      <p>{t('door.basis')}</p>
    </div>
  );
}
