import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkLayers } from '../../../scripts/check-layers.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'layers-'))
  write(
    'package.json',
    JSON.stringify({ imports: { '#shared/*': './shared/*', '#host/*': './electron/host/*' } })
  )
})

afterEach(() => rmSync(root, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function problems(): string[] {
  return checkLayers(root).violations.map(({ file, line, problem }) => `${file}:${line}: ${problem}`)
}

describe('a tree that keeps to its layers', () => {
  it('has no violations', () => {
    write('shared/model/noun.ts', `import { z } from 'zod'\nexport const Noun = z.string()`)
    write('electron/host/host.ts', `import fs from 'node:fs'\nimport { Noun } from '#shared/model/noun.ts'`)
    write('electron/main/engine-process.ts', `import '#host/host.ts'`)
    write('electron/main/main.ts', `import { app } from 'electron'\nimport './menu.ts'`)
    write(
      'renderer/main.tsx',
      `import type { Noun } from '#shared/model/noun.ts'\nexport const a = <b>{1}</b>`
    )
    expect(problems()).toEqual([])
  })
})

describe('a broken rule is named with file and line', () => {
  const cases = [
    {
      name: 'shared imports something of ours',
      file: 'shared/format/a.ts',
      text: `\nimport { b } from '../../electron/engine/b.ts'`,
      says: 'shared/format/a.ts:2: shared may import itself, package.json of ours, not engine'
    },
    {
      name: 'shared imports Node',
      file: 'shared/a.ts',
      text: `import fs from 'node:fs'`,
      says: 'shared/a.ts:1: shared runs without Node: no node:fs'
    },
    {
      name: 'shared imports a package that is not its own',
      file: 'shared/a.ts',
      text: `import ws from 'ws'`,
      says: 'shared/a.ts:1: shared may import zod, dequal, papaparse of the packages, not ws'
    },
    {
      name: 'main imports the host, even as a type',
      file: 'electron/main/main.ts',
      text: `import type { Host } from '#host/host.ts'`,
      says: 'electron/main/main.ts:1: main may import itself, shared, prepare-folder of ours, not host'
    },
    {
      name: 'the engine imports the host in a dynamic import',
      file: 'electron/engine/a.ts',
      text: `export const a = () =>\n  import('../host/host.ts')`,
      says: 'electron/engine/a.ts:2: engine may import itself, shared of ours, not host'
    },
    {
      name: 'the host imports Electron',
      file: 'electron/host/a.ts',
      text: `export { app } from 'electron'`,
      says: 'electron/host/a.ts:1: only main, preload may import electron, not host'
    },
    {
      name: 'the engine imports what belongs to no layer',
      file: 'electron/engine/a.ts',
      text: `import b from '../elsewhere/b.ts'`,
      says: 'electron/engine/a.ts:1: electron/elsewhere/b.ts belongs to no layer, so that engine may not import it'
    },
    {
      name: 'the renderer imports a script',
      file: 'renderer/a.ts',
      text: `import '../scripts/build.mjs'`,
      says: 'renderer/a.ts:1: renderer may import itself, shared of ours, not scripts'
    },
    {
      name: 'the renderer imports Node',
      file: 'renderer/a.tsx',
      text: `import path from 'node:path'`,
      says: 'renderer/a.tsx:1: renderer runs without Node: no node:path'
    },
    {
      name: 'the renderer imports zod',
      file: 'renderer/a.ts',
      text: `import { z } from 'zod'`,
      says: 'renderer/a.ts:1: renderer must not load zod: nothing is validated in the page'
    }
  ]
  it.each(cases)('$name', ({ file, text, says }) => {
    write(file, text)
    expect(problems()).toEqual([says])
  })

  it('the renderer reaches zod through modules of shared', () => {
    write('shared/model/noun.ts', `import { z } from 'zod'\nexport const Noun = z.string()`)
    write('shared/format/noun.ts', `export * from '../model/noun.ts'`)
    write('renderer/a.ts', `import { Noun } from '#shared/format/noun.ts'`)
    expect(problems()).toEqual([
      'renderer/a.ts:1: renderer must not load zod: nothing is validated in the page ' +
        '(shared/format/noun.ts → shared/model/noun.ts → zod); use import type'
    ])
  })
})
