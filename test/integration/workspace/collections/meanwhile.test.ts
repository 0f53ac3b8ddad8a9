import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { OpenedCollection, requestText, writeFiles } from '#test/fixtures/opened-collection.ts'
import { createItem } from '#workspace/collections/create-item.ts'
import { duplicateItem } from '#workspace/collections/duplicate-item.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { saveItem } from '#workspace/collections/save-item.ts'
import { prepareModule } from '../../../suites/fork-module.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'
import type { Meanwhile } from '../edit-meanwhile.ts'

const OTHER = fileURLToPath(new URL('../edit-meanwhile.ts', import.meta.url))
const PINNED = { tls: { pins: 'sha256/AAAA' } }
const ROUNDS = 20

/** Another program on the same folder, and what it says that it did. */
async function startOther(folder: string): Promise<{ child: ChildProcess; did: Meanwhile[] }> {
  const start = await prepareModule(OTHER, 'editMeanwhile', await temporaryFolder())
  const child = start(folder)
  onTestFinished(() => void child.kill('SIGKILL'))
  const did: Meanwhile[] = []
  await once(child, 'message')
  child.on('message', (what: Meanwhile) => did.push(what))
  return { child, did }
}

async function renameElsewhere(child: ChildProcess, from: string, to: string): Promise<void> {
  child.send({ from, to })
  await once(child, 'message')
}

it('saves over nothing that another program writes while it saves', async () => {
  const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const { child, did } = await startOther(opened.folder)
  const results: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { draft, revision } = await opened.draft('a.yml')
    const settings = { retries: { count: round + 1 } }
    const next = { ...draft, url: `https://a.test/${round}`, settings }
    const { kind } = await saveItem(opened.collection, 'a.yml', next, revision)
    results.push(kind)
    const appended = () => did.filter(each => each.appended).length
    while (appended() <= round) await once(child, 'message')
    // What it wrote after the save is there in any case, and so must be what it wrote before.
    const text = await opened.text('a.yml')
    for (const each of did) if (each.appended) expect(text).toContain(each.appended)
    if (kind === 'saved') continue
    // What could not be saved has nothing said of it either.
    const { items } = JSON.parse(await opened.text('sonde.json'))
    expect(items['a.yml']).not.toEqual(settings)
  }
  expect(results).toContain('conflict')
})

it('takes another name when another program is quicker with a file', async () => {
  const opened = await OpenedCollection.of({})
  const { did } = await startOther(opened.folder)
  const paths: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const settings = PINNED
    const { path } = await createItem(opened.collection, '', `New${round}`, { ...BLANK_DRAFT, settings })
    paths.push(path)
    expect(await opened.text(path)).toContain(`name: New${round}`)
  }
  const made = did.flatMap(each => each.made ?? [])
  for (const path of made) expect(await opened.text(path)).toBe('mine')
  const { items } = JSON.parse(await opened.text('sonde.json'))
  expect(Object.keys(items).sort()).toEqual(paths.sort())
  expect(made.length).toBeGreaterThan(0)
})

it('lets pinned keys go along with what another program renames', async () => {
  const opened = await OpenedCollection.of({
    'a.yml': requestText('A'),
    'sub/deep/x.yml': requestText('X'),
    'sub/y.yml': requestText('Y'),
    'sonde.json': JSON.stringify({
      items: { 'a.yml': PINNED, sub: { insecure: true }, 'sub/deep/x.yml': PINNED, 'gone.yml': PINNED }
    })
  })
  const { child } = await startOther(opened.folder)
  const pinsOf = async (path: string) => (await opened.draft(path)).draft.settings.tls?.pins
  await renameElsewhere(child, 'a.yml', 'b.yml')
  await opened.until(() => opened.node('b.yml') !== undefined)
  expect(await pinsOf('b.yml')).toBe(PINNED.tls.pins)
  await renameElsewhere(child, 'sub', 'other')
  await opened.until(() => opened.node('other/deep/x.yml') !== undefined)
  expect(await pinsOf('other/deep/x.yml')).toBe(PINNED.tls.pins)
  await renameElsewhere(child, 'other/deep/x.yml', 'x.yml')
  await opened.until(() => opened.node('x.yml') !== undefined)
  expect(JSON.parse(await readFile(opened.at('sonde.json'), 'utf8')).items).toEqual({
    'b.yml': PINNED,
    'gone.yml': PINNED,
    other: { insecure: true },
    'x.yml': PINNED
  })
  // What nobody knows whose it is stays an orphan.
  expect(opened.collection.info().problems).toMatchObject([{ message: expect.stringContaining('gone.yml') }])
})

it('tells the revision that it had of what was renamed with its pins', async () => {
  const opened = await OpenedCollection.of({
    'a.yml': requestText('A'),
    'sonde.json': JSON.stringify({ items: { 'a.yml': PINNED } })
  })
  const { revision } = await opened.draft('a.yml')
  const { child } = await startOther(opened.folder)
  await renameElsewhere(child, 'a.yml', 'b.yml')
  await opened.until(() => opened.moves().length > 0)
  expect((await opened.draft('b.yml')).revision).toBe(revision)
})

it('replaces no file that comes to be where one is renamed or copied to', async () => {
  const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
  await renameItem(opened.collection, 'a.yml', 'B')
  expect(opened.paths()).toEqual(['a.yml'])
  await writeFiles(opened.folder, { 'B.yml': 'mine' })
  const { path } = await duplicateItem(opened.collection, 'a.yml')
  expect(path).toBe('B copy.yml')
  expect(await opened.text('B.yml')).toBe('mine')
})
