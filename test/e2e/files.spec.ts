import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { folderFile, readFiles, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'
import { storedSources, storedUrls } from './stored-urls.ts'

test('a new request is saved into a folder, and marked when it is changed', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await sonde.url.fill('http://host.test/refunds')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('/refunds')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('All refunds')
  await dialog.getByText('Orders').click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toBeHidden()

  await expect(sonde.tab(/^GET All refunds$/)).toBeVisible()
  await expect(sonde.row('GET All refunds')).toHaveAttribute('aria-current', 'true')
  expect((await readFiles(folder))['orders/All refunds.yml']).toContain('url: http://host.test/refunds')

  await sonde.url.fill('http://host.test/returns')
  await expect(sonde.tab(/All refunds unsaved/)).toBeVisible()
  await expect(sonde.row('GET All refunds, unsaved')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET All refunds$/)).toBeVisible()
  expect((await readFiles(folder))['orders/All refunds.yml']).toContain('url: http://host.test/returns')
})

test('a copy is proposed a name that is free, and one that is taken is told', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await sonde.openRow('GET Health')
  await expect(sonde.tab(/Health/)).toHaveAttribute('aria-selected', 'true')
  await sonde.page.keyboard.press('ControlOrMeta+Shift+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('Health copy')
  await name.fill('health')
  await expect(dialog.getByText('Something in this folder is called “health” already.')).toBeVisible()
  await name.fill('Health copy')
  await expect(dialog.getByText('already')).toBeHidden()
  await name.press('Enter')
  await expect(dialog).toBeHidden()
  expect(Object.keys(await readFiles(folder))).toContain('Health copy.yml')
})

test('the proposed name is replaced by what is typed, and many folders can be filtered', async ({
  app,
  sonde
}) => {
  const { keyboard } = sonde.page
  const many = Array.from({ length: 12 }, (_, n) => [`part-${n}/folder.yml`, folderFile(`Part ${n}`, n + 1)])
  const folder = await writeCollection(app.files, 'Large', {
    ...Object.fromEntries(many),
    'part-7/inner/folder.yml': folderFile('Refunds', 1),
    'health.yml': { name: 'Health' }
  })
  await sonde.openCollection(folder)
  await sonde.url.fill('http://host.test/proposed')
  await sonde.row('GET Health').focus()
  await keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await keyboard.type('Mine')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Mine')

  const filter = dialog.getByRole('textbox', { name: 'Filter folders' })
  await filter.fill('nowhere')
  await expect(dialog).toContainText('No folder is called that.')
  await filter.press('Enter')
  await filter.press('Escape')
  await expect(filter).toHaveValue('')
  await filter.fill('refunds 7')
  await expect(dialog.getByRole('radio')).toHaveCount(1)
  await expect(dialog.getByRole('radio', { name: 'Large / Part 7 / Refunds' })).toBeChecked()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await filter.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(async () => Object.keys(await readFiles(folder))).toContain('part-7/inner/Mine.yml')
  await expect(sonde.url).toBeFocused()
})

test('what was typed back is not unsaved', async ({ app, sonde }) => {
  await openShop(app.files, sonde)
  await open(sonde, 'GET Health')
  await sonde.url.fill('http://host.test/other')
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await sonde.url.fill('http://host.test/health')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
})

test('without a collection it is offered to make one', async ({ app, sonde }) => {
  await sonde.url.fill('http://host.test/first')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog).toContainText('There is no collection to save into')
  const picked = await app.answerPick(app.files)
  await dialog.getByRole('button', { name: 'New collection…' }).click()
  const making = sonde.page.getByRole('dialog', { name: 'New collection' })
  await making.getByRole('textbox', { name: 'Name' }).fill('Probes')
  if (picked) await making.getByRole('button', { name: 'Choose…' }).click()
  else await making.getByRole('textbox', { name: 'In the folder' }).fill(app.files)
  await making.getByRole('button', { name: 'Create' }).click()
  await expect(sonde.row('Probes')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sonde.row('GET /first')).toBeVisible()
})

