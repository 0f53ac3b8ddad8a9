import { defineConfig, type OutputOptions, type RolldownOptions } from 'rolldown'
import { NOT_BUNDLED } from './scripts/not-bundled.mjs'
import { THREAD_OUTPUT, THREADS } from './scripts/threads.mjs'

/** Everything that runs outside a page, each as one file with its dependencies inside. */
const node: RolldownOptions = {
  platform: 'node',
  external: NOT_BUNDLED
}

/** They lie beside each bundle that starts them. */
const threads = ['main', 'cli'].flatMap(folder =>
  THREADS.map(({ input, file }) => ({ input, file: `out/${folder}/${file}` }))
)

const output: OutputOptions = { codeSplitting: false, minify: true, sourcemap: true }

export default defineConfig([
  {
    ...node,
    input: 'electron/main/main.ts',
    output: { ...output, format: 'esm', file: 'out/main/index.mjs' }
  },
  {
    ...node,
    input: 'electron/main/engine-process.ts',
    output: { ...output, format: 'esm', file: 'out/main/engine-process.mjs' }
  },
  {
    ...node,
    input: 'electron/preload/preload.ts',
    output: { ...output, format: 'cjs', file: 'out/preload/preload.cjs', sourcemap: false }
  },
  {
    ...node,
    input: 'cli/sonde.ts',
    output: { ...output, format: 'esm', file: 'out/cli/sonde.mjs' }
  },
  ...threads.map(
    ({ input, file }): RolldownOptions => ({ ...node, input, output: { ...output, ...THREAD_OUTPUT, file } })
  )
])
