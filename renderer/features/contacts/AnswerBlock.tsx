import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NewContact } from './new-contact.ts';
import { StoryArea } from '../../components/fields/StoryArea.tsx';

interface AnswerBlockProps {
  readonly content: NewContact;
  readonly missing: boolean;
  /** Something was asked for: an oral answer needs the petitioner's agreement. */
  readonly needsAgreement: boolean;
  readonly disagreed: boolean;
  readonly onChange: (part: Partial<NewContact>) => void;
}

/** Answered now? The words of the answer, and whether it may stay oral. */
export function AnswerBlock({ content, missing, needsAgreement, disagreed, onChange }: AnswerBlockProps) {
  const { t } = useTranslation(['contacts', 'matters']);
  return (
    <div className="form-block">
      <Checkbox checked={content.answered} onChange={({ target }) => onChange({ answered: target.checked })}>
        {t('form.answered')}
      </Checkbox>
      {content.answered && (
        <>
          <StoryArea
            rows={2}
            maxRows={8}
            value={content.answerText}
            maxLength={4000}
            status={missing ? 'error' : ''}
            aria-label={t('form.answerText')}
            aria-invalid={missing}
            placeholder={t('form.answerText')}
            onChange={({ target }) => onChange({ answerText: target.value })}
          />
          <Checkbox
            checked={content.agreedOral}
            onChange={({ target }) => onChange({ agreedOral: target.checked })}
          >
            {t('form.agreedOral')}
          </Checkbox>
          {(needsAgreement || disagreed) && (
            <div className={disagreed ? 'field-error' : 'due-later'}>
              {t('matters:step.agreedOralNeeded')}
            </div>
          )}
        </>
      )}
    </div>
  );
}
