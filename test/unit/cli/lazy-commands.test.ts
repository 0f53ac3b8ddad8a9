import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { inRoot } from '../../../scripts/project.mjs'
import { readImports } from '../../../scripts/read-imports.mjs'

const ROOTS: Record<string, string> = {
  '#shared/': 'shared/',
  '#engine/': 'electron/engine/',
  '#workspace/': 'electron/workspace/',
  '#host/': 'electron/host/'
}

/** All that a module may load, files and packages, whenever it does; or only what it loads before it does anything. */
function reachable(entry: string, when: 'ever' | 'at once' = 'ever'): Set<string> {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!existsSync(file) || !file.endsWith('.ts')) return
    for (const { specifier, typeOnly, lazy } of readImports(file))
      if (!typeOnly && !(lazy && when === 'at once')) visit(resolve(file, specifier))
  }
  visit(inRoot(entry))
  return seen
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier)
  const root = Object.keys(ROOTS).find(each => specifier.startsWith(each))
  return root === undefined ? specifier : inRoot(specifier.replace(root, ROOTS[root] ?? ''))
}

it('sends requests without loading what WebSockets are made of', () => {
  const loaded = reachable('cli/send/send.ts')
  expect(loaded).toContain('undici')
  expect(loaded).not.toContain('ws')
  expect([...loaded].filter(file => file.includes('/cli/ws/'))).toEqual([])
  expect(reachable('cli/ws/ws.ts')).toContain('ws')
})

it('starts without loading any command', () => {
  const loaded = [...reachable('cli/sonde.ts', 'at once')]
  expect(loaded.filter(name => !name.startsWith('node:') && !name.startsWith('/'))).toEqual([])
  expect(loaded.filter(file => /\/(?:host|workspace)\/|\/cli\/\w+\//.test(file))).toEqual([])
})

it('sends requests without building schemas, and without what collections are read by', () => {
  const loaded = reachable('cli/send/send.ts', 'at once')
  for (const name of ['zod', 'yaml', '@faker-js/faker/locale/en', 'node:worker_threads'])
    expect(loaded, name).not.toContain(name)
  expect([...loaded].filter(file => /\/electron\/workspace\//.test(file))).toEqual([])
})

it('has V8 and libuv set up before anything else is loaded', () => {
  const [first, second] = readImports(inRoot('cli/sonde.ts')).map(({ specifier }) => specifier)
  expect([first, second]).toEqual(['#engine/late-tier-up.ts', '#engine/widen-threadpool.ts'])
})
