import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import type { ShellOption } from './test/e2e/fixtures.ts'
import { canMakeDisplays } from './test/e2e/shells/display.ts'

// The apps under test inherit it: the machine may have no keychain, and one that it has is left alone.
process.env.SONDE_PASSPHRASE ??= 'correct horse'

/** Each keeps a good core busy, with its app and its browser. */
const WORKERS = availableParallelism() >= 4 ? 3 : 2

/** The same specs in both shells. What only one of them has is in `electron-only` or `serve-only`. */
export default defineConfig<object, ShellOption>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A machine of CI may stand still for longer than a spec waits. What passes the second time is named as flaky when all
  // is over; what is broken fails twice.
  retries: process.env.CI ? 1 : 0,
  workers: WORKERS,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  // Recording costs about a tenth of the time. In CI it waits for the second run, which there is.
  use: { trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure' },
  projects: [
    { name: 'serve', testIgnore: '**/electron-only/**', use: { shell: 'serve' } },
    {
      name: 'electron',
      testIgnore: '**/serve-only/**',
      use: { shell: 'electron' },
      // windows on one display share its clipboard
      workers: canMakeDisplays ? WORKERS : 1
    }
  ]
})
