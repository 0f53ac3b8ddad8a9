import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

/**
 * The browser's own dialog is none of a test's: the file that it would give is one of the origin's own file system,
 * which is written in the same way. @returns what is in it
 */
async function answerSavePicker(page: Page, held = false): Promise<() => Promise<number>> {
  await page.evaluate(held => {
    Object.assign(window, {
      release: () => {},
      async showSaveFilePicker({ suggestedName }: { suggestedName: string }) {
        const folder = await navigator.storage.getDirectory()
        const file = await folder.getFileHandle(suggestedName, { create: true })
        const createWritable = file.createWritable.bind(file)
        file.createWritable = async () => {
          const writable = await createWritable()
          const write = writable.write.bind(writable)
          writable.write = async data => {
            if (held) await new Promise<void>(resolve => Object.assign(window, { release: resolve }))
            await write(data)
          }
          return writable
        }
        return file
      }
    })
  }, held)
  return () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory()
      for await (const file of folder.values())
        if (file instanceof FileSystemFileHandle) return (await file.getFile()).size
      return -1
    })
}

test('a body is written piece by piece into the file that the browser gives', async ({ sonde, target }) => {
  const savedBytes = await answerSavePicker(sonde.page)
  await sonde.send(target.url('/long'))
  await sonde.response.getByRole('button', { name: 'Save body…' }).click()
  await expect(sonde.page.getByText('Saved long.txt')).toBeVisible()
  expect(await savedBytes()).toBe(15 * 1024 * 1024)
})

test('saving shows how far it is, and nothing is left when it is cancelled', async ({ sonde, target }) => {
  const savedBytes = await answerSavePicker(sonde.page, true)
  await sonde.send(target.url('/long'))
  await sonde.response.getByRole('button', { name: 'Save body…' }).click()
  const progress = sonde.response.getByRole('progressbar', { name: 'Saving long.txt' })
  await expect(progress).toBeVisible()
  await expect(sonde.response.getByRole('button', { name: 'Save body…' })).toBeDisabled()
  await sonde.response.getByRole('button', { name: 'Cancel' }).click()
  await sonde.page.evaluate(() => Reflect.get(window, 'release')())
  await expect(progress).toBeHidden()
  expect(await savedBytes()).toBe(0)
})

test('a browser without such a dialog downloads it', async ({ sonde, target }) => {
  await sonde.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  const downloading = sonde.page.waitForEvent('download')
  await sonde.runCommand('Save response body')
  const download = await downloading
  expect(download.suggestedFilename()).toBe('json.json')
  expect(await readFile(await download.path(), 'utf8')).toContain('hello from the target')
})
