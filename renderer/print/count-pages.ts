/**
 * Pages that a form will take on paper. On screen it is laid out in columns as tall as a page's content, because
 * `counter(pages)` would also count the slip that follows it.
 */
export function countPages(form: HTMLElement): number {
  return form.clientWidth === 0 ? 1 : Math.max(1, Math.round(form.scrollWidth / form.clientWidth));
}

/** Page numbers as official papers carry them. */
export function pageNumberRule(pages: number, language: 'zh' | 'en'): string {
  const text = language === 'zh' ? `"第 " counter(page) " 页　共 ${pages} 页"` : `counter(page) " / ${pages}"`;
  return `@page registration { @bottom-center { content: ${text}; font: 10.5pt SimSun, 'Noto Serif CJK SC', serif; } }`;
}
