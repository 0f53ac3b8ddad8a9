import { pathToFileURL } from 'node:url'
import { build as buildWithRolldown } from 'rolldown'
import { loadConfig } from 'rolldown/config'
import { build as buildWithVite } from 'vite'
import { forget, isFresh, remember } from './freshness.mjs'
import { inRoot, ROOT } from './project.mjs'

/** Builds everything that `npm start` needs into `out/`, and says what it is doing. */
export async function build() {
  const startedAt = forget()
  for (const { label, run } of await steps()) await show(label, run)
  remember(startedAt)
}

export async function buildIfNeeded() {
  if (!isFresh()) await build()
}

/** The configurations of `rolldown.config.ts`, with what each writes. */
export async function nodeBundles() {
  const loaded = await loadConfig(inRoot('rolldown.config.ts'))
  if (!Array.isArray(loaded)) throw new Error('rolldown.config.ts must export an array')
  return loaded.map(config => {
    const [output] = [config.output].flat()
    const file = output?.file ?? `${output?.dir}/${output?.entryFileNames}`
    if (!output) throw new Error('each bundle of rolldown.config.ts must say what it writes')
    return { config: { ...config, cwd: ROOT }, output, file }
  })
}

async function steps() {
  const bundles = (await nodeBundles()).map(({ config, output, file }) => ({
    label: file,
    run: () => buildWithRolldown({ ...config, output })
  }))
  const renderer = {
    label: 'out/renderer',
    run: () => buildWithVite({ configFile: inRoot('vite.config.ts'), logLevel: 'warn' })
  }
  return [renderer, ...bundles]
}

/**
 * @param {string} label
 * @param {() => Promise<unknown>} run
 */
async function show(label, run) {
  process.stdout.write(`Building ${label} … `)
  const from = performance.now()
  await run().catch(error => {
    console.log('failed')
    throw error
  })
  console.log(`${((performance.now() - from) / 1000).toFixed(1)} s`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch(error => {
    console.error(error.message)
    process.exitCode = 1
  })
}
