import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  parseCollection,
  parseEnvironment,
  parseFolder,
  parseRequest,
  stringifyCollection,
  stringifyEnvironment,
  stringifyFolder,
  stringifyRequest
} from '@usebruno/filestore'
import { afterAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { renameItem } from '#shared/opencollection/edit-item.ts'
import { applyEnvironment, readEnvironment } from '#shared/opencollection/environment.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import { type CollectionFile, collectionFiles } from '#test/fixtures/collection-files.ts'
import { lineDiff } from '#test/fixtures/line-diff.ts'
import { changedAt, isLeaf, linesOf, type Path, pathsIn } from '#test/fixtures/yaml-lines.ts'
import { writeFileAtomically } from '#workspace/write-file-atomically.ts'
import { editYaml } from '#workspace/yaml/edit-yaml.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { sameValue } from '#workspace/yaml/same-value.ts'

const FILES = collectionFiles()
const folder = mkdtempSync(join(tmpdir(), 'sonde-roundtrip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(text: string) {
  const reading = readYaml(text)
  if ('problem' in reading) throw new Error(`${reading.problem.line}: ${reading.problem.message}`)
  return reading
}

/** What a file is after it was loaded, changed and saved. */
async function saved(text: string, change: (value: unknown) => unknown): Promise<string> {
  const path = join(folder, 'file.yml')
  writeFileSync(path, text)
  const { source, value } = read(readFileSync(path, 'utf8'))
  await writeFileAtomically(path, editYaml(source, change(value)))
  return readFileSync(path, 'utf8')
}

/** Expects that the files differ in nothing but the lines at the path, and in aliases of what stands there. */
function expectOnly(before: string, after: string, path: Path) {
  const [first, last] = linesOf(before, path)
  const own = before.split('\n').slice(first, last + 1)
  const lost = lineDiff(before, after).filter(line => line.startsWith('-'))
  for (const line of lost) if (!/\*\w+/.test(line)) expect(own).toContain(line.slice(1))
}

/** Another value of the same kind. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return value === '' ? 'new' : value.replace(/\w(?=\W*$)/, 'new')
  return value === null ? 'new' : value
}

describe.each(FILES)('$path', ({ path, text, known }) => {
  const { value } = read(text)

  it('has the same bytes when nothing changed', async () => {
    expect(await saved(text, structuredClone)).toBe(text)
  })

  it.each(pathsIn(value, isLeaf).map(leaf => ({ name: leaf.join('.'), leaf })))(
    'differs in its lines when $name did',
    ({ leaf }) => {
      const { source } = read(text)
      const next = changedAt(value, leaf, other)
      const after = editYaml(source, next)
      expect(sameValue(read(after).value, next)).toBe(true)
      expectOnly(text, after, leaf)
    }
  )

  if (known === 'environment') {
    it('goes through the editor of environments', async () => {
      const environment = readEnvironment(value)
      if ('problem' in environment) throw new Error(environment.problem)
      expect(await saved(text, file => applyEnvironment(file, environment))).toBe(text)
      const renamed = { ...environment, name: 'another' }
      const after = await saved(text, file => applyEnvironment(file, renamed))
      expectOnly(text, after, ['name'])
      expect(readEnvironment(read(after).value)).toEqual(renamed)
    })
    return
  }

  it('goes through the editor', async () => {
    const item = readItem(value, known)
    if ('problem' in item) throw new Error(item.problem)
    const { draft } = item
    if (draft === undefined) return
    expect(await saved(text, file => applyDraft(file, draft))).toBe(text)
    const [header] = draft.headers
    if (header === undefined) return
    const next = { ...draft, headers: [{ ...header, value: 'edited' }, ...draft.headers.slice(1)] }
    const after = await saved(text, file => applyDraft(file, next))
    const edited = readItem(read(after).value, known)
    expect('draft' in edited && edited.draft?.headers).toEqual(next.headers)
    expectOnly(text, after, [known ? 'request' : item.kind, 'headers', 0, 'value'])
  })

  // A script has no name but that of its file.
  if (path.endsWith('shared.yml')) return
  it('is renamed in one line', async () => {
    const after = await saved(text, file => renameItem(file, 'Another name'))
    expectOnly(text, after, ['info', 'name'])
    expect(lineDiff(text, after)).toHaveLength(2)
  })
})

/** What other editors and people make of a file. */
const STYLES: readonly [string, (file: CollectionFile) => string][] = [
  ['CRLF', ({ text }) => text.replaceAll(/\r?\n/g, '\r\n')],
  ['a byte order mark', ({ text }) => `\uFEFF${text.replace('\uFEFF', '')}`],
  ['no newline at the end', ({ text }) => text.replace(/\s+$/, '')],
  ['4 spaces', ({ text }) => stringify(read(text).value, { indent: 4, lineWidth: 0 })],
  [
    'sequences below their keys',
    ({ text }) => stringify(read(text).value, { indentSeq: false, lineWidth: 0 })
  ],
  ['folded texts', ({ text }) => stringify(read(text).value, { blockQuote: 'folded', lineWidth: 20 })],
  [
    'single quotes',
    ({ text }) => stringify(read(text).value, { singleQuote: true, defaultStringType: 'QUOTE_SINGLE' })
  ],
  ['brackets', ({ text }) => stringify(read(text).value, { collectionStyle: 'flow' })],
  ['JSON', ({ text }) => JSON.stringify(read(text).value, null, 2)]
]

describe.each(STYLES)('in the style of %s', (_, styled) => {
  it.each(FILES)('$path has the same bytes, or a diff of what was edited', file => {
    const text = styled(file)
    const { source, value } = read(text)
    expect(editYaml(source, structuredClone(value))).toBe(text)
    const leaves = pathsIn(value, isLeaf)
    for (let index = 0; index < leaves.length; index += 1 + (leaves.length >> 3)) {
      const leaf = leaves[index] ?? []
      const next = changedAt(value, leaf, other)
      const after = editYaml(source, next)
      expect(sameValue(read(after).value, next)).toBe(true)
      expectOnly(text, after, leaf)
    }
  })
})

describe('Bruno', () => {
  const YML = { format: 'yml' } as const
  const written = FILES.filter(({ path }) => path.startsWith('bruno/'))

  function parsed({ text, known }: CollectionFile) {
    const parse = { environment: parseEnvironment, folder: parseFolder, collection: parseCollection }
    return known ? parse[known](text, YML) : parseRequest(text, YML)
  }

  /** What it understands, but for the ids that it makes up. */
  function understood(file: CollectionFile): unknown {
    const ids = new Set(['uid', 'itemUid'])
    return JSON.parse(JSON.stringify(parsed(file), (key, each) => (ids.has(key) ? undefined : each)))
  }

  it.each(written)('writes $path itself as it is here', file => {
    const value = parsed(file)
    const print = {
      environment: () => stringifyEnvironment(value, YML),
      folder: () => stringifyFolder(value, YML),
      collection: () => stringifyCollection(value.collectionRoot, value.brunoConfig, YML)
    }
    expect(file.known ? print[file.known]() : stringifyRequest(value, YML)).toBe(file.text)
  })

  it.each(FILES)('understands $path after each edit as a file that was written anew', file => {
    const { source, value } = read(file.text)
    for (const leaf of pathsIn(value, isLeaf)) {
      // Of kinds that Bruno does not know it says so aloud.
      if (/^(type|flow|auth)$/.test(String(leaf.at(-1)))) continue
      const next = changedAt(value, leaf, other)
      const anew = understood({ ...file, text: stringify(next, { aliasDuplicateObjects: false }) })
      expect(understood({ ...file, text: editYaml(source, next) })).toEqual(anew)
    }
  })
})
