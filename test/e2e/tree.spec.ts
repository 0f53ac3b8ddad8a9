import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { folderFile, listFiles, readFiles, writeCollection, writeItem } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

let folder: string

test.beforeEach(async ({ app, sonde }) => {
  folder = await writeCollection(app.files, 'Storefront API', {
    'orders/folder.yml': folderFile('Orders', 1),
    'orders/list.yml': { name: 'List orders', seq: 1, url: 'http://host.test/orders' },
    'orders/create.yml': { name: 'Create order', method: 'POST', seq: 2 },
    'orders/cancel.yml': { name: 'Cancel order', method: 'DELETE', seq: 3 },
    'customers/folder.yml': folderFile('Customers', 2),
    'customers/all.yml': { name: 'All customers' },
    'health.yml': { name: 'Health' }
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('Storefront API')).toBeVisible()
})

const isInCustomers = () =>
  expect.poll(() => listFiles(folder), { timeout: 5_000 }).toContain('customers/health.yml')

test('folders come first and open, requests open in tabs', async ({ sonde }) => {
  await expectRows(sonde, ['Storefront API', 'Orders', 'Customers', 'GET Health'])
  await sonde.row('Orders').click()
  await expectRows(sonde, [
    'Storefront API',
    'Orders',
    'GET List orders',
    'POST Create order',
    'DEL Cancel order',
    'Customers',
    'GET Health'
  ])
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-level', '3')
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-posinset', '1')
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-setsize', '3')

  await sonde.row('GET List orders').click()
  await expect(sonde.url).toHaveValue('http://host.test/orders')
  await expect(sonde.tab(/List orders/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-current', 'true')
})

test('the keyboard walks, opens and finds by letters', async ({ sonde }) => {
  const { keyboard } = sonde.page
  await sonde.row('Storefront API').focus()
  await keyboard.press('ArrowDown')
  await expect(sonde.row('Orders')).toBeFocused()
  await keyboard.press('ArrowRight')
  await expect(sonde.row('Orders')).toHaveAttribute('aria-expanded', 'true')
  await keyboard.press('ArrowRight')
  await expect(sonde.row('GET List orders')).toBeFocused()
  await keyboard.press('ArrowRight')
  await expect(sonde.row('GET List orders')).toBeFocused()
  await keyboard.type('ca')
  await expect(sonde.row('DEL Cancel order')).toBeFocused()
  await keyboard.press('Enter')
  await expect(sonde.tab(/Cancel order/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.row('DEL Cancel order')).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(sonde.row('Orders')).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(sonde.row('Orders')).toHaveAttribute('aria-expanded', 'false')
  await keyboard.press('End')
  await expect(sonde.row('GET Health')).toBeFocused()
  await keyboard.press('Home')
  await expect(sonde.row('Storefront API')).toBeFocused()
})

test('the settings of a folder open in a tab', async ({ sonde }) => {
  await sonde.choose(sonde.row('Orders'), 'Settings')
  await expect(sonde.tab(/Orders/)).toHaveAttribute('aria-selected', 'true')
})

test('examples are under their request, and open in tabs of their own', async ({ sonde }) => {
  const text = (await readFiles(folder))['health.yml'] ?? ''
  await writeItem(
    folder,
    'health.yml',
    `${text}\nexamples:\n  - name: All is well\n    request:\n      url: http://host.test/well\n      method: GET\n    response:\n      status: 200\n`
  )
  await expect(sonde.row('GET Health')).toHaveAttribute('aria-expanded', 'false')
  await sonde.row('GET Health').press('ArrowRight')
  await expect(sonde.row('All is well')).toHaveAttribute('aria-level', '3')
  await sonde.row('All is well').click()
  await expect(sonde.tab(/All is well/)).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.url).toHaveValue('http://host.test/well')
})

test('a new request is made in the folder, open, and ready to be named', async ({ sonde }) => {
  await sonde.choose(sonde.row('Orders'), 'New request')
  const name = sonde.tree.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('New request')
  await name.fill('Ship order')
  await name.press('Enter')
  await expect(sonde.row('GET Ship order')).toBeFocused()
  await expect(sonde.tab(/Ship order/)).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => listFiles(folder)).toContain('orders/Ship order.yml')
})

test('a new request is shown although a filter would hide it', async ({ sonde }) => {
  await sonde.page.getByRole('textbox', { name: 'Filter collections' }).fill('cancel')
  await expect(sonde.row('GET Health')).toBeHidden()
  await sonde.choose(sonde.row('Orders'), 'New request')
  await expect(sonde.tree.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expect(sonde.row('GET Health')).toBeVisible()
})

test('a new folder is made and named', async ({ sonde }) => {
  await sonde.row('GET Health').click()
  await sonde.runCommand('New folder')
  const name = sonde.tree.getByRole('textbox', { name: 'Name' })
  await name.fill('Refunds')
  await name.press('Enter')
  await expect(sonde.row('Refunds')).toBeVisible()
  await expect.poll(() => existsSync(path.join(folder, 'Refunds'))).toBe(true)
})

test('a renamed request keeps its tab, and Escape leaves a name as it was', async ({ sonde }) => {
  await sonde.row('GET Health').click()
  await expect(sonde.tab(/Health/)).toBeVisible()
  await sonde.choose(sonde.row('GET Health'), 'Rename')
  const name = sonde.tree.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await name.fill('Nothing')
  await name.press('Escape')
  await expect(sonde.row('GET Health')).toBeFocused()

  await sonde.row('GET Health').press('F2')
  await name.fill('Heartbeat')
  await name.press('Enter')
  await expect(sonde.row('GET Heartbeat')).toBeFocused()
  await expect(sonde.tab(/Heartbeat/)).toBeVisible()
  await expect(sonde.tabs).toHaveCount(2)
})

test('a name that is being typed stays, whatever happens to the files meanwhile', async ({ sonde }) => {
  await sonde.choose(sonde.row('GET Health'), 'Rename')
  const name = sonde.tree.getByRole('textbox', { name: 'Name' })
  await name.fill('Heartbeat')
  await writeItem(folder, 'new.yml', { name: 'Another' })
  await expect(sonde.row('GET Another')).toBeVisible()
  await rename(path.join(folder, 'health.yml'), path.join(folder, 'status.yml'))
  await rm(path.join(folder, 'new.yml'))
  await expect(sonde.row('GET Another')).toBeHidden()
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Heartbeat')
  await name.press('Enter')
  await expect(sonde.row('GET Heartbeat')).toBeFocused()
  await expect.poll(async () => (await readFiles(folder))['status.yml']).toContain('name: Heartbeat')
})

test('a renamed folder stays open, and so do the tabs of what is in it', async ({ sonde }) => {
  await sonde.row('Orders').click()
  await sonde.row('GET List orders').click()
  await expect(sonde.url).toHaveValue('http://host.test/orders')
  await sonde.row('Orders').press('F2')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('Purchases')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.row('Purchases')).toBeFocused()
  await expect(sonde.row('Purchases')).toHaveAttribute('aria-expanded', 'true')
  await expect(sonde.row('GET List orders')).toHaveAttribute('aria-current', 'true')
  await expect(sonde.page.getByRole('alert')).toBeHidden()
})

test('a duplicate stands beside its request', async ({ sonde }) => {
  await sonde.row('GET Health').focus()
  await sonde.page.keyboard.press('ControlOrMeta+d')
  await expect(sonde.tree.getByRole('treeitem', { name: /Health/ })).toHaveCount(2)
})

test('what is deleted can be brought back', async ({ sonde }) => {
  await sonde.row('Orders').focus()
  await sonde.page.keyboard.press('Delete')
  await expect(sonde.row('Orders')).toBeHidden()
  await expect(sonde.row('Customers')).toBeFocused()
  expect(existsSync(path.join(folder, 'orders'))).toBe(false)

  await sonde.page.getByRole('button', { name: 'Undo' }).click()
  await expect(sonde.row('Orders')).toBeVisible()
  expect(await listFiles(folder)).toContain('orders/list.yml')
})

test('moves, names and deletions are taken back by the keys of undo, the last first', async ({ sonde }) => {
  const before = (await listFiles(folder)).sort()
  await sonde.drag(sonde.row('GET Health'), sonde.row('Customers'), isInCustomers)
  await expect(sonde.row('GET Health')).toHaveAttribute('aria-level', '3')
  await sonde.row('Orders').press('F2')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('Purchases')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.row('Purchases')).toBeFocused()
  await sonde.row('Purchases').press('Delete')
  await expect(sonde.row('Purchases')).toBeHidden()

  await sonde.row('Customers').press('ControlOrMeta+z')
  await expect(sonde.row('Purchases')).toBeVisible()
  await sonde.row('Customers').press('ControlOrMeta+z')
  await expect(sonde.row('Orders')).toBeVisible()
  await sonde.row('Customers').press('ControlOrMeta+z')
  await expect.poll(async () => (await listFiles(folder)).sort()).toEqual(before)

  await sonde.row('Customers').press('ControlOrMeta+Shift+z')
  await expect.poll(() => listFiles(folder)).toContain('customers/health.yml')
  await sonde.row('Customers').press('ControlOrMeta+y')
  await expect(sonde.row('Purchases')).toBeVisible()
  await sonde.row('Customers').press('ControlOrMeta+y')
  await expect(sonde.row('Purchases')).toBeHidden()
  for (let n = 0; n < 3; n++) await sonde.row('Customers').press('ControlOrMeta+z')
  await expect.poll(async () => (await listFiles(folder)).sort()).toEqual(before)
})

test('what is new is taken back into the trash, and made again', async ({ sonde }) => {
  await sonde.choose(sonde.row('Orders'), 'New request')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).press('Escape')
  await expect(sonde.row('GET New request')).toBeFocused()
  await sonde.row('GET New request').press('ControlOrMeta+z')
  await expect(sonde.row('GET New request')).toBeHidden()
  expect(await listFiles(folder)).not.toContain('orders/New request.yml')
  await sonde.row('Orders').press('ControlOrMeta+Shift+z')
  await expect(sonde.row('GET New request')).toBeVisible()
})

