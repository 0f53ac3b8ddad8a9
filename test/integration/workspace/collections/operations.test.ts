import { chmod, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { OpenedCollection, requestText, writeFiles } from '#test/fixtures/opened-collection.ts'
import { createFolder, createItem } from '#workspace/collections/create-item.ts'
import { DeletedItems } from '#workspace/collections/delete-items.ts'
import { duplicateItem } from '#workspace/collections/duplicate-item.ts'
import { deleteExample, saveExample } from '#workspace/collections/item-examples.ts'
import { moveItems } from '#workspace/collections/move-items.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { compareItem, saveItem } from '#workspace/collections/save-item.ts'

const draft = { ...BLANK_DRAFT, method: 'POST', url: 'https://a.test/' }
const pinned = { ...draft, settings: { tls: { pins: 'sha256/AAAA' } } }
const entries = async (opened: OpenedCollection) => JSON.parse(await opened.text('sonde.json')).items

describe('a new item', () => {
  it('has a file called after it, behind the others', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A', 7) })
    const { path, revision } = await createItem(opened.collection, '', 'Get: orders/{{id}}?', draft)
    expect(path).toBe('Get- orders-{{id}}-.yml')
    expect(opened.node(path)).toMatchObject({ name: 'Get: orders/{{id}}?', seq: 8, method: 'POST' })
    expect((await opened.draft(path)).revision).toBe(revision)
    expect(opened.events.filter(({ type }) => type === 'content')).toEqual([])
  })

  it('takes no name that there is, or that means something else', async () => {
    const opened = await OpenedCollection.of({ 'list.yml': requestText('x') })
    const make = async (name: string) => (await createItem(opened.collection, '', name, draft)).path
    expect(await make('List')).toBe('List 2.yml')
    expect(await make('LIST')).toBe('LIST 3.yml')
    expect(await make('opencollection')).toBe('opencollection 2.yml')
    expect(await make('folder')).toBe('folder 2.yml')
    expect((await createFolder(opened.collection, '', 'environments')).path).toBe('environments 2')
    expect((await createFolder(opened.collection, '', '.git')).path).toBe('git')
    await expect(createItem(opened.collection, 'no', 'X', draft)).rejects.toMatchObject({ field: 'path' })
    await expect(createItem(opened.collection, '..', 'X', draft)).rejects.toMatchObject({ field: 'path' })
  })

  it('has what the format lacks in sonde.json', async () => {
    const opened = await OpenedCollection.of({})
    const { path: folder } = await createFolder(opened.collection, '', 'Shop')
    const { path } = await createItem(opened.collection, folder, 'Pinned', pinned)
    expect(await entries(opened)).toEqual({ 'Shop/Pinned.yml': { tls: { pins: 'sha256/AAAA' } } })
    expect((await opened.draft(path)).draft.settings).toMatchObject(pinned.settings)
    expect(opened.collection.info().problems).toEqual([])
  })
})

