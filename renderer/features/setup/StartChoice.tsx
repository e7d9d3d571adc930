import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { SampleOffer } from './SampleOffer.tsx';

const ways = ['found', 'restore', 'resume', 'lost'] as const;
export type StartWay = (typeof ways)[number];

interface StartChoiceProps {
  readonly onChosen: (way: StartWay) => void;
}

/** The first screen of an empty PC. Nobody should found a new station because a backup was not thought of. */
export function StartChoice({ onChosen }: StartChoiceProps) {
  const { t } = useTranslation(['setup', 'common']);
  return (
    <>
      <Typography.Title level={1}>
        {t('common:appName')} · {t('title')}
      </Typography.Title>
      <div className="start-choice">
        {ways.map((way) => (
          <button key={way} type="button" autoFocus={way === 'found'} onClick={() => onChosen(way)}>
            <strong>{t(`choice.${way}.title`)}</strong>
            <span>{t(`choice.${way}.text`)}</span>
          </button>
        ))}
      </div>
      <SampleOffer />
    </>
  );
}
