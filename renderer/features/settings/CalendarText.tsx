import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  maxCalendarText,
  readCalendarText,
  type CalendarTextFault,
  type ToldCalendar,
} from '../../../main/contract/values/calendar-text.ts';
import { FileInput } from '../../components/FileInput.tsx';

interface CalendarTextProps {
  readonly year: number;
  readonly onRead: (calendar: ToldCalendar) => void;
}

/** What was made of a text: the year and how many days, or why nothing. */
type Outcome =
  | { readonly read: number }
  | { readonly fault: CalendarTextFault }
  | { readonly otherYear: number };

/** The quickest way: the notice as it was published, pasted or from a file. It fills in the year, and saves nothing. */
export function CalendarText({ year, onRead }: CalendarTextProps) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = (told: string): void => {
    const found = readCalendarText(told, year);
    if (!found.ok) setOutcome({ fault: found.fault });
    else if (found.calendar.year !== year) setOutcome({ otherYear: found.calendar.year });
    else {
      setOutcome({ read: found.calendar.days.length });
      onRead(found.calendar);
    }
  };
  const readFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const told = file.size > maxCalendarText ? null : decode(await file.arrayBuffer());
    if (told === null)
      setOutcome({ fault: { reason: file.size > maxCalendarText ? 'tooLong' : 'unreadable', at: '' } });
    else read(told);
  };
  return (
    <div className="calendar-text">
      <label htmlFor="calendar-text">{t('calendar.text.title')}</label>
      <Input.TextArea
        id="calendar-text"
        rows={2}
        value={text}
        placeholder={t('calendar.text.hint')}
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text');
          event.preventDefault();
          setText(pasted);
          read(pasted);
        }}
      />
      <Flex gap="small" wrap>
        <Button disabled={text.trim() === ''} onClick={() => read(text)}>
          {t('calendar.text.fill')}
        </Button>
        <FileInput once label={t('calendar.text.file')} onChosen={([file]) => void readFile(file)} />
      </Flex>
      <div aria-live="polite">
        {outcome && 'read' in outcome && (
          <Alert type="success" showIcon title={t('calendar.text.read', { year, count: outcome.read })} />
        )}
        {outcome && 'otherYear' in outcome && (
          <Alert
            type="error"
            showIcon
            title={t('calendar.text.otherYear', { year, other: outcome.otherYear })}
          />
        )}
        {outcome && 'fault' in outcome && (
          <Alert
            type="error"
            showIcon
            title={t('calendar.text.refused', {
              why: t(`calendar.faults.${outcome.fault.reason}`, { at: outcome.fault.at }),
            })}
          />
        )}
      </div>
    </div>
  );
}

/** Chinese Windows saves tables as GB 18030. Null: neither that nor UTF-8. */
function decode(bytes: ArrayBuffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The other one, then.
    }
  }
  return null;
}
