import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tooling/vitest/src/longest-first.ts'

export default defineConfig({
  test: {
    globalSetup: '@tooling/vitest/global-setup',
    reporters: ['default'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/src/**/*.test.{ts,tsx}',
            'tooling/**/*.test.ts',
            'apps/**/src/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
          // A third of the time went into loading the same modules for every file anew.
          isolate: false,
          setupFiles: './tooling/vitest/src/leave-no-trace.ts',
          // Left alone it keeps one core of two free, and half of every test is waiting for the database.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: './apps/server/src/testing/built-server.ts',
          // After the others and one file at a time: a browser and a server need both cores.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
