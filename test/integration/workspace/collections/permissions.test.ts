import { chmod, readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { createFolder, createItem } from '#workspace/collections/create-item.ts'
import { DeletedItems } from '#workspace/collections/delete-items.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { saveItem } from '#workspace/collections/save-item.ts'

it('of a file that is write-protected are no invitation to replace it', async () => {
  const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const { draft, revision } = await opened.draft('a.yml')
  await chmod(opened.at('a.yml'), 0o444)
  const refused = {
    code: 'IO',
    reason: 'protected',
    message: `The file ${opened.at('a.yml')} is write-protected, so it is left as it is.`
  }
  const save = () => saveItem(opened.collection, 'a.yml', { ...draft, method: 'PUT' }, revision)
  await expect(save()).rejects.toMatchObject(refused)
  await expect(renameItem(opened.collection, 'a.yml', 'Other')).rejects.toMatchObject(refused)
  expect(await opened.text('a.yml')).toBe(requestText('A'))
  expect((await readdir(opened.folder)).sort()).toEqual(['a.yml', 'opencollection.yml'])
  await chmod(opened.at('a.yml'), 0o644)
  expect((await save()).kind).toBe('saved')
})

/** They do not hold for root. */
const isRoot = process.getuid?.() === 0

describe.skipIf(isRoot || process.platform === 'win32')('permissions', () => {
  it('of a folder that may not be read are blamed on it, and looked at again', async () => {
    const opened = await OpenedCollection.of({
      'a.yml': requestText('A'),
      'sub/deep/x.yml': requestText('X')
    })
    await chmod(opened.at('sub'), 0)
    await opened.until(() => opened.node('sub')?.problem !== undefined)
    expect(opened.node('sub')?.problem?.message).toMatch(/^You may not see what is in this folder/)
    expect(opened.paths()).toEqual(['a.yml', 'sub'])

    const other = await OpenedCollection.at(opened.folder, opened.home)
    expect(other.collection.info().problems).toEqual([])
    await chmod(opened.at('sub'), 0o755)
    for (const each of [opened, other]) {
      await each.until(() => each.node('sub/deep/x.yml') !== undefined)
      expect(each.node('sub')?.problem).toBeUndefined()
    }
  })

  it('of the collection itself are told as they are', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
    await chmod(opened.folder, 0o555)
    await opened.until(() => !opened.collection.info().writable)
    await chmod(opened.folder, 0o311)
    await opened.until(() => opened.collection.info().problems.length > 0)
    const other = await OpenedCollection.at(opened.folder, opened.home)
    expect(other.paths()).toEqual([])
    await chmod(opened.folder, 0o755)
    for (const each of [opened, other]) {
      await each.until(() => each.collection.info().problems.length === 0 && each.paths().length === 1)
      expect(each.collection.info().writable).toBe(true)
    }
  })

  it('that forbid a change are told with the name of the file', async () => {
    const opened = await OpenedCollection.of({ 'a.yml': requestText('A'), 'sub/x.yml': requestText('X') })
    const { collection } = opened
    const { draft, revision } = await opened.draft('a.yml')
    await chmod(opened.folder, 0o555)
    const forbids = (path: string) => ({
      code: 'IO',
      reason: 'EACCES',
      message: expect.stringContaining(`the permissions of ${opened.at(path)}, or`)
    })
    const save = saveItem(collection, 'a.yml', { ...draft, method: 'PUT' }, revision)
    await expect(save).rejects.toMatchObject(forbids('a.yml'))
    await expect(createItem(collection, '', 'New', draft)).rejects.toMatchObject(forbids('New.yml'))
    await expect(createFolder(collection, '', 'Dir')).rejects.toMatchObject(forbids('Dir'))
    await expect(renameItem(collection, 'sub', 'Other')).rejects.toMatchObject(forbids('sub'))
    const trash = new DeletedItems(() => Promise.reject(new Error('Something was put into the trash.')))
    await expect(trash.delete([{ collection, path: 'a.yml' }])).rejects.toMatchObject(forbids('a.yml'))
    await chmod(opened.folder, 0o755)
  })
})