describe('saving', () => {
  it('writes nothing where nothing changed, and keeps the rights of the file', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': `${requestText('A')}# kept\n` })
    await chmod(opened.at('a.yml'), 0o640)
    const before = await stat(opened.at('a.yml'))
    const { draft: read, revision } = await opened.draft('a.yml')
    expect(await saveItem(opened.collection, 'a.yml', read, revision)).toEqual({ kind: 'saved', revision })
    expect((await stat(opened.at('a.yml'))).ino).toBe(before.ino)
    const saved = await saveItem(opened.collection, 'a.yml', { ...read, method: 'PUT' }, revision)
    expect(saved.kind).toBe('saved')
    expect((await stat(opened.at('a.yml'))).mode).toBe(before.mode)
    expect(await opened.text('a.yml')).toBe(`${requestText('A').replace('GET', 'PUT')}# kept\n`)
    expect(opened.contents()).toEqual(['a.yml'])
  })

  it('is a conflict when the file or its part of sonde.json is another, or the file is gone', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const { draft: read, revision } = await opened.draft('a.yml')
    await writeFile(opened.at('a.yml'), requestText('B'))
    const conflict = await saveItem(opened.collection, 'a.yml', { ...read, method: 'PUT' }, revision)
    expect(conflict).toMatchObject({ kind: 'conflict', content: { kind: 'draft', name: 'B' } })
    expect(await opened.text('a.yml')).toBe(requestText('B'))

    const { revision: other } = await opened.draft('a.yml')
    await writeFile(opened.at('sonde.json'), '{"items":{"a.yml":{"insecure":true}}}')
    expect(await saveItem(opened.collection, 'a.yml', read, other)).toMatchObject({
      kind: 'conflict',
      content: { draft: { settings: { insecure: true } } }
    })
    await rm(opened.at('a.yml'))
    expect(await saveItem(opened.collection, 'a.yml', read, other)).toEqual({ kind: 'conflict' })
    expect(await readdir(opened.folder)).toEqual(['opencollection.yml', 'sonde.json'])
  })

  it('is for folders and the collection too, also for a folder that has no file yet', async () => {
    const opened = await OpenedCollection.of({ 'sub/a.yml': requestText('A') })
    for (const path of ['sub', '']) {
      const { draft: read, revision } = await opened.draft(path)
      const headers = [{ name: 'X-From', value: path || 'root', enabled: true }]
      expect((await saveItem(opened.collection, path, { ...read, headers }, revision)).kind).toBe('saved')
    }
    const reader = await opened.store.reader(opened.collection.id)
    const layers = await reader.handedDown('sub/a.yml')
    expect(
      layers.map(({ origin, draft: { headers } }) => [origin.kind, origin.name, headers[0]?.value])
    ).toEqual([
      ['collection', 'Shop', 'root'],
      ['folder', 'sub', 'sub']
    ])
    expect(await reader.handedDown('not/there.yml')).toHaveLength(1)
    expect(await reader.handedDown('sub')).toHaveLength(2)
    await writeFile(opened.at('sub/folder.yml'), 'request: [')
    await expect(reader.handedDown('sub/a.yml')).rejects.toMatchObject({ code: 'IO', reason: 'unreadable' })
  })

  it('refuses a draft of another kind, and shows what it would write', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const { draft: read, revision } = await opened.draft('a.yml')
    const folderDraft = { ...read, type: 'folder' as const }
    await expect(saveItem(opened.collection, 'a.yml', folderDraft, revision)).rejects.toMatchObject({
      code: 'BUILD',
      field: 'draft'
    })
    expect(await compareItem(opened.collection, 'a.yml', { ...read, method: 'PUT' })).toEqual({
      before: requestText('A'),
      after: requestText('A').replace('GET', 'PUT')
    })
    expect(await opened.text('a.yml')).toBe(requestText('A'))
  })

  // Each of the drafts is edited, printed and read again for seconds on a machine that does other things.
  it('takes a body of several MB, and refuses what could not be read again', {
    timeout: 90_000
  }, async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const { draft: read, revision } = await opened.draft('a.yml')
    const withText = (text: string) => ({ ...read, body: { kind: 'text' as const, text } })
    const large = 'a line of the body\n'.repeat(150_000)
    const saved = await saveItem(opened.collection, 'a.yml', withText(large), revision)
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    expect((await opened.draft('a.yml')).draft.body.text).toBe(large)
    const before = await opened.text('a.yml')
    const headers = Array.from({ length: 10_000 }, (_, n) => ({ name: `X-${n}`, value: 'v', enabled: true }))
    for (const draft of [withText(large + large), { ...read, headers }]) {
      const saving = saveItem(opened.collection, 'a.yml', draft, saved.revision)
      await expect(saving).rejects.toMatchObject({ code: 'BUILD', field: 'draft' })
      const making = createItem(opened.collection, '', 'New', draft)
      await expect(making).rejects.toMatchObject({ code: 'BUILD', field: 'draft' })
    }
    expect(await opened.text('a.yml')).toBe(before)
    expect(opened.paths()).toEqual(['a.yml'])
  })

  it('keeps answers as examples', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const { revision } = await opened.draft('a.yml')
    const response = { status: 200, headers: [], body: { type: 'json' as const, data: '{}' } }
    const saved = await saveExample(opened.collection, 'a.yml', revision, { name: 'Fine', response })
    if (saved.kind !== 'saved') throw new Error(saved.kind)
    expect(opened.node('a.yml')?.examples).toEqual(['Fine'])
    expect((await deleteExample(opened.collection, 'a.yml', revision, 0)).kind).toBe('conflict')
    expect((await deleteExample(opened.collection, 'a.yml', saved.revision, 0)).kind).toBe('saved')
    expect(await opened.text('a.yml')).toBe(requestText('A'))
  })
})

