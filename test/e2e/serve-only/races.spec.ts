import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeCollection, writeItem } from '../collections.ts'
import { test as base, expect } from '../fixtures.ts'
import type { SondePage } from '../sonde-page.ts'
import { type Calls, interceptCalls } from './held-calls.ts'

/** A collection of two requests, and the calls of the page to be held. */
const test = base.extend<{ shop: string; calls: Calls }>({
  calls: async ({ app }, use) => {
    await use(await interceptCalls(app.page))
  },
  shop: async ({ app, sonde, calls: _ }, use) => {
    const folder = await writeCollection(app.files, 'Shop', {
      'alpha.yml': { name: 'Alpha', url: 'http://host.test/alpha', seq: 1 },
      'beta.yml': { name: 'Beta', url: 'http://host.test/beta', seq: 2 }
    })
    await sonde.openCollection(folder)
    await expect(sonde.row('GET Alpha')).toBeVisible()
    await use(folder)
  }
})

const urlIn = async (folder: string) =>
  /url: (.*)/.exec(await readFile(path.join(folder, 'alpha.yml'), 'utf8'))?.[1]

test('what is typed while a tab is saved to be closed keeps it open', async ({ sonde, calls, shop }) => {
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.url.fill('http://host.test/one')
  const save = calls.hold('item.save')
  await sonde.closeTab(/Alpha/)
  const question = sonde.page.getByRole('dialog', { name: 'Save changes?' })
  await question.getByRole('button', { name: 'Save and close' }).click()
  await save.asked
  await expect(question).toBeHidden()
  await sonde.url.fill('http://host.test/two')
  await save.release()

  await expect(question).toBeVisible()
  expect(await urlIn(shop)).toBe('http://host.test/one')
  await question.getByRole('button', { name: 'Save and close' }).click()
  await expect(sonde.tab(/Alpha/)).toBeHidden()
  expect(await urlIn(shop)).toBe('http://host.test/two')
})

test('what is typed into a tab that comes back is kept, though its file is read later', async ({
  sonde,
  calls,
  shop
}) => {
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.closeTab(/Alpha/)
  await expect(sonde.tab(/Alpha/)).toBeHidden()
  const read = calls.hold('item.read')
  await sonde.runCommand('Reopen closed tab')
  await read.asked
  await sonde.url.fill('http://host.test/typed')
  await expect(sonde.tab(/Alpha unsaved/)).toBeVisible()
  await read.release()
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect.poll(() => urlIn(shop)).toBe('http://host.test/typed')
  await expect(sonde.url).toHaveValue('http://host.test/typed')
})

test('what is saved again while it is saved is written as well', async ({ sonde, calls, shop }) => {
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.url.fill('http://host.test/one')
  const save = calls.hold('item.save')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await save.asked
  await sonde.url.fill('http://host.test/two')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await save.release()
  await expect.poll(() => urlIn(shop)).toBe('http://host.test/two')
  await expect(sonde.tab(/Alpha/)).not.toContainText('unsaved')
})

test('what was clicked last has the front, however long the others take', async ({
  sonde,
  calls,
  shop: _
}) => {
  const read = calls.hold('item.read', 'alpha.yml')
  await sonde.row('GET Alpha').click()
  await read.asked
  await sonde.row('GET Beta').click()
  await expect(sonde.url).toHaveValue('http://host.test/beta')
  await read.release()
  await expect(sonde.url).toHaveValue('http://host.test/beta')
  await expect(sonde.tab(/Alpha/)).toBeHidden()
})

test('a comparison that cannot be made says so', async ({ sonde, calls, shop }) => {
  await editBoth(sonde, shop)
  calls.cut('item.compare')
  await sonde.page.getByRole('button', { name: 'Compare' }).click()
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await expect(notices.getByText('alpha.yml could not be compared.')).toBeVisible()
})

test('a comparison that takes its time stands over nothing else', async ({ sonde, calls, shop }) => {
  await editBoth(sonde, shop)
  const compare = calls.hold('item.compare')
  await sonde.page.getByRole('button', { name: 'Compare' }).click()
  await compare.asked
  await sonde.page.keyboard.press('ControlOrMeta+Shift+s')
  const dialog = sonde.page.getByRole('dialog', { name: 'Save request' })
  await expect(dialog).toBeVisible()
  await compare.release()
  await expect(dialog).toBeVisible()
  await expect(sonde.page.getByRole('dialog')).toHaveCount(1)
})

test('a late answer closes no other dialog', async ({ sonde, calls, shop: _ }) => {
  const { page } = sonde
  await sonde.runCommand('New workspace')
  const create = calls.hold('workspace.create')
  await page.getByRole('dialog', { name: 'New workspace' }).getByRole('textbox').fill('Two')
  await page.keyboard.press('Enter')
  await create.asked
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toBeVisible()
  await create.release()
  await expect(sheet).toBeVisible()
})

/** A conflict between a tab and its file. */
async function editBoth(sonde: SondePage, folder: string): Promise<void> {
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue('http://host.test/alpha')
  await sonde.url.fill('http://host.test/mine')
  await writeItem(folder, 'alpha.yml', { name: 'Alpha', url: 'http://host.test/theirs', seq: 1 })
  await expect(sonde.page.getByRole('button', { name: 'Compare' })).toBeVisible()
}
