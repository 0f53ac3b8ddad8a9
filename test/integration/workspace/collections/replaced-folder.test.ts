import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'

const FILES = {
  'a.yml': requestText('A'),
  'sub/x.yml': requestText('X'),
  'environments/dev.yml': 'name: dev\n'
}

/** Sees to it that a collection is still looked after: at its top, in its folders, and what is no item. */
async function expectWatched(opened: OpenedCollection): Promise<void> {
  await writeFile(opened.at('a.yml'), requestText('Top'))
  await opened.until(() => opened.node('a.yml')?.name === 'Top')
  await writeFile(opened.at('sub/x.yml'), requestText('Deep'))
  await opened.until(() => opened.node('sub/x.yml')?.name === 'Deep')
  const told = new Promise<void>(resolve => {
    opened.collection.events.onChange(path => path === 'environments/dev.yml' && resolve())
  })
  await writeFile(opened.at('environments/dev.yml'), 'name: other\n')
  await told
}

describe('a collection is looked after', () => {
  it('when another folder is put in the place of its own', async () => {
    const opened = await OpenedCollection.of(FILES)
    await cp(opened.folder, `${opened.folder}-other`, { recursive: true })
    await writeFile(`${opened.folder}-other/a.yml`, requestText('Other'))
    await rename(opened.folder, `${opened.folder}-old`)
    await rename(`${opened.folder}-other`, opened.folder)
    await opened.until(() => opened.node('a.yml')?.name === 'Other')
    expect(opened.contents()).toContain('a.yml')
    await expectWatched(opened)
  })

  it('when its folder is deleted and made again', async () => {
    const opened = await OpenedCollection.of(FILES)
    await cp(opened.folder, `${opened.folder}-remote`, { recursive: true })
    await rm(opened.folder, { recursive: true })
    await cp(`${opened.folder}-remote`, opened.folder, { recursive: true })
    await opened.until(() => opened.collection.state === 'ready' && opened.paths().length === 3)
    await expectWatched(opened)
  })

  it('when the folder that it lies in is replaced', async () => {
    const opened = await OpenedCollection.of(FILES)
    const parent = dirname(opened.folder)
    await cp(parent, `${parent}-other`, { recursive: true })
    await writeFile(join(`${parent}-other`, 'shop', 'a.yml'), requestText('Other'))
    await rename(parent, `${parent}-old`)
    await rename(`${parent}-other`, parent)
    await opened.until(() => opened.node('a.yml')?.name === 'Other')
    await expectWatched(opened)
    await rm(`${parent}-old`, { recursive: true })
  })

  it('when it is gone for a while', async () => {
    const opened = await OpenedCollection.of(FILES)
    await rename(opened.folder, `${opened.folder}-old`)
    await opened.until(() => opened.collection.state === 'missing')
    expect(opened.paths()).toEqual([])
    await rename(`${opened.folder}-old`, opened.folder)
    await opened.until(() => opened.collection.state === 'ready')
    await expectWatched(opened)
  })
})