describe('renaming', () => {
  it('takes the file along where it was called after the item', async () => {
    const opened = await OpenedCollection.of({
      'A.yml': requestText('A'),
      'other.yml': requestText('B'),
      'sonde.json': '{"items":{"A.yml":{"insecure":true}}}'
    })
    expect(await renameItem(opened.collection, 'A.yml', 'List')).toEqual({ path: 'List.yml' })
    expect(opened.moves()).toEqual(['A.yml → List.yml'])
    expect(await opened.text('List.yml')).toBe(requestText('A').replace('name: A', 'name: List'))
    expect(await entries(opened)).toEqual({ 'List.yml': { insecure: true } })
    expect(await renameItem(opened.collection, 'List.yml', 'list')).toEqual({ path: 'list.yml' })
    expect(await renameItem(opened.collection, 'other.yml', 'Named')).toEqual({ path: 'other.yml' })
    expect(opened.node('other.yml')?.name).toBe('Named')
  })

  it('of a folder takes all along that is in it, and of a collection changes its name alone', async () => {
    const opened = await OpenedCollection.of({
      'old/deep/x.yml': requestText('X'),
      'sonde.json': '{"items":{"old/deep/x.yml":{"insecure":true}}}'
    })
    expect(await renameItem(opened.collection, 'old', 'a/b')).toEqual({ path: 'a-b' })
    expect(opened.node('a-b')?.name).toBe('a/b')
    expect(opened.paths()).toEqual(['a-b', 'a-b/deep', 'a-b/deep/x.yml'])
    expect(await entries(opened)).toEqual({ 'a-b/deep/x.yml': { insecure: true } })
    expect(opened.moves()).toEqual(['old → a-b'])
    expect(await renameItem(opened.collection, '', 'Store')).toEqual({ path: '' })
    expect(opened.collection.name).toBe('Store')
    expect(opened.folder.endsWith('shop')).toBe(true)
  })
})

it('duplicates a request, and a folder with all that is in it', async () => {
  const opened = await OpenedCollection.of({
    'A.yml': requestText('A'),
    'sub/folder.yml': 'info:\n  name: Sub\n  seq: 1\n',
    'sub/deep/x.yml': requestText('X'),
    'sub/data.json': '{}',
    'bad.yml': 'a: [',
    'sonde.json': '{"items":{"A.yml":{"insecure":true},"sub/deep/x.yml":{"insecure":true}}}'
  })
  expect(await duplicateItem(opened.collection, 'A.yml')).toEqual({ path: 'A copy.yml' })
  expect(await duplicateItem(opened.collection, 'A.yml')).toEqual({ path: 'A copy 2.yml' })
  expect(await duplicateItem(opened.collection, 'sub')).toEqual({ path: 'Sub copy' })
  expect(await duplicateItem(opened.collection, 'bad.yml')).toEqual({ path: 'bad copy.yml' })
  expect(opened.node('A copy.yml')).toMatchObject({ name: 'A copy', seq: 2 })
  expect(opened.node('Sub copy')).toMatchObject({ name: 'Sub copy', seq: 2 })
  expect(opened.node('Sub copy/deep/x.yml')).toMatchObject({ name: 'X' })
  expect(await opened.text('Sub copy/data.json')).toBe('{}')
  expect(await opened.text('bad copy.yml')).toBe('a: [')
  expect(Object.keys(await entries(opened))).toEqual([
    'A copy 2.yml',
    'A copy.yml',
    'A.yml',
    'Sub copy/deep/x.yml',
    'sub/deep/x.yml'
  ])
})

it('duplicates byte for byte what it cannot read', async () => {
  const latin = Buffer.concat([Buffer.from(`${requestText('A')}docs: caf`), Buffer.from([0xe9, 0x0a])])
  const opened = await OpenedCollection.of({ 'l.yml': latin, 'sub/folder.yml': latin, 'sub/l.yml': latin })
  const { path } = await duplicateItem(opened.collection, 'l.yml')
  expect(await readFile(opened.at(path))).toEqual(latin)
  const { path: folder } = await duplicateItem(opened.collection, 'sub')
  expect(await readFile(opened.at(`${folder}/folder.yml`))).toEqual(latin)
  expect(await readFile(opened.at(`${folder}/l.yml`))).toEqual(latin)
})

