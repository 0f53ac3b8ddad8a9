import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let file: string

test.beforeEach(async ({ app, sonde, target }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'greet.yml': { name: 'Greet', url: target.url('/json') }
  })
  file = path.join(folder, 'greet.yml')
  await sonde.openCollection(folder)
  await sonde.openRow('GET Greet')
  await expect(sonde.url).toHaveValue(target.url('/json'))
})

test('a response is kept with its request, and opened again', async ({ sonde, target }) => {
  await expect(sonde.response.getByRole('button', { name: 'Save as example…' })).toBeHidden()
  await keepExample(sonde, 'A greeting')
  expect(await readFile(file, 'utf8')).toContain('hello from the target')
  await expect(sonde.tab(/^GET Greet$/)).toBeVisible()

  await openExample(sonde, 'A greeting')
  await expect(sonde.response.getByText('Example', { exact: true })).toBeVisible()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()
  await sonde.response.getByRole('radio', { name: 'Pretty' }).click()
  await expect(sonde.response).not.toContainText('{"')
  await sonde.response.getByRole('radio', { name: 'Text' }).click()
  await expect(sonde.response).toContainText('{"')
  await sonde.response.getByRole('radio', { name: 'Pretty' }).click()
  await expect(sonde.response.getByRole('button', { name: 'Do not wrap lines' })).toBeVisible()
  await sonde.section('Response', 'Headers').click()
  await expect(sonde.response.getByText('first value')).toBeVisible()
  await expect(sonde.url).toHaveValue(target.url('/json'))

  await sonde.sendButton.click()
  await expect(sonde.waterfall).toBeVisible()
  await expect(sonde.response.getByText('Example', { exact: true })).toBeHidden()
})

test('it is said that it was saved, with a way to it', async ({ sonde }) => {
  await keepExample(sonde, 'A greeting')
  await expect(sonde.row('A greeting')).toBeVisible()
  const notice = sonde.page
    .getByRole('group')
    .filter({ hasText: 'Saved as the example “A greeting” of “Greet”.' })
  await notice.getByRole('button', { name: 'Open' }).click()
  await expect(sonde.tab('A greeting')).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()
  await expect(notice).toBeHidden()
})

test('it is kept beside edits that are not saved', async ({ sonde, target }) => {
  await sonde.url.fill(`${target.url('/json')}?page=2`)
  await keepExample(sonde, 'Second page')
  await expect(sonde.page.getByRole('alert').filter({ hasText: 'greet.yml' })).toBeHidden()
  await expect(sonde.tab(/Greet unsaved/)).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Greet$/)).toBeVisible()
  const text = await readFile(file, 'utf8')
  expect(text).toContain('Second page')
  expect(text).toContain('?page=2')
})

test('what is secret in it is masked in the file', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/echo'))
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Bearer')
  await sonde.page.getByRole('textbox', { name: 'Token' }).fill('a-very-secret-token')
  await keepExample(sonde, 'Echo')
  const text = await readFile(file, 'utf8')
  expect(text).toContain('Echo')
  expect(text).not.toContain('a-very-secret-token')
})

test('one is deleted, and can be put back', async ({ sonde }) => {
  await keepExample(sonde, 'First')
  await keepExample(sonde, 'Second')
  await openExample(sonde, 'Second')
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()

  await sonde.choose(sonde.row('First'), 'Delete')
  await expect(sonde.row('First')).toBeHidden()
  expect(await readFile(file, 'utf8')).not.toContain('First')
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()

  await sonde.page.getByRole('button', { name: 'Undo' }).click()
  await expect(sonde.row('First')).toBeVisible()

  await sonde.choose(sonde.row('Second'), 'Delete')
  await expect(sonde.response.getByText('This example is no longer in its file.')).toBeVisible()
})

test('the keys of the sidebar rename one, delete it, and take that back', async ({ sonde }) => {
  await keepExample(sonde, 'First')
  await openExample(sonde, 'First')
  await sonde.row('First').press('F2')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('Renamed')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.row('Renamed')).toBeVisible()
  await expect(sonde.tab('Renamed')).toBeVisible()
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()
  expect(await readFile(file, 'utf8')).not.toContain('First')

  await sonde.row('Renamed').press('Delete')
  await expect(sonde.row('Renamed')).toBeHidden()
  await sonde.row(/^GET Greet/).press('ControlOrMeta+z')
  await expect(sonde.row('Renamed')).toBeVisible()
  await sonde.row(/^GET Greet/).press('ControlOrMeta+z')
  await expect(sonde.row('First')).toBeVisible()
  await sonde.row(/^GET Greet/).press('ControlOrMeta+Shift+z')
  await expect(sonde.row('Renamed')).toBeVisible()
})

test('those behind a deleted one are still told apart', async ({ sonde }) => {
  for (const name of ['First', 'Second', 'Third']) {
    await sonde.url.fill(`${(await sonde.url.inputValue()).split('?')[0]}?is=${name}`)
    await keepExample(sonde, name)
  }
  await sonde.row(/^GET Greet/).press('ArrowRight')
  await sonde.row('Second').dblclick()
  await expect(sonde.url).toHaveValue(/Second/)
  await sonde.choose(sonde.row('First'), 'Delete')
  await expect(sonde.row('First')).toBeHidden()
  await sonde.row('Third').click()
  await expect(sonde.url).toHaveValue(/Third/)
  await expect(sonde.tab('Second')).toBeVisible()
  await sonde.row('Second').click()
  await expect(sonde.url).toHaveValue(/Second/)
  await expect(sonde.tab('Second')).toHaveCount(1)
})

test('one that was clicked twice stays when another is looked at', async ({ sonde }) => {
  await keepExample(sonde, 'First')
  await keepExample(sonde, 'Second')
  await sonde.row(/^GET Greet/).press('ArrowRight')
  await sonde.row('First').dblclick()
  await expect(sonde.tab('First')).toHaveAttribute('aria-selected', 'true')
  await sonde.row('Second').click()
  await expect(sonde.tab('Second')).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.tab('First')).toBeVisible()
})

test('an open one survives a restart', async ({ app, sonde }) => {
  await keepExample(sonde, 'A greeting')
  await openExample(sonde, 'A greeting')
  await app.restart()
  await sonde.tab(/A greeting/).click()
  await expect(sonde.response.getByText('hello from the target')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ sonde }) => {
    const { page } = sonde
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await sonde.sendButton.click()
    await sonde.response.getByRole('button', { name: 'Save as example…' }).click()
    await expect(page.getByRole('dialog', { name: 'Save response as example' })).toBeVisible()
    expect(await findAccessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Save example' }).click()
    await openExample(sonde, '200 OK')
    await expect(sonde.response.getByText('hello from the target')).toBeVisible()
    expect(await findAccessibilityProblems(page)).toEqual([])
  })
}

async function keepExample(sonde: SondePage, name: string): Promise<void> {
  await sonde.sendButton.click()
  await sonde.response.getByRole('button', { name: 'Save as example…' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'Save response as example' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('200 OK')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Save example' }).click()
  await expect(dialog).toBeHidden()
}

async function openExample(sonde: SondePage, name: string): Promise<void> {
  const request = sonde.row(/^GET Greet/)
  await request.focus()
  await request.press('ArrowRight')
  await sonde.row(name).click()
  await expect(sonde.tab(name)).toHaveAttribute('aria-selected', 'true')
}
