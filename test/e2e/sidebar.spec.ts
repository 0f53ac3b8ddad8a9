import { readdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { folderFile, listFiles, type RequestFile, writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

test('with no collection it says how to get one, and a new one can be made', async ({ app, sonde }) => {
  await expect(sonde.page.getByText('No collection is open')).toBeVisible()
  await sonde.page.getByRole('button', { name: 'New collection…' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'New collection' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await sonde.page.keyboard.type('Orders API')
  if (await app.answerPick(app.files)) await dialog.getByRole('button', { name: 'Choose…' }).click()
  else await dialog.getByRole('textbox', { name: 'In the folder' }).fill(app.files)
  await dialog.getByRole('button', { name: 'Create' }).click()

  await expect(sonde.row('Orders API')).toBeVisible()
  await expect(sonde.page.getByText('Nothing is in “Orders API” yet')).toBeVisible()
  await sonde.page.getByRole('button', { name: 'New request', exact: true }).click()
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('First')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.row('GET First')).toBeVisible()
})

test('a folder that is no collection is refused with the reason', async ({ app, sonde }) => {
  const picked = await app.answerPick(app.files)
  await sonde.runCommand('Open collection')
  if (!picked) {
    await sonde.page.getByRole('textbox', { name: 'Folder' }).fill(app.files)
    await sonde.page.getByRole('button', { name: 'Open', exact: true }).click()
  }
  await expect(sonde.page.getByText(/has no opencollection\.yml/).first()).toBeVisible()
})

test('a collection that is closed leaves its files', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  await sonde.choose(sonde.row('Shop'), 'Close collection')
  await expect(sonde.page.getByText('No collection is open')).toBeVisible()
  await expect(sonde.page.getByText(/“Shop” closed/).first()).toBeVisible()
  expect(await listFiles(folder)).toContain('health.yml')
})

test('a collection whose folder has gone can be located', async ({ app, sonde }) => {
  const folder = await openShop(app.files, sonde)
  const elsewhere = path.join(app.files, 'elsewhere')
  await rename(folder, elsewhere)
  const banner = sonde.page.getByRole('alert').filter({ hasText: '“Shop” is not at' })
  await expect(banner).toBeVisible()
  const picked = await app.answerPick(elsewhere)
  await banner.getByRole('button', { name: 'Locate…' }).click()
  if (!picked) {
    await sonde.page.getByRole('textbox', { name: 'Folder' }).fill(elsewhere)
    await sonde.page.getByRole('button', { name: 'Use this folder' }).click()
  }
  await expect(banner).toBeHidden()
  await expect(sonde.row('GET Health')).toBeVisible()
})

test('it is put away and back by keys and by its button, and stays so after a restart', async ({
  app,
  sonde
}) => {
  await openShop(app.files, sonde)
  await sonde.page.keyboard.press('ControlOrMeta+b')
  await expect(sonde.tree).toBeHidden()
  await expect(sonde.page.getByRole('separator', { name: 'Resize sidebar' })).toBeHidden()
  await app.restart()
  await expect(sonde.url).toBeVisible()
  await expect(sonde.tree).toBeHidden()
  await sonde.page.getByRole('button', { name: 'Collections', exact: true }).click()
  await expect(sonde.row('Shop')).toBeVisible()
})

test('it is resized with the keyboard, and stays so after a restart', async ({ app, sonde }) => {
  await openShop(app.files, sonde)
  const separator = sonde.page.getByRole('separator', { name: 'Resize sidebar' })
  const before = Number(await separator.getAttribute('aria-valuenow'))
  await separator.focus()
  await sonde.page.keyboard.press('ArrowRight')
  await expect.poll(async () => Number(await separator.getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  const wide = await sonde.tree.boundingBox()
  await expect.poll(() => storedShare(app.home)).toBeGreaterThan(before)
  await app.restart()
  await expect(sonde.tree).toBeVisible()
  expect((await sonde.tree.boundingBox())?.width).toBeCloseTo(wide?.width ?? 0, 0)
})

test('what the tab in front edits is shown and marked', async ({ app, sonde }) => {
  await openShop(app.files, sonde)
  await sonde.row('Orders').click()
  await sonde.openRow('GET List orders')
  await sonde.openRow('GET Health')
  await sonde.page.getByRole('button', { name: 'Close all folders' }).click()
  await expect(sonde.row('GET List orders')).toBeHidden()
  await sonde.tab(/List orders/).click()
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-current', 'true')

  await sonde.url.fill('http://host.test/changed')
  await expect(sonde.row('GET List orders, unsaved')).toBeVisible()
})

test('workspaces are made, named, switched and removed', async ({ app, sonde }) => {
  const { page } = sonde
  await openShop(app.files, sonde)
  const switcher = page.getByRole('button', { name: /^Workspace / })
  const ask = async (action: string, name: string, submit: string) => {
    await switcher.click()
    await page.getByRole('menuitem', { name: action }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('dialog').getByRole('button', { name: submit }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  const first = (await switcher.textContent()) ?? ''
  await ask('New workspace…', 'Telemetry', 'Create')
  await expect(switcher).toHaveText('Telemetry')
  await expect(page.getByText('No collection is open')).toBeVisible()
  await ask('Rename workspace…', 'Probes', 'Rename')
  await expect(switcher).toHaveText('Probes')

  await switcher.click()
  await page.getByRole('menuitemradio', { name: first }).click()
  await expect(sonde.row('Shop')).toBeVisible()
  await switcher.click()
  await page.getByRole('menuitemradio', { name: 'Probes' }).click()
  await switcher.click()
  await page.getByRole('menuitem', { name: 'Remove workspace…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(switcher).toHaveText(first)
  await expect(sonde.row('Shop')).toBeVisible()
})

test('in a narrow window it lies over the request, for as long as it is needed', async ({
  app,
  sonde,
  shell
}) => {
  test.skip(shell === 'electron', 'the size of a window is not the page’s there')
  await openShop(app.files, sonde)
  await sonde.page.setViewportSize({ width: 600, height: 700 })
  await expect(sonde.tree).toBeHidden()
  await expect(sonde.url).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+b')
  await expect(sonde.tree).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  await expect(sonde.tree).toBeHidden()
  await sonde.page.getByRole('button', { name: 'Collections', exact: true }).click()
  await sonde.row('GET Health').click()
  await expect(sonde.tab(/Health/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.tree).toBeHidden()
})

test('of 10,000 requests only those in sight are in the page', async ({ app, sonde }) => {
  const files: Record<string, RequestFile | string> = {}
  for (let index = 0; index < 10_000; index++)
    files[`${Math.floor(index / 1000)}/${index}.yml`] = { name: `Request ${index}`, seq: index }
  await sonde.openCollection(await writeCollection(app.files, 'Large', files))
  // Until then it is called “Large, loading”.
  await expect(sonde.row('Large')).toBeVisible()
  await expect(sonde.row('0')).toBeVisible()
  for (let folder = 9; folder >= 0; folder--) await sonde.row(`${folder}`).click()
  await sonde.row('0').press('End')
  await expect(sonde.row('GET Request 9999')).toBeFocused()
  await expect(sonde.row('GET Request 9999')).toBeInViewport()
  expect(await sonde.tree.getByRole('treeitem').count()).toBeLessThan(80)
  await sonde.page.keyboard.press('ArrowUp')
  await expect(sonde.row('GET Request 9998')).toBeFocused()
  await sonde.page.getByRole('textbox', { name: 'Filter collections' }).fill('request 4321')
  await expect(sonde.tree.getByRole('treeitem')).toHaveCount(3)
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ app, sonde }) => {
    const { page } = sonde
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.getByText('No collection is open')).toBeVisible()
    await expectAccessible(sonde)
    await openShop(app.files, sonde)
    await sonde.row('Orders').click()
    await sonde.row('GET List orders').click()
    await expect(sonde.row('GET List orders')).toHaveAttribute('aria-current', 'true')
    await expectAccessible(sonde)
    await sonde.row('GET Health').click({ button: 'right' })
    await expect(page.getByRole('menu')).toBeVisible()
    await expectAccessible(sonde)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
    await sonde.row('GET Health').press('F2')
    await expect(sonde.tree.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await expectAccessible(sonde)
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Filter collections' }).fill('orders')
    await expect(sonde.row('GET Health')).toBeHidden()
    await expectAccessible(sonde)
    await page.keyboard.press('Escape')
    await sonde.row('GET Health').press('Delete')
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    await expectAccessible(sonde)
    await page.getByRole('button', { name: /^Workspace / }).click()
    await page.getByRole('menuitem', { name: 'New workspace…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(sonde)
  })
}

async function expectAccessible(sonde: SondePage): Promise<void> {
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
}

async function openShop(parent: string, sonde: SondePage): Promise<string> {
  const folder = await writeCollection(parent, 'Shop', {
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': { name: 'List orders', url: 'http://host.test/orders' },
    'health.yml': { name: 'Health' },
    'broken.yml': 'info:\n  name: Broken\n<<<<<<< HEAD\n'
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('GET Health')).toBeVisible()
  return folder
}

/** The share of the sidebar that is on disk, in per cent. */
async function storedShare(home: string): Promise<number> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const layout = files.find(file => path.basename(file) === 'window.json')
  if (layout === undefined) return 0
  const stored = JSON.parse(await readFile(path.join(home, 'windows', layout), 'utf8'))
  return stored.layout.sidebar?.[0] ?? 0
}
