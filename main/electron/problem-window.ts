import { session as sessions } from 'electron';
import { explanations, type Explanation, type StartProblem } from '../worker/start-problems.ts';
import { servePage } from './app-files.ts';
import { guardSession } from './guards.ts';
import { createPageWindow, loadStartPage } from './windows.ts';
import { title } from './words.ts';

/** Bad news in a window of its own: what happened, what was kept, what to do. Resolves when it is closed. */
export async function showProblem(problem: StartProblem): Promise<void> {
  const session = sessions.fromPartition('open-door-problem', { cache: false });
  guardSession(session);
  servePage(session, () => problemPage(problem));
  const window = createPageWindow(session, true);
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => resolve());
  });
  await loadStartPage(window);
  await closed;
}

/** Words of this program alone: nothing in it comes from outside, so that nothing needs to be escaped. */
export function problemPage(problem: StartProblem): string {
  const { zh, en } = explanations[problem];
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head>` +
    `<body><main>${section(zh, 'zh-CN')}${section(en, 'en')}<footer>${problem}</footer></main></body></html>`
  );
}

function section({ happened, kept, todo }: Explanation, lang: string): string {
  return `<section lang="${lang}"><h1>${happened}</h1><p>${kept}</p><p class="todo">${todo}</p></section>`;
}

const style =
  'body{margin:0;font:16px/1.7 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1f1f1f;background:#fff}' +
  'main{padding:28px 36px}h1{margin:0 0 8px;font-size:19px;line-height:1.5;color:#1d4e89}p{margin:0 0 8px}' +
  '.todo{font-weight:600}section+section{margin-top:20px;padding-top:16px;border-top:1px solid #d9d9d9;font-size:14px}' +
  'section+section h1{font-size:16px}footer{margin-top:20px;font-size:12px;color:#595959}';
