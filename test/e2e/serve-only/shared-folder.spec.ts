import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { writeCollection, writeItem } from '../collections.ts'
import { expect, test } from '../fixtures.ts'

let file: string
let other: Page

/** Two windows on one folder, each with the same request in front. */
test.beforeEach(async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'health.yml': { name: 'Health', url: 'http://host.test/health' }
  })
  file = path.join(folder, 'health.yml')
  await sonde.openCollection(folder)
  await expect(sonde.row('GET Health')).toBeVisible()
  const { page } = app
  const address = await page.evaluate(() => `${location.origin}/#${sessionStorage.getItem('sonde.token')}`)
  other = await page.context().newPage()
  await other.goto(address)
  await expect(urlOf(other)).toBeVisible()
  await other.getByRole('treeitem', { name: 'Shop' }).press('ArrowRight')
  for (const window of [page, other]) {
    await window.bringToFront()
    await window.getByRole('treeitem', { name: 'GET Health' }).dblclick()
    await expect(urlOf(window)).toHaveValue('http://host.test/health')
  }
})

test('each follows what the other saves', async ({ sonde }) => {
  await sonde.url.fill('http://host.test/first')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(urlOf(other)).toHaveValue('http://host.test/first')
  await urlOf(other).fill('http://host.test/second')
  await other.keyboard.press('ControlOrMeta+s')
  await expect(sonde.url).toHaveValue('http://host.test/second')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
})

test('what both have edited is a conflict in the one that saves last', async ({ sonde }) => {
  await urlOf(other).fill('http://host.test/other')
  await sonde.url.fill('http://host.test/own')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()

  const banner = other.getByRole('alert').filter({ hasText: 'was changed on disk while you edited it' })
  await expect(banner).toBeVisible()
  await expect(urlOf(other)).toHaveValue('http://host.test/other')
  await banner.getByRole('button', { name: 'Keep mine' }).click()
  await expect(banner).toBeHidden()
  await expect(sonde.url).toHaveValue('http://host.test/other')
  expect(await readFile(file, 'utf8')).toContain('http://host.test/other')
  await other.bringToFront()
  await other.getByRole('tab', { name: /Health \(from disk\)/ }).click()
  await expect(urlOf(other)).toHaveValue('http://host.test/own')
})

test('a request that one renames stays open in the other', async ({ sonde }) => {
  await urlOf(other).fill('http://host.test/unsaved')
  await sonde.page.bringToFront()
  await sonde.row('GET Health').press('F2')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('Heartbeat')
  await sonde.page.keyboard.press('Enter')
  await expect(other.getByRole('tab', { name: /Heartbeat unsaved/ })).toBeVisible()
  await expect(other.getByRole('alert')).toBeHidden()
  await other.keyboard.press('ControlOrMeta+s')
  await expect(sonde.url).toHaveValue('http://host.test/unsaved')
})

test('what one has made and the other renamed is what undo takes back', async ({ sonde }) => {
  await sonde.page.bringToFront()
  await sonde.choose(sonde.row('Shop'), 'New request')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).press('Escape')
  await expect(sonde.row('GET New request')).toBeFocused()
  await other.bringToFront()
  await other.getByRole('treeitem', { name: 'GET New request' }).press('F2')
  await other.getByRole('tree').getByRole('textbox', { name: 'Name' }).fill('Renamed')
  await other.keyboard.press('Enter')
  await expect(sonde.row('GET Renamed')).toBeVisible()
  // The name in it is told before that of its file follows.
  await expect.poll(() => readdir(path.dirname(file))).toContain('Renamed.yml')
  await expect.poll(() => readdir(path.dirname(file))).not.toContain('New request.yml')
  await writeItem(path.dirname(file), 'New request.yml', { name: 'Precious', url: 'http://host.test/' })
  await expect(sonde.row('GET Precious')).toBeVisible()

  await sonde.page.bringToFront()
  await sonde.row('GET Health').press('ControlOrMeta+z')
  await expect(sonde.row('GET Renamed')).toBeHidden()
  await expect(sonde.row('GET Precious')).toBeVisible()
})

test('undo puts nothing into the trash that has come in the place of what was made', async ({ sonde }) => {
  await sonde.page.bringToFront()
  await sonde.choose(sonde.row('Shop'), 'New request')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).press('Escape')
  await expect(sonde.row('GET New request')).toBeFocused()
  await rm(path.join(path.dirname(file), 'New request.yml'))
  await expect(sonde.row('GET New request')).toBeHidden()
  await writeItem(path.dirname(file), 'New request.yml', { name: 'Precious', url: 'http://host.test/' })
  await expect(sonde.row('GET Precious')).toBeVisible()

  await sonde.row('GET Health').press('ControlOrMeta+z')
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('“New request” could not be deleted.')).toBeVisible()
  await expect(notices.getByText('What was at New request.yml is not there any more.')).toBeVisible()
  await expect(sonde.row('GET Precious')).toBeVisible()
})

function urlOf(page: Page) {
  return page.getByRole('textbox', { name: 'URL', exact: true })
}
