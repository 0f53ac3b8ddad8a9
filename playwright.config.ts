import { defineConfig } from '@playwright/test'
import type { ShellOption } from './test/e2e/fixtures.ts'
import { canMakeDisplays } from './test/e2e/shells/display.ts'

// The apps under test inherit it: the machine may have no keychain, and one that it has is left alone.
process.env.SONDE_PASSPHRASE ??= 'correct horse'

const WORKERS = 2

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
  use: { trace: 'retain-on-failure' },
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
