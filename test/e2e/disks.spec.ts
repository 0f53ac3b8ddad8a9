import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type RequestFile, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import { mountSmallDisk, type SmallDisk } from './small-disk.ts'
import type { SondePage } from './sonde-page.ts'

let disk: SmallDisk
let onTestEnd = () => {}

test.afterEach(() => {
  onTestEnd()
  onTestEnd = () => {}
})

/** Skips the test where no disk can be mounted. */
async function mount(folder: string, kilobytes: number): Promise<void> {
  const mounted = await mountSmallDisk(folder, kilobytes)
  test.skip(typeof mounted === 'string', typeof mounted === 'string' ? mounted : '')
  if (typeof mounted === 'string') return
  disk = mounted
  onTestEnd = () => disk.unmount()
}

/** Opens a collection on the disk, with the request Health in front. @returns its file */
async function openHealth(sonde: SondePage, parent: string, health: RequestFile): Promise<string> {
  const folder = await writeCollection(parent, 'Shop', { 'health.yml': health })
  await sonde.openCollection(folder)
  await sonde.openRow('GET Health')
  await expect(sonde.url).toHaveValue(health.url ?? '')
  return path.join(folder, 'health.yml')
}

function problemOf(sonde: SondePage) {
  return sonde.page.getByRole('alert').filter({ hasText: 'health.yml' })
}

test('a full disk keeps nothing but the save from being done, until there is space', async ({
  app,
  sonde,
  target
}) => {
  const place = path.join(app.files, 'disk')
  await mount(place, 256)
  const url = target.url('/json')
  const file = await openHealth(sonde, place, { name: 'Health', url })
  const before = await readFile(file, 'utf8')
  await disk.fill()

  await sonde.url.fill(`${url}?changed`)
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(problemOf(sonde)).toContainText(`The disk is full: there is no space left for ${file}.`)
  expect(await readFile(file, 'utf8')).toBe(before)

  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.url).toHaveValue(`${url}?changed`)

  await disk.free()
  await problemOf(sonde).getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => readFile(file, 'utf8')).toContain(`url: ${url}?changed\n`)
  await expect(problemOf(sonde)).toBeHidden()
})

test('a disk that is read-only is told, and its requests can be sent', async ({ app, sonde, target }) => {
  const place = path.join(app.files, 'disk')
  await mount(place, 256)
  const url = target.url('/json')
  const file = await openHealth(sonde, place, { name: 'Health', url })
  const before = await readFile(file, 'utf8')
  disk.setReadOnly(true)

  await sonde.url.fill(`${url}?changed`)
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(problemOf(sonde)).toContainText(`The disk is read-only: ${file} cannot be written.`)
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  expect(await readFile(file, 'utf8')).toBe(before)

  disk.setReadOnly(false)
  await problemOf(sonde).getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => readFile(file, 'utf8')).toContain('?changed')
  await expect(problemOf(sonde)).toBeHidden()
})

test('while the disk of the data folder is full, what is not kept is told and all else goes on', async ({
  app,
  sonde,
  target
}) => {
  await app.close()
  await mount(app.home, 16 * 1024)
  await app.start()
  const file = await openHealth(sonde, app.files, { name: 'Health', url: target.url('/json') })
  await disk.fill()

  const url = target.url('/json?typed')
  await sonde.url.fill(url)
  const alerts = sonde.page.getByRole('alert')
  await expect(alerts.filter({ hasText: 'Your latest changes are not saved' })).toContainText(
    `The disk is full: there is no space left for ${app.home}`
  )
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(alerts.filter({ hasText: 'not kept in the history' })).toContainText('The disk is full')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => readFile(file, 'utf8')).toContain('?typed')

  await disk.free()
  await expect(alerts.filter({ hasText: 'Your latest changes are not saved' })).toBeHidden()
  await sonde.url.fill(`${url}&later`)
  await app.restart()
  await expect(sonde.url).toHaveValue(`${url}&later`)
  await app.close()
})