test('a redo of what is gone meanwhile says so', async ({ sonde }) => {
  await sonde.row('GET Health').press('F2')
  await sonde.tree.getByRole('textbox', { name: 'Name' }).fill('Heartbeat')
  await sonde.page.keyboard.press('Enter')
  await sonde.row('GET Heartbeat').press('ControlOrMeta+z')
  await expect(sonde.row('GET Health')).toBeVisible()
  await rm(path.join(folder, 'health.yml'))
  await expect(sonde.row('GET Health')).toBeHidden()
  await sonde.row('Customers').press('ControlOrMeta+Shift+z')
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('“Health” could not be called “Heartbeat”.')).toBeVisible()
})

test('several are selected and deleted together', async ({ sonde }) => {
  await sonde.row('Orders').click()
  await sonde.row('GET List orders').focus()
  await sonde.page.keyboard.press('Shift+ArrowDown')
  await expect(sonde.row('POST Create order')).toBeFocused()
  await sonde.row('DEL Cancel order').click({ modifiers: ['ControlOrMeta'] })
  await sonde.row('POST Create order').click({ modifiers: ['ControlOrMeta'] })
  await sonde.choose(sonde.row('DEL Cancel order'), 'Delete 2 items')
  await expect(sonde.row('DEL Cancel order')).toBeHidden()
  await expectRows(sonde, ['Storefront API', 'Orders', 'POST Create order', 'Customers', 'GET Health'])
})