test('saved as another, it leaves the first as it was', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await open(sonde, 'GET Health')
  await sonde.url.fill('http://host.test/copy')
  await sonde.page.keyboard.press('ControlOrMeta+Shift+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Copy')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(sonde.tab(/^GET Copy$/)).toBeVisible()
  const files = await readFiles(folder)
  expect(files['Copy.yml']).toContain('url: http://host.test/copy')
  expect(files['health.yml']).toContain('url: http://host.test/health')
})

test('what is not saved is asked about before its tab is closed', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await open(sonde, 'GET Health')
  await sonde.url.fill('http://host.test/changed')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save changes?' })
  await sonde.closeTab(/Health/)
  await dialog.getByRole('button', { name: 'Keep editing' }).click()
  await expect(dialog).toBeHidden()
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await expect.poll(() => storedUrls(app.home)).toContain('http://host.test/changed')

  await sonde.closeTab(/Health/)
  await dialog.getByRole('button', { name: 'Close without saving' }).click()
  await expect(sonde.tab(/Health/)).toBeHidden()
  expect((await readFiles(folder))['health.yml']).toContain('http://host.test/health')
  await expect.poll(() => storedUrls(app.home)).not.toContain('http://host.test/changed')

  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await sonde.closeTab(/Health/)
  await dialog.getByRole('button', { name: 'Save and close' }).click()
  await expect(sonde.tab(/Health/)).toBeHidden()
  await expect.poll(async () => (await readFiles(folder))['health.yml']).toContain('http://host.test/changed')
})

test('a closed tab comes back with its file as it is by then', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await open(sonde, 'GET Health')
  await sonde.closeTab(/Health/)
  await replace(path.join(folder, 'health.yml'), '/health', '/meanwhile')
  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.url).toHaveValue('http://host.test/meanwhile')
  await sonde.closeTab(/Health/)
  await open(sonde, 'GET Health')
  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.tab(/Health/)).toHaveCount(1)
})

test('a look is replaced by the next, until it is edited or clicked twice', async ({ app, sonde }) => {
  await openShop(app.files, sonde)
  await sonde.row('Orders').click()
  await sonde.row('GET Health').click()
  await expect(sonde.url).toHaveValue('http://host.test/health')
  await sonde.row('GET List orders').click()
  await expect(sonde.url).toHaveValue('http://host.test/orders')
  await expect(sonde.tab(/Health/)).toBeHidden()

  await sonde.tab(/List orders/).dblclick()
  await sonde.row('GET Health').click()
  await expect(sonde.url).toHaveValue('http://host.test/health')
  await expect(sonde.tab(/List orders/)).toBeVisible()

  await sonde.url.fill('http://host.test/edited')
  await sonde.row('POST Create order').click()
  await expect(sonde.tab(/Create order/)).toBeVisible()
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
})

test('what a folder and a collection hand down is edited and saved', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  for (const [row, file] of [
    ['Orders', 'orders/folder.yml'],
    ['Shop', 'opencollection.yml']
  ] as const) {
    await sonde.choose(sonde.row(row), 'Settings')
    await expect(sonde.tab(row)).toHaveAttribute('aria-selected', 'true')
    await expect(sonde.sendButton).toBeHidden()
    await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill(`X-${row}`)
    await expect(sonde.tab(`${row} unsaved`)).toBeVisible()
    await sonde.page.keyboard.press('ControlOrMeta+s')
    await expect(sonde.tab(`${row} unsaved`)).toBeHidden()
    expect(await readFile(path.join(folder, file), 'utf8')).toContain(`name: X-${row}`)
  }
})

