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

/** All that a module may load, files and packages, whenever it does. */
function reachable(entry: string): Set<string> {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!existsSync(file) || !file.endsWith('.ts')) return
    for (const { specifier, typeOnly } of readImports(file)) if (!typeOnly) visit(resolve(file, specifier))
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
