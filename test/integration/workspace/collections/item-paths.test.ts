import { symlink } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { createFolder, createItem } from '#workspace/collections/create-item.ts'
import { DeletedItems } from '#workspace/collections/delete-items.ts'
import { duplicateItem } from '#workspace/collections/duplicate-item.ts'
import { readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { moveItems } from '#workspace/collections/move-items.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { saveItem } from '#workspace/collections/save-item.ts'

const FILES = {
  'a.yml': requestText('A'),
  'sub/folder.yml': 'info:\n  name: Sub\n  type: folder\n',
  'sub/data.json': '{}',
  'environments/dev.yml': 'name: dev\n',
  'sonde.json': '{"items":{}}\n',
  '.env': 'A=1\n'
}

const trash = new DeletedItems(() => Promise.reject(new Error('Something was put into the trash.')))

const ACTS: Record<string, (collection: OpenCollection, path: string) => Promise<unknown>> = {
  read: readItemOnDisk,
  save: (collection, path) => saveItem(collection, path, BLANK_DRAFT, ''),
  rename: (collection, path) => renameItem(collection, path, 'Other'),
  duplicate: duplicateItem,
  move: (collection, path) => moveItems([{ collection, path }], collection, 'sub', undefined),
  delete: (collection, path) => trash.delete([{ collection, path }])
}

describe.each(Object.entries(ACTS))('%s', (_, act) => {
  it.each([
    'opencollection.yml',
    'sub/folder.yml',
    'sub/data.json',
    'environments',
    'environments/dev.yml',
    'sonde.json',
    '.env',
    '../a.yml'
  ])('refuses %s', async path => {
    const { collection, text } = await opened()
    await expect(act(collection, path)).rejects.toMatchObject({ code: 'BUILD', field: 'path' })
    expect(await text()).toEqual(FILES)
  })
})

it('puts nothing among the environments', async () => {
  const { collection, text } = await opened()
  const refused = { code: 'BUILD', field: 'path' }
  await expect(createItem(collection, 'environments', 'X', BLANK_DRAFT)).rejects.toMatchObject(refused)
  await expect(createFolder(collection, 'environments', 'X')).rejects.toMatchObject(refused)
  const items = [{ collection, path: 'a.yml' }]
  await expect(moveItems(items, collection, 'environments', undefined)).rejects.toMatchObject(refused)
  expect(await text()).toEqual(FILES)
})

it('says that a folder is not there', async () => {
  const { collection } = await opened()
  await expect(createItem(collection, 'gone/deep', 'X', BLANK_DRAFT)).rejects.toMatchObject({
    code: 'BUILD',
    message: expect.stringContaining('There is no folder gone/deep in the collection Shop.')
  })
  expect(await readItemOnDisk(collection, 'gone/deep/x.yml')).toBeUndefined()
  expect(await saveItem(collection, 'gone/deep/x.yml', BLANK_DRAFT, '')).toEqual({ kind: 'conflict' })
  await expect(duplicateItem(collection, 'gone/deep/x.yml')).rejects.toMatchObject({ reason: 'item-gone' })
})

it('says of a link what the tree says of it', async () => {
  const { collection } = await opened()
  await symlink('a.yml', `${collection.folder}/link.yml`)
  await collection.lookAt({ folder: '', names: ['link.yml'] })
  const disk = await readItemOnDisk(collection, 'link.yml')
  expect(disk?.content).toEqual({ ok: false, problem: collection.tree.get('link.yml')?.node.problem })
})

async function opened(): Promise<{ collection: OpenCollection; text(): Promise<Record<string, string>> }> {
  const collection = await OpenedCollection.of(FILES)
  const text = async () => {
    const texts = Object.keys(FILES).map(async path => [path, await collection.text(path)] as const)
    return Object.fromEntries(await Promise.all(texts))
  }
  return { collection: collection.collection, text }
}
