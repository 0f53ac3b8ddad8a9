import { expect, it } from 'vitest'
import { loadedModules } from '../../../scripts/loaded-modules.mjs'
import { inRoot } from '../../../scripts/project.mjs'
import { readImports } from '../../../scripts/read-imports.mjs'

it('sends requests without loading what WebSockets are made of', () => {
  const loaded = loadedModules('cli/send/send.ts', 'ever')
  expect(loaded).toContain('undici')
  expect(loaded).not.toContain('ws')
  expect([...loaded].filter(file => file.includes('/cli/ws/'))).toEqual([])
  expect(loadedModules('cli/ws/ws.ts', 'ever')).toContain('ws')
})

it('starts without loading any command', () => {
  const loaded = [...loadedModules('cli/sonde.ts', 'at once')]
  expect(loaded.filter(name => !name.startsWith('node:') && !name.startsWith('/'))).toEqual([])
  expect(loaded.filter(file => /\/(?:host|workspace)\/|\/cli\/(?!terminal\/)\w+\//.test(file))).toEqual([])
})

it('sends requests without building schemas, and without HTTP/2 and what collections are read by', () => {
  const loaded = loadedModules('cli/send/send.ts', 'at once')
  for (const name of ['zod', 'yaml', '@faker-js/faker/locale/en', 'node:worker_threads', 'node:http2'])
    expect(loaded, name).not.toContain(name)
  expect([...loaded].filter(file => /\/electron\/workspace\//.test(file))).toEqual([])
})

it('runs collections without building schemas', () => {
  expect(loadedModules('cli/run/run.ts', 'at once')).not.toContain('zod')
})

it('completes environments without what reads them', () => {
  const loaded = loadedModules('cli/completion/print-environments.ts', 'ever')
  for (const name of ['zod', 'yaml', 'undici']) expect(loaded, name).not.toContain(name)
})

it('has V8 and libuv set up before anything else is loaded', () => {
  const [first, second] = readImports(inRoot('cli/sonde.ts')).map(({ specifier }) => specifier)
  expect([first, second]).toEqual(['#engine/late-tier-up.ts', '#engine/widen-threadpool.ts'])
})
