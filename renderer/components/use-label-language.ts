import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { useDisplay } from './display-settings.tsx';

/** Which of the two labels of a code list is shown. */
export function useLabelLanguage(): LabelLanguage {
  return useDisplay().language === 'en' ? 'en' : 'zh';
}
