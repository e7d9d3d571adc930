import { defineConfig, type OxlintOverride } from 'oxlint';

/**
 * The walls between the layers: what a folder may import beside itself. TypeScript's project references
 * (one tsconfig.json per layer) hold the same walls a second time; build/scripts/check-walls.test.ts proves both.
 */
interface Layer {
  readonly folder: string;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
}

const layers: readonly Layer[] = [
  { folder: 'main/terms', layers: [], packages: [] },
  { folder: 'main/contract', layers: ['main/terms'], packages: ['zod'] },
  { folder: 'db', layers: ['main/terms'], packages: ['node:*', 'better-sqlite3', 'drizzle-orm'] },
  {
    folder: 'main/core',
    layers: ['main/terms', 'main/contract', 'db'],
    packages: ['node:*', 'age-encryption', 'pinyin-pro', 'uuid', 'zod'],
  },
  {
    folder: 'main/api',
    layers: ['main/terms', 'main/contract', 'main/core'],
    packages: ['node:*', 'zod'],
  },
  {
    folder: 'main/worker',
    layers: ['main/terms', 'main/contract', 'main/core', 'main/api', 'db'],
    packages: ['node:*'],
  },
  {
    folder: 'main/loopback',
    layers: ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker'],
    packages: ['node:*'],
  },
  {
    folder: 'main/electron',
    layers: ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker'],
    packages: ['node:*', 'electron'],
  },
  {
    folder: 'main/cli',
    layers: ['main/terms', 'main/contract', 'main/core', 'main/api', 'main/worker', 'db'],
    packages: ['node:*', 'zod'],
  },
  {
    folder: 'main/receiver',
    // Neither db nor api: it opens no register.
    layers: ['main/contract', 'main/core'],
    packages: ['node:*'],
  },
  {
    folder: 'renderer',
    layers: ['main/terms', 'main/contract'],
    packages: [
      '@ant-design/icons',
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/noto-serif-sc',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'antd',
      'dayjs',
      'docx',
      'i18next',
      'pdfjs-dist',
      'pinyin-pro',
      'react',
      'react-dom',
      'react-i18next',
      'uqr',
      'zod',
    ],
  },
];

/** Hosts of no layer: nobody imports these, whatever it may import otherwise. */
const closedFolders = ['build', 'dist'];

const testFiles = [
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/*.bench.ts',
  '**/*.soak.ts',
  '**/testing/**',
  'renderer/e2e/**',
];

/** Must stand last in a list of patterns: what a `!` here lets through, oxlint asks no later pattern about. */
function onlyPackages(layer: Layer) {
  return {
    group: [
      '*',
      '@*/**',
      '!./**',
      '!../**',
      ...layer.packages.flatMap((name) => [`!${name}`, `!${name}/**`]),
    ],
    message: `${layer.folder} may not import this package: the list is in oxlint.config.ts.`,
  };
}

function onlyLayersBelow(layer: Layer) {
  const closed = [...layers.map(({ folder }) => folder), ...closedFolders].filter(
    (folder) => folder !== layer.folder && !layer.layers.includes(folder),
  );
  const inMain = closed
    .filter((folder) => folder.startsWith('main/'))
    .map((folder) => folder.slice('main/'.length));
  const outside = closed.filter((folder) => !folder.startsWith('main/'));
  // From inside main/ a sibling is `../api/…`; from elsewhere it is `…/main/api/…`.
  const siblings = layer.folder.startsWith('main/') ? '(main/)?' : 'main/';
  return {
    regex: `^(\\.\\./)+(${siblings}(${inMain.join('|')})|${outside.join('|')})(/|$)`,
    message: `Imports go downward only: ${layer.folder} may import ${layer.layers.join(', ') || 'nothing'}.`,
  };
}

/** Features are separate rooms. `depth` = folders between the file and its feature's folder. */
function otherFeatures(depth: number) {
  return {
    regex: `^(\\.\\./){${depth + 1}}[^.]|^\\.\\..*/features/`,
    message: 'A feature never imports another: move what both need to renderer/components or renderer/api.',
  };
}