test('files that are not edited here are shown as they are, and never written', async ({ app, sonde }) => {
  const broken = 'info:\n  name: Broken\n<<<<<<< HEAD\n'
  const call = 'info:\n  name: Call\n  type: grpc\n\ngrpc:\n  url: grpc://host.test\n'
  const folder = await openShop(app.files, sonde, { 'broken.yml': broken, 'call.yml': call })
  await sonde.row(/^broken/).click()
  await expect(sonde.page.getByText('An unfinished merge')).toBeVisible()
  await expect(sonde.page.getByText('broken.yml, line 3, column 1')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await sonde.row('gRPC Call').dblclick()
  await expect(sonde.page.getByText('A gRPC request. It is kept as it is')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await sonde.page.keyboard.press('ControlOrMeta+Enter')
  await expect(sonde.page.getByRole('dialog')).toBeHidden()

  await writeFile(path.join(folder, 'broken.yml'), print('Mended', 'http://host.test/mended'))
  await open(sonde, 'GET Mended')
  await expect(sonde.url).toHaveValue('http://host.test/mended')
  expect((await readFiles(folder))['call.yml']).toBe(call)
})

test('a save that fails says why at the tab, and can be tried again', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await writeFile(path.join(folder, 'sonde.json'), '{ broken')
  await open(sonde, 'GET Health')
  await sonde.url.fill('http://host.test/changed')
  await sonde.section('Request', 'Settings').click()
  await sonde.page.getByRole('textbox', { name: 'Server name' }).fill('other.test')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  const banner = sonde.page.getByRole('alert').filter({ hasText: 'health.yml' })
  await expect(banner).toContainText('sonde.json cannot be read')
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  expect(await readFile(path.join(folder, 'sonde.json'), 'utf8')).toBe('{ broken')

  await rm(path.join(folder, 'sonde.json'))
  await banner.getByRole('button', { name: 'Try again' }).click()
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  await expect(banner).toBeHidden()
  expect((await readFiles(folder))['health.yml']).toContain('http://host.test/changed')
})

test('a folder that is renamed outside keeps the tabs of what is in it', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await sonde.row('Orders').click()
  await open(sonde, 'GET List orders')
  await open(sonde, 'POST Create order')
  await sonde.url.fill('http://host.test/unsaved')
  await rename(path.join(folder, 'orders'), path.join(folder, 'purchases'))
  await expect
    .poll(() => storedSources(app.home))
    .toContainEqual(expect.objectContaining({ path: 'purchases/create.yml', dirty: true }))
  await expect(sonde.page.getByRole('alert')).toBeHidden()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^POST Create order$/)).toBeVisible()
  expect(Object.keys(await readFiles(folder))).not.toContain('orders/create.yml')
  expect((await readFiles(folder))['purchases/create.yml']).toContain('http://host.test/unsaved')
  await sonde.tab(/List orders/).click()
  await expect(sonde.url).toHaveValue('http://host.test/orders')
})

test('an unsaved draft survives a kill -9, and is still one of its file', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await open(sonde, 'GET Health')
  await sonde.url.fill('http://host.test/survives')
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await expect.poll(() => storedUrls(app.home)).toContain('http://host.test/survives')
  await expect
    .poll(() => storedSources(app.home))
    .toContainEqual(expect.objectContaining({ path: 'health.yml', dirty: true }))
  await app.kill()
  await app.start()
  await sonde.tab(/Health unsaved/).click()
  await expect(sonde.url).toHaveValue('http://host.test/survives')
  expect((await readFiles(folder))['health.yml']).toContain('http://host.test/health')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  expect((await readFiles(folder))['health.yml']).toContain('http://host.test/survives')
})

test('keys that were pinned for a request under another name are asked about', async ({
  app,
  sonde,
  target
}) => {
  const folder = await openShop(app.files, sonde)
  const entry = { tls: { pins: 'sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' } }
  await writeFile(path.join(folder, 'sonde.json'), JSON.stringify({ items: { 'pulse.yml': entry } }))
  await open(sonde, 'GET Health')
  await expect(sonde.row(/^Shop.*pulse\.yml/)).toBeVisible()
  await sonde.send(target.url('/json'))
  await expect(
    sonde.response.getByText('sonde.json has pinned keys for pulse.yml, which is gone')
  ).toBeVisible()
  const pins = sonde.page.getByRole('textbox', { name: 'Pinned keys' })
  await expect(pins).toBeFocused()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.page.getByRole('button', { name: 'It is: use its settings' }).click()
  await expect(pins).toHaveValue(entry.tls.pins)
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/)).toBeVisible()
  expect((await readFiles(folder))['health.yml']).toContain(target.url('/json'))
  expect(JSON.parse(await readFile(path.join(folder, 'sonde.json'), 'utf8')).items).toEqual({
    'health.yml': entry
  })
  expect(target.requests).toEqual([])
})

