import { rename } from 'node:fs/promises'
import { basename } from 'node:path'
import { build } from 'rolldown'
import { NOT_BUNDLED } from './not-bundled.mjs'
import { inRoot } from './project.mjs'

/** What runs as a thread, as bundles that lie beside the one that starts them. */
export const THREADS = [
  'electron/engine/text/threads/text-thread.ts',
  'electron/engine/text/threads/filter-thread.ts',
  'electron/host/har/har-thread.ts'
].map(input => ({ input, file: `${basename(input, '.ts')}.cjs` }))

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
      output: { file: fresh, format: 'cjs', codeSplitting: false }
    })
    await rename(fresh, `${folder}/${file}`)
  }
}
