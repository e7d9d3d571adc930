import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';

export interface PersonOption {
  readonly value: string;
  readonly label: string;
}

/** The people who can unlock here; those whose name this PC cannot read are numbered. */
export function usePeople(logins: RouteOutput<'station.status'>['logins']): readonly PersonOption[] {
  const { t } = useTranslation('unlock');
  return logins.map(({ staffId, name }, index) => ({
    value: staffId,
    label: name ?? t('unnamed', { number: index + 1 }),
  }));
}