test('names stay in sight, however deep they are', async ({ sonde }) => {
  const names = Array.from({ length: 18 }, (_, index) => `Level ${index + 1}`)
  for (const [index] of names.entries()) {
    const place = names.slice(0, index + 1).join('/')
    await mkdir(path.join(folder, place), { recursive: true })
    await writeFile(path.join(folder, place, 'folder.yml'), folderFile(names[index] ?? '', 1))
  }
  for (const name of names) {
    await expect(sonde.row(name)).toBeVisible()
    await sonde.row(name).press('ArrowRight')
  }
  const deepest = sonde.row('Level 18')
  await expect(deepest.getByText('Level 18')).toBeInViewport({ ratio: 1 })
  const [text, row] = [await deepest.getByText('Level 18').boundingBox(), await deepest.boundingBox()]
  expect(text?.width).toBeGreaterThan(40)
  expect((text?.x ?? 0) + 40).toBeLessThan((row?.x ?? 0) + (row?.width ?? 0))
})

test('a collection is not deleted by its keys, and how it is closed is said', async ({ sonde }) => {
  await sonde.row('Storefront API').press('Delete')
  await expect(
    sonde.page.getByRole('region', { name: 'Notices' }).getByText(/“Close collection”/)
  ).toBeVisible()
  expect(await listFiles(folder)).toContain('health.yml')
})

