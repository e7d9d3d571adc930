import { useTranslation } from 'react-i18next';
import type { MatterStep } from '../../../main/terms/matter-steps.ts';
import { useSession } from '../../api/api-context.tsx';

/** What a step is called here: a reply goes to the other level. */
export function useStepLabel(): (step: MatterStep) => string {
  const { t } = useTranslation('acts');
  const { stationKind } = useSession();
  return (step) => (step === 'reply' && stationKind === 'township' ? t('replyDown') : t(`steps.${step}`));
}