describe('moving', () => {
  const files = {
    'a.yml': requestText('A', 1),
    'b.yml': requestText('B', 2),
    'c.yml': requestText('C', 3),
    'sub/x.yml': requestText('X', 1),
    'sub/y.yml': requestText('Y', 2)
  }
  const move = (opened: OpenedCollection, paths: string[], folder: string, before?: string) =>
    moveItems(
      paths.map(path => ({ collection: opened.collection, path })),
      opened.collection,
      folder,
      before
    )

  it('puts items in order, and changes as few files as it takes', async () => {
    const opened = await OpenedCollection.of(files)
    expect(await move(opened, ['a.yml'], '')).toEqual([])
    expect(opened.order()).toEqual(['sub', 'b.yml', 'c.yml', 'a.yml'])
    expect(opened.contents()).toEqual(['a.yml'])
    await move(opened, ['a.yml'], '', 'c.yml')
    expect(opened.order()).toEqual(['sub', 'b.yml', 'a.yml', 'c.yml'])
    await move(opened, ['c.yml', 'b.yml'], '', 'a.yml')
    expect(opened.order()).toEqual(['sub', 'c.yml', 'b.yml', 'a.yml'])
    expect(opened.moves()).toEqual([])
  })

  it('puts items into another folder with what sonde.json says of them', async () => {
    const opened = await OpenedCollection.of({
      ...files,
      'a 2.yml': requestText('A', 9),
      'sub/a.yml': requestText('Other', 3),
      'sonde.json': '{"items":{"a.yml":{"insecure":true}}}'
    })
    const moved = await move(opened, ['a.yml', 'c.yml'], 'sub', 'sub/y.yml')
    expect(moved.map(({ from, to }) => `${from.path} → ${to.path}`)).toEqual([
      'a.yml → sub/a 2.yml',
      'c.yml → sub/c.yml'
    ])
    expect(opened.moves()).toEqual(['a.yml → sub/a 2.yml', 'c.yml → sub/c.yml'])
    expect(opened.order('sub')).toEqual(['sub/x.yml', 'sub/a 2.yml', 'sub/c.yml', 'sub/y.yml', 'sub/a.yml'])
    expect(await entries(opened)).toEqual({ 'sub/a 2.yml': { insecure: true } })
  })

  it('takes a folder along once, and never into itself', async () => {
    const opened = await OpenedCollection.of({ ...files, 'other/z.yml': requestText('Z') })
    await expect(move(opened, ['sub'], 'sub')).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
    await move(opened, ['sub/x.yml', 'sub'], 'other')
    expect(opened.paths().filter(path => path.startsWith('other'))).toEqual([
      'other',
      'other/sub',
      'other/sub/x.yml',
      'other/sub/y.yml',
      'other/z.yml'
    ])
    await move(opened, ['other/sub'], '', 'other')
    expect(opened.order()).toEqual(['sub', 'other', 'a.yml', 'b.yml', 'c.yml'])
  })

  it('goes from one collection to another', async () => {
    const opened = await OpenedCollection.of({
      ...files,
      'sonde.json': '{"items":{"sub/x.yml":{"insecure":true}}}'
    })
    const folder = join(dirname(opened.folder), 'other')
    await writeFiles(folder, {
      'opencollection.yml': 'info:\n  name: Other\n',
      'sub/q.yml': requestText('Q')
    })
    const target = await opened.store.get(await opened.store.open(opened.workspaceId, folder))
    await target.work.idle()
    const [moved] = await moveItems([{ collection: opened.collection, path: 'sub' }], target, '', undefined)
    expect(moved?.to).toEqual({ collectionId: target.id, path: 'sub 2' })
    expect(target.tree.get('sub 2/x.yml')?.node.name).toBe('X')
    expect(opened.node('sub')).toBeUndefined()
    expect(opened.moves()).toEqual(['sub → sub 2'])
    expect(JSON.parse(await readFile(join(folder, 'sonde.json'), 'utf8')).items).toEqual({
      'sub 2/x.yml': { insecure: true }
    })
    expect(await entries(opened)).toEqual({})
  })
})

