import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    root: '/work/wt/xfb',
    include: ['main/api/exchange-simulation.soak.ts'],
    pool: 'forks',
    fileParallelism: false,
    execArgv: ['--cpu-prof', '--cpu-prof-dir=/tmp/xfbp/prof', '--cpu-prof-interval=2000'],
    testTimeout: 0,
  },
});
