import { findAccessibilityProblems } from './axe.ts'
import { folderFile, writeCollection, writeItem } from './collections.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(async ({ app, sonde }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': { name: 'List', url: 'http://host.test/orders', seq: 1 },
    'orders/create.yml': {
      name: 'Create',
      method: 'POST',
      url: 'http://host.test/orders',
      headers: { 'X-Idempotency-Key': 'zebra-42' },
      seq: 2
    },
    'customers/folder.yml': folderFile('Customers', 2),
    'customers/all.yml': { name: 'All customers', url: 'http://host.test/customers' },
    'health.yml': { name: 'Health' }
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('GET Health')).toBeVisible()
})

test('the filter leaves what matches by name, method or URL, and what leads there', async ({ sonde }) => {
  const filter = sonde.page.getByRole('textbox', { name: 'Filter collections' })
  const rows = sonde.tree.getByRole('treeitem')
  const labels = () => rows.evaluateAll(each => each.map(row => row.getAttribute('aria-label')))
  await filter.fill('all')
  await expect.poll(labels).toEqual(['Shop', 'Customers', 'GET All customers'])
  await expect(sonde.row('GET All customers').getByText('All', { exact: true })).toBeVisible()
  await filter.fill('post')
  await expect.poll(labels).toEqual(['Shop', 'Orders', 'POST Create'])
  await filter.fill('test/orders')
  await expect
    .poll(labels)
    .toEqual(['Shop', 'Orders', 'GET List http://host.test/orders', 'POST Create http://host.test/orders'])

  await filter.press('ArrowDown')
  await sonde.page.keyboard.press('End')
  await expect(sonde.row(/^POST Create/)).toBeFocused()
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.tab(/Create/)).toHaveAttribute('aria-selected', 'true')

  await filter.fill('nowhere')
  await expect(sonde.page.getByText('Nothing is called that')).toBeVisible()
  await filter.press('Escape')
  await expect(filter).toHaveValue('')
  await expect(sonde.row('GET Health')).toBeVisible()
})

test('search finds what is in headers as one types, and opens it', async ({ sonde }) => {
  const { page } = sonde
  await page.keyboard.press('ControlOrMeta+Shift+f')
  const dialog = page.getByRole('dialog', { name: 'Search everything' })
  await dialog.getByRole('combobox').fill('zebra')
  const found = dialog.getByRole('option', { name: /Create/ })
  await expect(found).toContainText('zebra-42')
  await expect(dialog.getByText('Shop / Orders')).toBeVisible()
  await expect(dialog.getByRole('status')).toHaveText('1 find')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(sonde.tab(/Create/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.row('POST Create')).toHaveAttribute('aria-current', 'true')
})

test('search finds what a collection says for all that is in it, and opens its settings', async ({
  app,
  sonde
}) => {
  const other = await writeCollection(app.files, 'Other', { 'ping.yml': { name: 'Ping' } })
  const said = 'request:\n  headers:\n    - name: X-Tenant\n      value: okapi\n'
  await writeItem(other, 'opencollection.yml', `opencollection: 1.0.0\ninfo:\n  name: Other\n${said}`)
  await sonde.openCollection(other)
  await expect(sonde.row('GET Ping')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+Shift+f')
  const dialog = sonde.page.getByRole('dialog', { name: 'Search everything' })
  await dialog.getByRole('combobox').fill('okapi')
  const found = dialog.getByRole('option', { name: /Other/ })
  await expect(found).toContainText('X-Tenant')
  await found.click()
  await expect(sonde.tab(/Other/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.cell('Header', 1, 'name')).toHaveValue('X-Tenant')
})

test('search says when nothing is found', async ({ sonde }) => {
  await sonde.runCommand('Search everything')
  const dialog = sonde.page.getByRole('dialog', { name: 'Search everything' })
  await dialog.getByRole('combobox').fill('unheard of')
  await expect(dialog.getByText('What is not saved yet is not searched.')).toBeVisible()
})

test('the palette goes to requests by name, and offers those used last first', async ({ sonde }) => {
  const { page } = sonde
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  await page.keyboard.press('ControlOrMeta+k')
  await palette.getByRole('combobox').fill('all cust')
  await expect(palette.getByRole('option').first()).toContainText('Shop / Customers')
  await page.keyboard.press('Enter')
  await expect(sonde.tab(/All customers/)).toHaveAttribute('aria-selected', 'true')
  await sonde.row('GET Health').click()
  await expect(sonde.tab(/Health/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette.getByRole('option').first()).toContainText('All customers')
})

test('what was used last is known to a browser that has stored nothing, and is offered once', async ({
  app,
  sonde
}) => {
  const palette = () => sonde.page.getByRole('dialog', { name: 'Search or run a command' })
  await sonde.openRow('GET Health')
  await expect(sonde.tab(/Health/)).toHaveAttribute('aria-selected', 'true')
  await sonde.openTab()
  await app.restart()
  await expect(sonde.row('Shop')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+k')
  await expect(palette().getByRole('option').first()).toContainText('Health')
  await palette().getByRole('combobox').fill('health')
  await expect(palette().getByRole('option', { name: /Health/ })).toHaveCount(1)
  await palette().getByRole('combobox').fill('nobody is called so')
  await expect(palette().getByRole('option')).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ sonde }) => {
    const { page } = sonde
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.keyboard.press('ControlOrMeta+Shift+f')
    const dialog = page.getByRole('dialog', { name: 'Search everything' })
    await expect(dialog).toBeVisible()
    expect(await findAccessibilityProblems(page)).toEqual([])
    await dialog.getByRole('combobox').fill('host')
    await expect(dialog.getByRole('option').first()).toBeVisible()
    expect(await findAccessibilityProblems(page)).toEqual([])
  })
}
