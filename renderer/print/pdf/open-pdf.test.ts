import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPdf } from './open-pdf.ts';
import type { FromPdfWorker, ToPdfWorker } from './pdf-messages.ts';

type Answer = (question: ToPdfWorker, tell: (message: FromPdfWorker) => void) => void;

/** Stands for the thread that draws. */
class PretendedWorker extends EventTarget {
  readonly asked: ToPdfWorker[] = [];
  terminated = 0;
  readonly #answer: Answer;
  readonly onmessage = null;
  readonly onmessageerror = null;
  readonly onerror = null;

  constructor(answer: Answer) {
    super();
    this.#answer = answer;
  }

  postMessage(question: ToPdfWorker): void {
    this.asked.push(question);
    this.#answer(question, (data) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    this.terminated += 1;
  }
}

const file = new Blob(['%PDF-']);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a page that is never done is given up, and its worker ended: nothing else would stop it', async () => {
  const worker = new PretendedWorker((question, tell) => {
    if ('open' in question) tell({ opened: 2 });
  });
  const pdf = await openPdf(file, () => worker);
  const refusal = pdf.draw(1, 100).catch((problem: unknown) => problem);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await refusal).toMatchObject({ reason: 'tooSlow' });
  expect(worker.terminated).toBe(1);
});

it('one that takes the worker down with it is refused as damaged, and leaves no worker', async () => {
  const worker = new PretendedWorker(() => worker.dispatchEvent(new Event('error')));
  await expect(openPdf(file, () => worker)).rejects.toMatchObject({ reason: 'damaged' });
  expect(worker.terminated).toBe(1);
});

it('a drawing that was refused leaves the worker for the next page', async () => {
  const worker = new PretendedWorker((question, tell) => {
    if ('open' in question) tell({ opened: 2 });
    else if ('draw' in question)
      tell(question.draw === 1 ? { refused: 'tooLarge' } : { drawn: { picture: 'data:', isWhole: true } });
  });
  const pdf = await openPdf(file, () => worker);
  await expect(pdf.draw(1, 100)).rejects.toMatchObject({ reason: 'tooLarge' });
  expect(await pdf.draw(2, 100)).toEqual({ picture: 'data:', isWhole: true });
  expect(worker.terminated).toBe(0);
  pdf.close();
  expect(worker.terminated).toBe(1);
});

it('what a PDF names is fetched among the program’s own files alone', async () => {
  const fetched = vi.fn<(address: URL) => Promise<Response>>(async () => new Response('data'));
  vi.stubGlobal('fetch', fetched);
  const wanted = ['UniGB-UCS2-H.bcmap', '../index.html', 'https://example.com/a.bcmap', 'a/../../b.js'];
  const worker = new PretendedWorker((question, tell) => {
    if (!('open' in question)) return;
    for (const name of wanted) tell({ wanted: name });
    tell({ opened: 1 });
  });
  await openPdf(file, () => worker);
  await vi.waitFor(() => expect(worker.asked.length).toBe(1 + wanted.length));
  expect(fetched.mock.calls.map(([address]) => address.pathname)).toEqual(['/pdf/UniGB-UCS2-H.bcmap']);
});
