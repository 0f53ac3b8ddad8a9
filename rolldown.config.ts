import { defineConfig, type OutputOptions, type Plugin, type RolldownOptions } from 'rolldown'
import { loadedModules } from './scripts/loaded-modules.mjs'
import { NOT_BUNDLED } from './scripts/not-bundled.mjs'
import { inRoot } from './scripts/project.mjs'
import { THREAD_OUTPUT, THREADS } from './scripts/threads.mjs'

/** undici's client speaks HTTP/1.1 here, and no more: its HTTP/2 would load Node's at once. */
const withoutUndiciH2: Plugin = {
  name: 'without-undici-h2',
  load: {
    filter: { id: /\/undici\/lib\/dispatcher\/client-h2\.js$/ },
    handler: () => "module.exports = () => { throw new TypeError('HTTP/2 is not spoken by this client') }"
  }
}

/** Everything that runs outside a page, each as one file with its dependencies inside, but for the command line. */
const node: RolldownOptions = {
  platform: 'node',
  external: NOT_BUNDLED,
  plugins: [withoutUndiciH2],
  resolve: { alias: { undici$: inRoot('scripts', 'undici-client.mjs') } }
}

/** They lie beside each bundle that starts them. */
const threads = ['main', 'cli'].flatMap(folder =>
  THREADS.map(({ input, file }) => ({ input, file: `out/${folder}/${file}` }))
)

const atStart = loadedModules('cli/sonde.ts', 'at once')
const forRequests = loadedModules('cli/send/send.ts', 'at once')
const PACKAGES_FOR_REQUESTS = /\/node_modules\/(?:undici|tough-cookie|tldts|tldts-core)\//

/**
 * Each file that is loaded takes its time, and what commands share would be cut into dozens. What sends a request is one,
 * and so are the flags of all commands, which shells ask for whenever they start.
 */
const chunks = {
  groups: [
    // Else they would lie with whoever else needs them, and be waited for.
    { name: 'start', test: (id: string) => atStart.has(id), priority: 3 },
    { name: 'options', test: /\/cli\/(?:\w+\/)?options\.ts$/, priority: 2 },
    {
      name: 'requests',
      test: (id: string) => forRequests.has(id) || PACKAGES_FOR_REQUESTS.test(id),
      priority: 1
    }
  ]
}

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
    // CommonJS, which Node starts some 10 ms faster: modules are read by threads and bring all of Node's that they name.
    output: {
      ...output,
      codeSplitting: chunks,
      format: 'cjs',
      dir: 'out/cli',
      entryFileNames: 'sonde.cjs',
      chunkFileNames: '[name].cjs'
    }
  },
  ...threads.map(
    ({ input, file }): RolldownOptions => ({ ...node, input, output: { ...output, ...THREAD_OUTPUT, file } })
  )
])
