import { writeFile } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { createItem } from '#workspace/collections/create-item.ts'

/** The system grants so many more. */
let left = 2

vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    watch(...args: Parameters<typeof fs.watch>) {
      if (left-- > 0) return fs.watch(...args)
      throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), {
        code: 'ENOSPC'
      })
    }
  }
})

it('says that the system watches no more folders, and goes on', async () => {
  const opened = await OpenedCollection.of({ 'a/x.yml': requestText('X'), 'b/y.yml': requestText('Y') })
  expect(opened.paths()).toEqual(['a', 'a/x.yml', 'b', 'b/y.yml'])
  const { problems, state } = opened.collection.info()
  expect(state).toBe('ready')
  expect(problems).toEqual([{ message: expect.stringContaining('(ENOSPC)'), file: opened.folder }])
  await createItem(opened.collection, 'b', 'New', BLANK_DRAFT)
  expect(opened.node('b/New.yml')).toMatchObject({ name: 'New' })
  await writeFile(opened.at('top.yml'), requestText('Top'))
  await opened.until(() => opened.node('top.yml') !== undefined)
})
