import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { folderFile, listFiles, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let folder: string

test.beforeEach(async ({ app, sonde, target }) => {
  folder = await writeCollection(app.files, 'Shop', {
    'opencollection.yml': [
      'opencollection: 1.0.0',
      'info:',
      '  name: Shop',
      'request:',
      '  headers:',
      '    - name: X-Client',
      '      value: ofTheShop',
      '  auth:',
      '    type: bearer',
      '    token: "{{token}}"'
    ].join('\n'),
    'environments/staging.yml':
      'name: staging\nvariables:\n  - name: token\n    value: tokenOfStaging\n  - name: base\n    value: ' +
      target.url(''),
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': [
      'info:',
      '  name: List orders',
      '  type: http',
      '  seq: 1',
      'http:',
      '  method: GET',
      '  url: "{{base}}/echo"',
      '  auth: inherit',
      'examples:',
      '  - name: All of them',
      '    request:',
      '      url: "{{base}}/echo"',
      '      method: GET',
      '    response:',
      '      status: 200'
    ].join('\n')
  })
  await sonde.openCollection(folder)
  await sonde.row('Orders').click()
  await sonde.row(/^GET List orders/).dblclick()
  await expect(sonde.url).toHaveValue('{{base}}/echo')
  await useStaging(sonde)
})

const noteOf = (sonde: SondePage) => sonde.page.getByRole('note').filter({ hasText: /came from|inherits/ })
const historyOf = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'History' })
const entryOf = (sonde: SondePage, name: RegExp): Locator =>
  historyOf(sonde).getByRole('list', { name: 'Recorded exchanges' }).getByRole('button', { name })

async function useStaging(sonde: SondePage): Promise<void> {
  await sonde.page.getByRole('button', { name: /^Environment/ }).click()
  await sonde.page.getByRole('menuitemradio', { name: 'staging', exact: true }).click()
}

/** Sends what is in front. @returns where what came to the server is shown: drawn as far as there is room */
async function sendAndLook(sonde: SondePage): Promise<Locator> {
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByRole('button', { name: /^Waterfall/ })).toBeVisible()
  await sonde.response.getByRole('radio', { name: 'Text' }).click()
  return sonde.response.getByRole('code')
}

async function sendAsInShop(sonde: SondePage): Promise<void> {
  const echo = await sendAndLook(sonde)
  await expect(echo).toContainText('ofTheShop')
  await expect(echo).toContainText('tokenOfStaging')
}

async function restore(sonde: SondePage, name: RegExp): Promise<void> {
  await sonde.runCommand('History')
  await entryOf(sonde, name).first().click()
  await expect(noteOf(sonde)).toBeVisible()
}

test('what is restored from the history is sent as it was, and saved beside it', async ({ sonde }) => {
  await sendAsInShop(sonde)
  await sonde.closeTab(/List orders/)
  await restore(sonde, /^GET List orders/)
  await expect(noteOf(sonde)).toContainText('Made from List orders in Shop / Orders')
  await expect(sonde.tab(/List orders/)).not.toContainText('unsaved')
  await expect(sonde.page.getByRole('button', { name: 'Environment: staging' })).toBeVisible()
  await sendAsInShop(sonde)
  await expect(entryOf(sonde, /^GET List orders/)).toHaveCount(2)

  await sonde.page.keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog.getByRole('radio', { name: 'Orders' })).toBeChecked()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('List again')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(noteOf(sonde)).toBeHidden()
  expect(await listFiles(folder)).toContain('orders/List again.yml')
})