test('a range begins at the row that was clicked last, and much is deleted only after a question', async ({
  sonde
}) => {
  await sonde.row('Orders').click()
  await sonde.row('Customers').click()
  const selected = sonde.tree.getByRole('treeitem', { selected: true })
  await sonde.row('POST Create order').click()
  await sonde.row('Customers').click({ modifiers: ['Shift'] })
  await expect(selected).toHaveCount(3)
  await sonde.row('GET List orders').click({ modifiers: ['Shift'] })
  await expect(selected).toHaveCount(2)

  await sonde.row('Orders').click()
  await sonde.row('GET Health').click({ modifiers: ['Shift'] })
  await sonde.row('GET Health').press('Delete')
  const question = sonde.page.getByRole('dialog', { name: 'Delete 3 items?' })
  await expect(question.getByText('“Orders”, “Customers”, “Health”.')).toBeVisible()
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(sonde.row('GET Health')).toBeVisible()
  await expect(sonde.row('GET Health')).toBeFocused()
  await sonde.row('GET Health').press('Delete')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.row('Orders')).toBeHidden()
  await expect(question).toBeHidden()
  await expect(sonde.tree.locator(':focus')).toHaveRole('treeitem')
  await sonde.page.keyboard.press('ControlOrMeta+z')
  await expect(sonde.row('Orders')).toBeVisible()
})

test.describe('a request moves', () => {
  test.beforeEach(async ({ sonde }) => {
    await sonde.row('Orders').click()
    await expect(sonde.row('GET List orders')).toBeVisible()
  })

  test('into a folder with the mouse', async ({ sonde }) => {
    await sonde.drag(sonde.row('GET Health'), sonde.row('Customers'), isInCustomers)
    await expect(sonde.row('GET Health')).toHaveAttribute('aria-level', '3')
    await expect(sonde.page.getByText('“Health” moved to “Customers”.')).toBeVisible()
    await sonde.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => listFiles(folder)).toContain('health.yml')
    await expect(sonde.row('GET Health')).toHaveAttribute('aria-level', '2')
  })

  test('before another one with the mouse', async ({ sonde }) => {
    await sonde.row('DEL Cancel order').dragTo(sonde.row('GET List orders'), {
      targetPosition: { x: 120, y: 3 }
    })
    await expectRows(sonde, [
      'Storefront API',
      'Orders',
      'DEL Cancel order',
      'GET List orders',
      'POST Create order',
      'Customers',
      'GET Health'
    ])
  })

  test('with the arrow keys', async ({ sonde }) => {
    await sonde.row('DEL Cancel order').focus()
    const { keyboard } = sonde.page
    await keyboard.press('ControlOrMeta+Shift+m')
    await expect(sonde.page.getByText('Arrow keys choose the place')).toBeVisible()
    await keyboard.press('ArrowDown')
    await expect(sonde.page.getByText('Cancel order: to place 2 in Storefront API')).toBeVisible()
    await keyboard.press('ArrowDown')
    await expect(sonde.page.getByText('Cancel order: into Customers')).toBeVisible()
    await keyboard.press('Enter')
    await expect.poll(() => listFiles(folder)).toContain('customers/cancel.yml')
    await expect(sonde.row('DEL Cancel order')).toBeFocused()
  })

  test('up with the first press of the arrow, and a notice takes it back', async ({ sonde }) => {
    await sonde.row('DEL Cancel order').focus()
    const { keyboard } = sonde.page
    await keyboard.press('ControlOrMeta+Shift+m')
    await keyboard.press('ArrowUp')
    await expect(sonde.page.getByText('Cancel order: to place 2 in Orders')).toBeVisible()
    await keyboard.press('Enter')
    const orders = (...names: string[]) =>
      expectRows(sonde, ['Storefront API', 'Orders', ...names, 'Customers', 'GET Health'])
    await orders('GET List orders', 'DEL Cancel order', 'POST Create order')
    await expect(sonde.page.getByText('“Cancel order” moved.')).toBeVisible()
    await sonde.page.getByRole('button', { name: 'Undo' }).click()
    await orders('GET List orders', 'POST Create order', 'DEL Cancel order')
  })

  test('nowhere with Escape', async ({ sonde }) => {
    const before = await readFiles(folder)
    await sonde.row('DEL Cancel order').focus()
    await sonde.page.keyboard.press('ControlOrMeta+Shift+m')
    await sonde.page.keyboard.press('ArrowDown')
    await expect(sonde.page.getByText('to place 2 in Storefront API')).toBeVisible()
    await sonde.page.keyboard.press('Escape')
    await expect(sonde.page.getByText('Not moved')).toBeAttached()
    expect(await readFiles(folder)).toEqual(before)
  })
})

