import { pasteOver } from './clipboard.ts'
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

test('a paste is a step of its own, however soon after another', async ({ sonde }) => {
  await sonde.url.focus()
  await pasteOver(sonde.page, 'http://one.test/?a=1')
  await pasteOver(sonde.page, 'http://two.test/?b=2')
  await sonde.page.keyboard.type('3')
  await undo(sonde)
  await expect(sonde.url).toHaveValue('http://two.test/?b=2')
  await undo(sonde)
  await expect(sonde.url).toHaveValue('http://one.test/?a=1')
  await undo(sonde)
  await expect(sonde.url).toHaveValue('')
})

test('nothing happens before the first step and after the last', async ({ sonde }) => {
  await sonde.url.focus()
  await pasteOver(sonde.page, 'http://one.test/?a=1')
  await pasteOver(sonde.page, 'http://two.test/?b=2')
  await sonde.section('Request', 'Params').click()
  const value = sonde.cell('Parameter', 1, 'value')
  await value.focus()
  await pasteOver(sonde.page, 'zzz')
  for (const field of [sonde.url, value]) {
    await field.click()
    for (let n = 0; n < 6; n++) await undo(sonde)
    await expect(sonde.url).toHaveValue('')
    for (let n = 0; n < 6; n++) await redo(sonde)
    await expect(sonde.url).toHaveValue('http://two.test/?b=zzz')
    await expect(value).toHaveValue('zzz')
  }

  await sonde.section('Request', 'Headers').click()
  const name = sonde.cell('Header', 1, 'name')
  await name.focus()
  for (const text of ['X-One', 'X-Two']) await pasteOver(sonde.page, text)
  for (let n = 0; n < 10; n++) await undo(sonde)
  await expect(name).toHaveValue('')
  for (let n = 0; n < 10; n++) await redo(sonde)
  await expect(name).toHaveValue('X-Two')
  await expect(sonde.url).toHaveValue('http://two.test/?b=zzz')
})

test('a field that is none of the request has its own', async ({ app, sonde }) => {
  await sonde.openCollection(await writeCollection(app.files, 'Shop', { 'a.yml': { name: 'A' } }))
  await sonde.url.fill('http://host.test/')
  const filter = sonde.page.getByRole('textbox', { name: 'Filter collections' })
  await filter.focus()
  await pasteOver(sonde.page, 'orders')
  await undo(sonde)
  await expect(filter).toHaveValue('')
  await redo(sonde)
  await expect(filter).toHaveValue('orders')
  await expect(sonde.url).toHaveValue('http://host.test/')
})

test('in a field of the window undo takes back nothing of a request', async ({ app, sonde }) => {
  const { page } = sonde
  await sonde.openCollection(await writeCollection(app.files, 'Shop', { 'a.yml': { name: 'A' } }))
  await sonde.url.focus()
  await page.keyboard.type('http://host.test/')
  const filter = page.getByRole('textbox', { name: 'Filter collections' })
  await filter.focus()
  await page.keyboard.type('orders')
  for (let presses = 0; presses < 4; presses += 1) await undo(sonde)
  await expect(filter).toHaveValue('')
  await expect(sonde.url).toHaveValue('http://host.test/')
})
