import { defineConfig, type OutputOptions, type RolldownOptions } from 'rolldown'
import { NOT_BUNDLED } from './scripts/not-bundled.mjs'
import { inRoot } from './scripts/project.mjs'
import { THREAD_OUTPUT, THREADS } from './scripts/threads.mjs'

/** Everything that runs outside a page, each as one file with its dependencies inside, but for the command line. */
const node: RolldownOptions = {
  platform: 'node',
  external: NOT_BUNDLED,
  resolve: { alias: { undici$: inRoot('scripts', 'undici-client.mjs') } }
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
    // Each command loads what it needs. All in one folder, since threads are looked for beside whoever starts them.
    output: {
      ...output,
      codeSplitting: true,
      format: 'esm',
      dir: 'out/cli',
      entryFileNames: 'sonde.mjs',
      chunkFileNames: '[name].mjs'
    }
  },
  ...threads.map(
    ({ input, file }): RolldownOptions => ({ ...node, input, output: { ...output, ...THREAD_OUTPUT, file } })
  )
])
