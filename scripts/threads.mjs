import { rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { build } from 'rolldown'
import { NOT_BUNDLED } from './not-bundled.mjs'
import { inRoot } from './project.mjs'

/** What runs as a thread, as bundles that lie beside the one that starts them. */
export const THREADS = [
  'electron/engine/text/threads/text-thread.ts',
  'electron/engine/text/threads/filter-thread.ts',
  'electron/host/har/har-thread.ts',
  'electron/engine/session-log/thread/log-thread.ts'
].map(input => ({ input, file: `${basename(input, '.ts')}.mjs` }))

/**
 * libxml2 waits at the top of its module, which CommonJS cannot, and jq asks where it is by the names of that.
 * @type {import('rolldown').OutputOptions}
 */
export const THREAD_OUTPUT = {
  format: 'esm',
  codeSplitting: false,
  banner: 'const { dirname: __dirname, filename: __filename } = import.meta'
}

/** Builds them into a folder, for what runs from its sources or from another place. @param {string} folder */
export async function buildThreads(folder) {
  for (const { input, file } of THREADS) {
    // Others may be reading the one that is there.
    const fresh = `${folder}/${process.pid}.${file}`
    await build({
      input: inRoot(input),
      platform: 'node',
      external: NOT_BUNDLED,
      cwd: inRoot(),
      output: { ...THREAD_OUTPUT, file: fresh }
    })
    await rename(fresh, `${folder}/${file}`)
  }
}
