import { rename } from 'node:fs/promises'
import { build } from 'rolldown'
import { NOT_BUNDLED } from './not-bundled.mjs'
import { inRoot } from './project.mjs'

/** The bundles of `electron/engine/text/threads` that run as threads, and lie beside the one that starts them. */
export const THREADS = ['text-thread', 'filter-thread']

/** Builds them into a folder, for what runs from its sources or from another place. @param {string} folder */
export async function buildThreads(folder) {
  for (const name of THREADS) {
    // Others may be reading the one that is there.
    const fresh = `${folder}/${name}.${process.pid}.cjs`
    await build({
      input: inRoot('electron', 'engine', 'text', 'threads', `${name}.ts`),
      platform: 'node',
      external: NOT_BUNDLED,
      cwd: inRoot(),
      output: { file: fresh, format: 'cjs', codeSplitting: false }
    })
    await rename(fresh, `${folder}/${name}.cjs`)
  }
}
