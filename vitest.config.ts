import { defineConfig } from 'vitest/config'

/** Requests of the tests go to this machine: a proxy of the environment must not stand between. Empty is none. */
const env = { http_proxy: '', https_proxy: '', HTTPS_PROXY: '', all_proxy: '', ALL_PROXY: '' }

/** No test is that slow, on a busy machine either: it hangs. */
const HUNG_MS = 20_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          env,
          testTimeout: HUNG_MS
        }
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/fixtures/build-threads.ts',
          env,
          // A machine of CI may stand still for a moment, in the midst of sockets and processes with limits of their
          // own. What passes the second time is named as flaky when all is over; what is broken fails twice.
          retry: process.env.CI ? 1 : 0,
          testTimeout: HUNG_MS,
          hookTimeout: 30_000
        }
      }
    ]
  }
})
