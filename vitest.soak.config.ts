import { defineConfig } from 'vitest/config';

/** What takes hours: `npm run soak`, never part of `npm test`. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    // Properties again, on examples that nobody has seen.
    include: ['{main,db}/**/*.soak.ts', '{main,db}/**/*.property.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 600_000,
  },
});