test('keys that another collection has pinned for its own stay there', async ({ app, sonde, target }) => {
  const folder = await openShop(app.files, sonde)
  const { 'health.yml': request = '' } = await readFiles(folder)
  const other = await writeCollection(app.files, 'Till', { 'pulse.yml': request })
  const pinned = {
    items: { 'pulse.yml': { tls: { pins: 'sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' } } }
  }
  await writeFile(path.join(folder, 'sonde.json'), JSON.stringify(pinned))
  await sonde.openCollection(other)
  await expect(sonde.row(/^Shop.*pulse\.yml/)).toBeVisible()
  await expect(sonde.row('GET Health')).toHaveCount(2)
  await sonde.row('GET Health').last().dblclick()
  await expect(sonde.tab(/^GET Health$/)).toHaveAttribute('aria-selected', 'true')
  await sonde.send(target.url('/json'))
  await expect(sonde.response.getByText('The sonde.json of “Shop” has pinned keys')).toBeVisible()
  await sonde.page.getByRole('button', { name: 'It is not', exact: true }).click()
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('200 OK')
  expect(JSON.parse(await readFile(path.join(folder, 'sonde.json'), 'utf8'))).toEqual(pinned)
  await expect(sonde.tab(/Health unsaved/)).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Health$/).last()).toBeVisible()
  expect(JSON.parse(await readFile(path.join(other, 'sonde.json'), 'utf8'))).toEqual({
    items: { 'pulse.yml': { own: true } }
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ app, sonde }) => {
    const { page } = sonde
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const isFine = async () => expect(await findAccessibilityProblems(page)).toEqual([])
    await page.keyboard.press('ControlOrMeta+s')
    await expect(page.getByText('There is no collection to save into')).toBeVisible()
    await isFine()
    await page.keyboard.press('Escape')
    await openShop(app.files, sonde, { 'broken.yml': 'info: [' })
    await page.keyboard.press('ControlOrMeta+s')
    await expect(page.getByRole('dialog', { name: 'Save request' })).toBeVisible()
    await isFine()
    await page.keyboard.press('Escape')
    await sonde.row(/^broken/).click()
    await expect(page.getByText('broken.yml, line')).toBeVisible()
    await isFine()
    await sonde.choose(sonde.row('Orders'), 'Settings')
    await expect(sonde.tab('Orders')).toHaveAttribute('aria-selected', 'true')
    await isFine()
    await open(sonde, 'GET Health')
    await sonde.url.fill('http://host.test/changed')
    await sonde.closeTab(/Health/)
    await expect(page.getByRole('dialog', { name: 'Save changes?' })).toBeVisible()
    await isFine()
  })
}

async function openShop(
  parent: string,
  sonde: SondePage,
  more: Record<string, string> = {}
): Promise<string> {
  const folder = await writeCollection(parent, 'Shop', {
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': { name: 'List orders', url: 'http://host.test/orders' },
    'orders/create.yml': { name: 'Create order', method: 'POST', seq: 2, url: 'http://host.test/orders' },
    'health.yml': { name: 'Health', url: 'http://host.test/health' },
    ...more
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('GET Health')).toBeVisible()
  return folder
}

/** Opens a request to stay, and waits until it is in front. */
async function open(sonde: SondePage, row: string): Promise<void> {
  await sonde.row(row).dblclick()
  await expect(sonde.row(row)).toHaveAttribute('aria-current', 'true')
}

function print(name: string, url: string): string {
  return `info:\n  name: ${name}\n  type: http\n\nhttp:\n  method: GET\n  url: ${url}\n`
}

async function replace(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to))
}