describe('deleting', () => {
  const intoTrash = async (paths: string[]) => {
    for (const path of paths) await rm(path, { recursive: true })
  }

  it('takes items away, and brings back all that was in them', async () => {
    const opened = await OpenedCollection.of({
      'a.yml': requestText('A'),
      'sub/x.yml': requestText('X'),
      'sub/deep/data.bin': new Uint8Array([0, 255]),
      'bad.yml': 'a: [',
      'sonde.json': '{"items":{"sub/x.yml":{"insecure":true}}}'
    })
    const deleted = new DeletedItems(intoTrash)
    const sources = ['sub', 'sub/x.yml', 'bad.yml'].map(path => ({ collection: opened.collection, path }))
    const { undo } = await deleted.delete(sources)
    expect(opened.paths()).toEqual(['a.yml'])
    expect(await entries(opened)).toEqual({})
    await deleted.restore(undo)
    expect(opened.paths()).toEqual(['a.yml', 'bad.yml', 'sub', 'sub/deep', 'sub/x.yml'])
    expect(await readFile(opened.at('sub/deep/data.bin'))).toEqual(Buffer.from([0, 255]))
    expect(await entries(opened)).toEqual({ 'sub/x.yml': { insecure: true } })
    await expect(deleted.restore(undo)).rejects.toMatchObject({ code: 'IO', reason: 'not-restored' })
  })

  it('leaves alone what is there now, and what the trash did not take', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    const deleted = new DeletedItems(intoTrash)
    const { undo } = await deleted.delete([{ collection: opened.collection, path: 'a.yml' }])
    await writeFile(opened.at('a.yml'), 'mine')
    await expect(deleted.restore(undo)).rejects.toMatchObject({ code: 'IO' })
    expect(await opened.text('a.yml')).toBe('mine')

    const refusing = new DeletedItems(() => Promise.reject(new Error('no trash')))
    await expect(refusing.delete([{ collection: opened.collection, path: 'a.yml' }])).rejects.toThrow(
      'no trash'
    )
    expect(await opened.text('a.yml')).toBe('mine')
    const idle = new DeletedItems(() => Promise.resolve())
    await expect(idle.delete([{ collection: opened.collection, path: 'a.yml' }])).rejects.toMatchObject({
      reason: 'not-deleted'
    })
    await expect(refusing.delete([{ collection: opened.collection, path: '' }])).rejects.toMatchObject({
      code: 'BUILD'
    })
  })
})

