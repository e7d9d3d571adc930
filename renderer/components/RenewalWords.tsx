import { useTranslation } from 'react-i18next';
import type { RegisterRenewal } from '../../main/contract/routes/restore.ts';
import type { StationKind } from '../../main/terms/station.ts';
import { formatInstant } from './fields/format-value.ts';

interface RenewalWordsProps {
  readonly renewal: RegisterRenewal;
  readonly stationKind: StationKind;
}

/** What happened to the register, what may be missing since, and what to do, one thing a line. */
export function RenewalWords({ renewal, stationKind }: RenewalWordsProps) {
  const { t } = useTranslation('records');
  const { kind, keptUntil, isNewDevice, openedBy, missing, heldGone } = renewal;
  const who = { at: formatInstant(keptUntil), township: '', by: '', second: '', ...openedBy };
  const isBehind = kind === 'restored' || kind === 'copiedBack' || kind === 'resumed';
  return (
    <ul className="renewal-words">
      <li>{t(`renewal.${kind}`, who)}</li>
      {kind === 'copied' && <li>{t('renewal.onlyOne')}</li>}
      {isBehind && <li>{t('renewal.missing')}</li>}
      {missing !== null && missing > 0 && <li>{t('renewal.missingCount', { count: missing })}</li>}
      {heldGone && (
        <li>
          {t('renewal.heldGone', {
            ...heldGone,
            stations: heldGone.stations.join(t('renewal.and')) || t('renewal.unknown'),
          })}
        </li>
      )}
      {openedBy ? (
        <>
          <li>{t('renewal.newCode')}</li>
          <li>{t('renewal.notAsked', { township: openedBy.township })}</li>
        </>
      ) : (
        <li>{t(`renewal.${stationKind}.${isNewDevice ? 'newDevice' : 'sameDevice'}`)}</li>
      )}
      {isBehind && stationKind === 'village' && <li>{t('renewal.getBack')}</li>}
      {isBehind && stationKind === 'township' && <li>{t('renewal.checkRevoked')}</li>}
      {kind === 'restored' && <li>{t('renewal.others')}</li>}
    </ul>
  );
}