function restrict(files: string[], patterns: object[], excludeFiles?: string[]): OxlintOverride {
  return {
    files,
    ...(excludeFiles ? { excludeFiles } : {}),
    rules: { 'eslint/no-restricted-imports': ['error', { patterns }] },
  };
}

const walls = layers.map((layer) =>
  restrict([`${layer.folder}/**`], [onlyLayersBelow(layer), onlyPackages(layer)], testFiles),
);

const renderer = layers.find(({ folder }) => folder === 'renderer');
const features = renderer
  ? [0, 1, 2].map((depth) =>
      restrict(
        [`renderer/features/*/${'*/'.repeat(depth)}*.{ts,tsx}`],
        [otherFeatures(depth), onlyLayersBelow(renderer), onlyPackages(renderer)],
        testFiles,
      ),
    )
  : [];

export default defineConfig({
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'node',
    'promise',
    'react',
    'jsx-a11y',
    'vitest',
  ],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist/**', 'db/migrations/**'],
  rules: {
    // Types say the truth: no way around them but a parse border, marked line by line with its reason.
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

    // No promise, and no error, is lost.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/only-throw-error': 'error',
    'typescript/return-await': ['error', 'in-try-catch'],
    'eslint/no-await-in-loop': 'off', // writes and checks are sequential on purpose

    // One way to write a thing.
    'eslint/eqeqeq': 'error',
    'eslint/no-console': 'error',
    'eslint/no-eval': 'error',
    'eslint/no-new-func': 'error',
    'eslint/no-param-reassign': 'error',
    'eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'eslint/no-var': 'error',
    'eslint/object-shorthand': 'error',
    'eslint/prefer-const': 'error',
    'eslint/no-shadow': 'off',
    'eslint/no-underscore-dangle': 'off',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css', '@fontsource-variable/**'] }],
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/no-array-sort': 'error',
    'unicorn/no-array-reverse': 'error',
    'typescript/no-unsafe-type-assertion': 'off', // said more strictly above
    'typescript/no-misused-spread': ['error', { allow: ['string'] }], // by code point: rare Han need it
    'typescript/consistent-return': 'off', // noImplicitReturns and exhaustive switches say it better
    'oxc/no-map-spread': 'off', // copies are wanted: values are readonly

    // Nothing that a person typed becomes markup, and nothing stays in the browser.
    'react/no-danger': 'error',
    'react/react-in-jsx-scope': 'off',
    'jsx-a11y/no-autofocus': 'off', // a form opened by a key is filled in without the mouse
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'eslint/no-restricted-properties': [
      'error',
      ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
        property,
        message: 'Text is set as text: markup from data is how scripts get in.',
      })),
      { object: 'document', property: 'write', message: 'Text is set as text.' },
      { object: 'document', property: 'cookie', message: 'A cookie on loopback leaks to other ports.' },
    ],
    'eslint/no-restricted-globals': [
      'error',
      ...['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((name) => ({
        name,
        message: 'Nothing is kept in the browser.',
      })),
      ...['alert', 'confirm', 'prompt'].map((name) => ({
        name,
        message: 'Use the dialogs of renderer/components.',
      })),
    ],
  },
  overrides: [
    ...walls,
    ...features,
    { files: ['*.config.ts', 'build/vite/**'], rules: { 'import/no-default-export': 'off' } },
    { files: ['main/contract/index.ts'], rules: { 'oxc/no-barrel-file': 'off' } },
    { files: ['build/**', 'main/cli/**'], rules: { 'eslint/no-console': 'off' } },
    {
      // Tests hand in what no type allows, and read what comes out of it.
      files: testFiles,
      rules: {
        'typescript/consistent-type-assertions': 'off',
        'typescript/no-unsafe-type-assertion': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
        'eslint/no-restricted-properties': 'off',
      },
    },
  ],
});
