import { chmod } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'

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
})
