import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    testTimeout: 120_000,
    // What founds and joins before a test takes as long on a busy machine as what does so in one.
    hookTimeout: 120_000,
    // Most files wait for a hub process or a clock rather than for the processor.
    maxWorkers: 4,
  },
});
