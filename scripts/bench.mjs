import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'rolldown'
import { buildIfNeeded } from './build.mjs'
import { NOT_BUNDLED } from './not-bundled.mjs'
import { inRoot } from './project.mjs'
import { buildThreads } from './threads.mjs'

// Each file of bench/ that exports `run` measures one figure; the names given choose among them.
const wanted = process.argv.slice(2)
const names = fs
  .readdirSync(inRoot('bench'))
  .filter(file => file.endsWith('.ts'))
  .map(file => path.basename(file, '.ts'))
const unknown = wanted.filter(name => !names.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} in bench/. There are: ${names.join(', ')}.`)
  process.exit(1)
}

await buildIfNeeded()
// within the project, so that what is not bundled is found in node_modules
const folder = fs.mkdtempSync(inRoot('out', 'bench-'))
try {
  await buildThreads(folder)
  for (const name of names) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const bench = await load(name)
    if (bench.run) print(await bench.run())
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
// servers and pools of a bench may still hold the process
process.exit()

/** @param {string} name */
async function load(name) {
  const file = path.join(folder, `${name}.mjs`)
  await build({
    input: inRoot('bench', `${name}.ts`),
    platform: 'node',
    // it looks for its own files beside itself
    external: [...NOT_BUNDLED, /^@playwright\//],
    // the oldest that runs it
    transform: { target: 'node20.19' },
    output: { file, format: 'esm', codeSplitting: false }
  })
  return import(pathToFileURL(file).href)
}

/** As Markdown. @param {{ title: string, columns: string[], rows: string[][] }} table */
function print({ title, columns, rows }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`
  console.log(`\n## ${title}\n`)
  console.log([line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n'))
}