describe('undoing a deletion', () => {
  const files = {
    'a.yml': requestText('A'),
    'b.yml': requestText('B'),
    'sub/x.yml': requestText('X'),
    'sub/data.txt': 'data'
  }
  const rmAll = async (paths: string[]) => {
    for (const path of paths) await rm(path, { recursive: true })
  }
  const sourcesIn = (opened: OpenedCollection, paths: string[]) =>
    paths.map(path => ({ collection: opened.collection, path }))

  it('puts nothing back while something is in the way, and all when it is not any more', async () => {
    const opened = await OpenedCollection.of(files)
    const deleted = new DeletedItems(rmAll)
    const { undo } = await deleted.delete(sourcesIn(opened, ['a.yml', 'b.yml']))
    await writeFile(opened.at('b.yml'), 'mine')
    await expect(deleted.restore(undo)).rejects.toMatchObject({
      reason: 'not-restored',
      message: expect.stringContaining('b.yml')
    })
    expect(await readdir(opened.folder)).toEqual(['b.yml', 'opencollection.yml', 'sub'])
    await rm(opened.at('b.yml'))
    await deleted.restore(undo)
    expect(opened.paths()).toEqual(['a.yml', 'b.yml', 'sub', 'sub/x.yml'])
  })

  it('goes on where it could not go on before', async () => {
    const opened = await OpenedCollection.of(files)
    const folder = join(dirname(opened.folder), 'other')
    const sonde = '{"items":{"z.yml":{"insecure":true}}}'
    await writeFiles(folder, {
      'opencollection.yml': 'info:\n  name: Other\n',
      'z.yml': requestText('Z'),
      'sonde.json': sonde
    })
    const other = await opened.store.get(await opened.store.open(opened.workspaceId, folder))
    await other.work.idle()
    const deleted = new DeletedItems(rmAll)
    const sources = [...sourcesIn(opened, ['a.yml']), { collection: other, path: 'z.yml' }]
    const { undo } = await deleted.delete(sources)
    await writeFile(join(folder, 'sonde.json'), '<<<<<<< HEAD')
    await expect(deleted.restore(undo)).rejects.toMatchObject({ reason: 'unreadable' })
    expect(await opened.text('a.yml')).toBe(files['a.yml'])
    await writeFile(join(folder, 'sonde.json'), '{"items":{}}')
    await deleted.restore(undo)
    expect(await readFile(join(folder, 'z.yml'), 'utf8')).toBe(requestText('Z'))
    expect(JSON.parse(await readFile(join(folder, 'sonde.json'), 'utf8'))).toEqual(JSON.parse(sonde))
  })

  it('brings links back too', async () => {
    const opened = await OpenedCollection.of(files)
    await symlink('data.txt', opened.at('sub/link.txt'))
    const deleted = new DeletedItems(rmAll)
    const { undo } = await deleted.delete(sourcesIn(opened, ['sub']))
    await deleted.restore(undo)
    expect(await readlink(opened.at('sub/link.txt'))).toBe('data.txt')
    expect(await readdir(opened.at('sub'))).toEqual(['data.txt', 'link.txt', 'x.yml'])
  })

  it('brings back what the trash took when it refused the rest', async () => {
    const opened = await OpenedCollection.of({
      ...files,
      'sonde.json': '{"items":{"a.yml":{"insecure":true},"b.yml":{"insecure":true}}}'
    })
    const deleted = new DeletedItems(async paths => {
      await rmAll(paths.filter(path => !path.endsWith('b.yml')))
      throw new Error('The trash is full')
    })
    const { undo, problem } = await deleted.delete(sourcesIn(opened, ['a.yml', 'b.yml', 'sub']))
    expect(problem).toContain('The trash is full')
    expect(opened.paths()).toEqual(['b.yml'])
    expect(await entries(opened)).toEqual({ 'b.yml': { insecure: true } })
    await deleted.restore(undo)
    expect(opened.paths()).toEqual(['a.yml', 'b.yml', 'sub', 'sub/x.yml'])
    expect(await entries(opened)).toEqual({ 'a.yml': { insecure: true }, 'b.yml': { insecure: true } })
  })

  it('of two collections, of which the trash takes one', async () => {
    const opened = await OpenedCollection.of(files)
    const folder = join(dirname(opened.folder), 'other')
    await writeFiles(folder, { 'opencollection.yml': 'info:\n  name: Other\n', 'z.yml': requestText('Z') })
    const other = await opened.store.get(await opened.store.open(opened.workspaceId, folder))
    await other.work.idle()
    const deleted = new DeletedItems(async paths => {
      if (paths.some(path => path.startsWith(folder))) throw new Error('There is no trash')
      await rmAll(paths)
    })
    const sources = [...sourcesIn(opened, ['a.yml']), { collection: other, path: 'z.yml' }]
    const { undo, problem } = await deleted.delete(sources)
    expect(problem).toBe('A file could not be read or written: There is no trash.')
    expect(await readdir(folder)).toContain('z.yml')
    await deleted.restore(undo)
    expect(opened.paths()).toContain('a.yml')
  })

  it('deletes nothing of which sonde.json could not be made to say nothing', async () => {
    const opened = await OpenedCollection.of({
      ...files,
      'sonde.json': '{"items":{"a.yml":{"insecure":true}}}'
    })
    await writeFile(opened.at('sonde.json'), '<<<<<<< HEAD\n{}')
    const deleted = new DeletedItems(rmAll)
    const deleting = deleted.delete(sourcesIn(opened, ['a.yml']))
    await expect(deleting).rejects.toMatchObject({ reason: 'unreadable' })
    expect(await opened.text('a.yml')).toBe(files['a.yml'])
  })
})

it('keeps out of a folder that is a file by now', async () => {
  const opened = await OpenedCollection.of({ 'sub/a.yml': requestText('A') })
  await rm(opened.at('sub'), { recursive: true })
  await writeFile(opened.at('sub'), '')
  await expect(createItem(opened.collection, 'sub', 'X', draft)).rejects.toMatchObject({ code: 'BUILD' })
  await mkdir(opened.at('again'))
  expect((await createItem(opened.collection, 'again', 'X', draft)).path).toBe('again/X.yml')
})
