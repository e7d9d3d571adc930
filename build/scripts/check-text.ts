/**
 * Two things that the linter cannot see in a text: words on the screen that no translator would find, and
 * ciphers that plain Node has and Electron's BoringSSL lacks.
 *   node build/scripts/check-text.ts   exit 1 and one line per problem
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Where words live: code lists with their labels, the languages, the date words of both sides, tests. */
const homesOfWords = [
  /^main\/terms\//u,
  /^main\/contract\/values\//u,
  /^renderer\/i18n\//u,
  /^renderer\/e2e\//u,
  /(^|\/)(fixtures|testing|demo)\//u,
  /\.(test|bench|soak)\.tsx?$/u,
];

/** Files with words that are no screen text, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'build/scripts/check-node.mjs': 'speaks before anything else can',
  'build/scripts/package-check.ts': 'the name that Windows must show',
  'build/scripts/start.ts': 'speaks before the program does',
  'db/store/prove-driver.ts': 'sample bytes of a self-test',
  'main/receiver/words.ts': 'the terminal and the answers of the receiver, in both languages',
  'main/cli/words.ts': 'the terminal of support people, in both languages',
  'main/core/limits/holiday-notices.ts': "names in the State Council's notices",
  'main/core/limits/statutory-days.ts': "names in the State Council's decree",
  'main/core/transport/reasons.ts': 'the text file beside a file that was not accepted, in both languages',
  'main/loopback/messages.ts': 'the console, in both languages, before a page is open',
  'main/worker/data-folder.ts': "folder names of other vendors' programs",
  'main/electron/words.ts': 'the few words of the window that no page makes, in both languages',
  'main/worker/self-test.ts': 'sample bytes of a self-test',
  'main/worker/start-problems.ts': 'why nothing opens, in both languages, before a page is open',
  'renderer/components/fields/DateInput.tsx': 'words that people type into a date',
  'renderer/index.html': 'title until the languages are loaded',
  'renderer/print/print.css': 'names of fonts',
};

const stringsAndComments =
  /(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu;

function withoutComments(source: string): string {
  return source.replaceAll(stringsAndComments, (match, string?: string) =>
    string === undefined ? match.replaceAll(/[^\n]/gu, ' ') : match,
  );
}

const missingFromElectron = /['"`](?:id-)?(?:sm[234]|chacha)/iu;

/** `path` from the repository's root, with slashes. */
export function findTextProblems(path: string, source: string): string[] {
  const mayHoldWords = path in exceptions || homesOfWords.some((home) => home.test(path));
  return withoutComments(source)
    .split('\n')
    .flatMap((line, index) => [
      ...(!mayHoldWords && /\p{Script=Han}/u.test(line)
        ? [`${path}:${index + 1} has words outside renderer/i18n and main/terms`]
        : []),
      ...(missingFromElectron.test(line)
        ? [`${path}:${index + 1} names a cipher or hash that Electron does not have`]
        : []),
    ]);
}

/** Every problem of the repository; an exception that no file needs any more is one, too. */
export function findAllTextProblems(): string[] {
  const files = globSync('{main,db,renderer,build}/**/*.{ts,tsx,mjs,html,css}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('build/scripts/check-text'))
    .toSorted();
  return [
    ...files.flatMap((file) => findTextProblems(file, readFileSync(join(root, file), 'utf8'))),
    ...Object.keys(exceptions)
      .filter((file) => !files.includes(file))
      .map((file) => `build/scripts/check-text.ts excepts ${file}, which is not there`),
  ];
}

if (import.meta.main) {
  const problems = findAllTextProblems();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
