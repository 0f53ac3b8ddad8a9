import { readFiles, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const undo = (sonde: SondePage) => sonde.page.keyboard.press('ControlOrMeta+z')
const redo = (sonde: SondePage) => sonde.page.keyboard.press('ControlOrMeta+Shift+z')

test('edits of different fields are taken back one by one, and made again', async ({ sonde }) => {
  await sonde.url.fill('http://host.test/')
  await sonde.setMethod('PUT')
  const name = sonde.page.getByRole('combobox', { name: 'Header 1 name' })
  await name.fill('X-First')

  await undo(sonde)
  await expect(name).toHaveValue('')
  await expect(sonde.method).toHaveValue('PUT')
  await undo(sonde)
  await expect(sonde.method).toHaveValue('GET')
  await expect(sonde.url).toHaveValue('http://host.test/')
  await undo(sonde)
  await expect(sonde.url).toHaveValue('')

  await redo(sonde)
  await redo(sonde)
  await redo(sonde)
  await expect(sonde.url).toHaveValue('http://host.test/')
  await expect(sonde.method).toHaveValue('PUT')
  await expect(name).toHaveValue('X-First')
})

test('a row that was deleted comes back', async ({ sonde }) => {
  const name = sonde.page.getByRole('combobox', { name: 'Header 1 name' })
  await name.fill('X-First')
  await sonde.page.getByRole('button', { name: 'Delete X-First' }).click()
  await expect(name).toHaveValue('')
  await undo(sonde)
  await expect(name).toHaveValue('X-First')
})

test('params and the URL go back together', async ({ sonde }) => {
  await sonde.url.fill('http://host.test/?a=1')
  await sonde.section('Request', 'Params').click()
  const value = sonde.page.getByRole('combobox', { name: 'Parameter 1 value' })
  await expect(value).toHaveValue('1')
  await value.fill('2')
  await expect(sonde.url).toHaveValue('http://host.test/?a=2')
  await undo(sonde)
  await expect(sonde.url).toHaveValue('http://host.test/?a=1')
  await expect(value).toHaveValue('1')
})

test('each tab has its own', async ({ sonde }) => {
  await sonde.url.fill('http://first.test/')
  await sonde.openTab()
  await sonde.url.fill('http://second.test/')
  await sonde.tab(/first\.test/).click()
  await sonde.url.focus()
  await undo(sonde)
  await expect(sonde.url).toHaveValue('')
  await sonde.tab(/second\.test/).click()
  await expect(sonde.url).toHaveValue('http://second.test/')
})

test('an editor of code takes back what was typed into it', async ({ sonde }) => {
  await sonde.url.fill('http://host.test/')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('Text')
  const editor = sonde.page.getByRole('textbox', { name: 'Request body' })
  await editor.focus()
  await sonde.page.keyboard.type('some text')
  await expect(sonde.page.getByRole('main')).toContainText('some text')
  await undo(sonde)
  await expect(sonde.page.getByRole('main')).not.toContainText('some text')
  await expect(sonde.url).toHaveValue('http://host.test/')
})

test('the first undo after a save takes back what was edited last', async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Storefront API', {
    'health.yml': { name: 'Health', url: 'http://host.test/health' }
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Health').click()
  await expect(sonde.url).toHaveValue('http://host.test/health')
  await sonde.url.fill('http://host.test/health?q=1')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect.poll(async () => (await readFiles(folder))['health.yml']).toContain('?q=1')
  await expect(sonde.tab('GET Health')).toBeVisible()

  await undo(sonde)
  await expect(sonde.url).toHaveValue('http://host.test/health')
  await expect(sonde.tab('GET Health unsaved')).toBeVisible()
})
