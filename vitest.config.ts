import { defineConfig } from 'vitest/config'

/** Requests of the tests go to this machine: a proxy of the environment must not stand between. Empty is none. */
const env = { http_proxy: '', https_proxy: '', HTTPS_PROXY: '', all_proxy: '', ALL_PROXY: '' }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node', env } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          environment: 'node',
          env,
          testTimeout: 20_000,
          hookTimeout: 30_000
        }
      }
    ]
  }
})