test('it says of what it came from that it is there, gone or closed', async ({ app, sonde }) => {
  await sendAsInShop(sonde)
  await restore(sonde, /^GET List orders/)
  await noteOf(sonde).getByRole('button', { name: 'Open that request' }).click()
  await expect(noteOf(sonde)).toBeHidden()
  await app.restart()
  await sonde
    .tab(/List orders/)
    .last()
    .click()
  await expect(noteOf(sonde)).toContainText('Made from List orders in Shop / Orders')
  await rm(path.join(folder, 'orders', 'list.yml'))
  await expect(noteOf(sonde)).toContainText('orders/list.yml, which this came from, is no longer in Shop')
  await sendAsInShop(sonde)

  await sonde.runCommand('Collections')
  await sonde.choose(sonde.row('Shop'), 'Close')
  await expect(noteOf(sonde)).toContainText('The collection that this came from is no longer open')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('Nothing was sent')
})

test('in the place of a request that is gone, it is sent with the keys that were pinned for that', async ({
  sonde
}) => {
  await sonde.runCommand('Duplicate tab')
  await expect(noteOf(sonde)).toContainText('Made from List orders in Shop / Orders')
  const pins = 'sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
  await writeFile(
    path.join(folder, 'sonde.json'),
    JSON.stringify({ items: { 'orders/list.yml': { tls: { pins } } } })
  )
  await rm(path.join(folder, 'orders', 'list.yml'))
  await expect(noteOf(sonde)).toContainText('orders/list.yml, which this came from, is no longer in Shop')
  await sonde.sendButton.click()
  const pinned = sonde.page.getByRole('textbox', { name: 'Pinned keys' })
  await expect(pinned).toBeFocused()
  await sonde.page.getByRole('button', { name: 'It is: use its settings' }).click()
  await expect(pinned).toHaveValue(pins)
  await sonde.sendButton.click()
  await expect(sonde.error).toContainText('pin')
})

test('an example is sent as its request is', async ({ sonde }) => {
  await sonde.row(/^GET List orders/).press('ArrowRight')
  await sonde.row('All of them').click()
  await expect(noteOf(sonde)).toContainText('An example of List orders in Shop / Orders')
  await sendAsInShop(sonde)
})

test('what the history has masked is to be entered again', async ({ sonde, target }) => {
  await sonde.openTab()
  await sonde.url.fill(target.url('/json'))
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('Bearer')
  await sonde.page.getByRole('textbox', { name: 'Token' }).fill('typed-by-hand')
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  await sonde.runCommand('History')
  await entryOf(sonde, /^GET \/json/).click()
  const note = sonde.page.getByRole('note').filter({ hasText: 'The history keeps no secrets' })
  await expect(note).toBeVisible()
  await sonde.section('Request', 'Auth').click()
  await sonde.page.getByRole('textbox', { name: 'Token' }).fill('typed-again')
  await expect(note).toBeHidden()
})

test('a duplicate of a tab is sent as the tab is', async ({ sonde }) => {
  await sonde.runCommand('Duplicate tab')
  await expect(noteOf(sonde)).toContainText('Made from List orders in Shop / Orders')
  await sendAsInShop(sonde)
})

test('a new request of a collection inherits its auth', async ({ sonde }) => {
  await sonde.choose(sonde.row('Orders'), 'New request')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.url).toHaveValue('')
  await sonde.url.fill('{{base}}/echo')
  await sendAsInShop(sonde)
  expect(await readFile(path.join(folder, 'orders', 'New request.yml'), 'utf8')).toContain('auth: inherit')
})

test('a request that is saved into a collection goes on being sent without its credentials', async ({
  sonde,
  target
}) => {
  await sonde.openTab()
  await sonde.send(target.url('/echo'))
  await expect(sonde.response).toContainText('200 OK')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()
  const echo = await sendAndLook(sonde)
  await expect(echo).toContainText('ofTheShop')
  await expect(echo).not.toContainText('tokenOfStaging')
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await sonde.row(/^GET List orders/).press('ArrowRight')
    await sonde.row('All of them').click()
    await expect(noteOf(sonde)).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await writeFile(path.join(folder, 'orders', 'list.yml'), 'info: [')
    await rm(path.join(folder, 'orders', 'list.yml'))
    await expect(noteOf(sonde)).toContainText('is no longer in Shop')
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
}