test('collections are put in another order with the mouse', async ({ app, sonde }) => {
  await sonde.openCollection(await writeCollection(app.files, 'Another', {}))
  await expectRows(sonde, ['Storefront API', 'Orders', 'Customers', 'GET Health', 'Another'])
  await sonde.row('Another').dragTo(sonde.row('Storefront API'), { targetPosition: { x: 100, y: 3 } })
  await expectRows(sonde, ['Another', 'Storefront API', 'Orders', 'Customers', 'GET Health'])
})

test('what is changed outside is shown', async ({ sonde }) => {
  await writeItem(folder, 'added.yml', { name: 'Added by git' })
  await expect(sonde.row('GET Added by git')).toBeVisible()
  await rm(path.join(folder, 'health.yml'))
  await expect(sonde.row('GET Health')).toBeHidden()
})

test('a broken file says what is wrong and where, and the others stay usable', async ({ sonde }) => {
  await writeItem(folder, 'health.yml', 'info:\n  name: Health\n<<<<<<< HEAD\nhttp: {}\n')
  const row = sonde.tree.getByRole('treeitem', { name: /health\.yml:3/ })
  await expect(row).toBeVisible()
  await sonde.row('Orders').click()
  await sonde.row('GET List orders').click()
  await expect(sonde.url).toHaveValue('http://host.test/orders')
})

async function expectRows(sonde: SondePage, names: readonly string[]): Promise<void> {
  const rows = sonde.tree.getByRole('treeitem')
  await expect(rows).toHaveCount(names.length)
  await expect
    .poll(() => rows.evaluateAll(each => each.map(row => row.getAttribute('aria-label'))))
    .toEqual(names)
}

test('rows of one name say which file is which, and wrong values their lines', async ({ sonde }) => {
  const text = 'info:\n  name: W\n  type: http\nhttp:\n  method: [x]\n  url: {a: 1}\n  headers: hello\n'
  await writeItem(folder, 'twin.yml', { name: 'Health' })
  await writeItem(folder, 'wrong.yml', text)
  await sonde.row(/^GET Health health\.yml/).click()
  await expect(sonde.tab(/Health/)).toHaveAttribute('title', /^health\.yml$/m)
  await expect(sonde.row(/^GET Health twin\.yml/)).toBeVisible()
  await sonde.row(/^wrong/).click()
  const told = sonde.page.getByRole('alert').filter({ hasText: 'http.method' })
  await expect(told).toContainText('Line 6, column 3: http.url is a mapping, expected text.')
  await expect(told).toContainText('wrong.yml, line 5, column 3')
})
