import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { storedClosed, storedEnvironments, storedUrls } from '../stored-urls.ts'
import { interruptible } from './interruptible.ts'

test('a page that was cut off stores its tabs over no other window', async ({ app, sonde }) => {
  const { page } = app
  await sonde.url.fill('http://own.test/')
  const address = await page.evaluate(() => `${location.origin}/#${sessionStorage.getItem('sonde.token')}`)

  const closed = await openWindow(page, address)
  await urlOf(closed).fill('http://precious.test/')
  await expect.poll(() => storedUrls(app.home)).toEqual(['http://own.test/', 'http://precious.test/'])
  await closed.close()

  const connection = await interruptible(page)
  await connection.cut()
  await expect(page.getByRole('alert')).toContainText('connection to Sonde is lost')
  // Another window takes the one that is free now and was used last, and holds it.
  const taker = await openWindow(page, address)
  await expect(urlOf(taker)).toHaveValue('http://own.test/')
  await urlOf(taker).fill('http://taken.test/')

  connection.mend()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(sonde.url).toHaveValue('http://own.test/')
  await expect
    .poll(() => storedUrls(app.home))
    .toEqual(['http://own.test/', 'http://precious.test/', 'http://taken.test/'])
})

test('another window is opened by a command, with tabs of its own', async ({ app, sonde }) => {
  await sonde.url.fill('http://own.test/')
  const opened = app.page.context().waitForEvent('page')
  await sonde.runCommand('New window')
  const other = await opened
  await urlOf(other).fill('http://other.test/')
  await expect.poll(() => storedUrls(app.home)).toEqual(['http://other.test/', 'http://own.test/'])
  await expect(sonde.url).toHaveValue('http://own.test/')
  expect(new URL(other.url()).hash).toBe('')
})

test('what was typed into environments of a window while its page was cut off is kept', async ({
  app,
  sonde
}) => {
  const { page } = app
  const address = await page.evaluate(() => `${location.origin}/#${sessionStorage.getItem('sonde.token')}`)
  await sonde.runCommand('Environments and variables')
  for (const name of ['mine', 'theirs', 'given up']) await addEnvironment(page, name)
  const connection = await interruptible(page)
  await sonde.runCommand('Environments and variables')
  await typeInto(page, 'given up', 'once typed')
  await expect.poll(() => storedEnvironments(app.home)).toEqual(['given up: once typed'])
  await connection.cut()
  await expect(page.getByText('connection to Sonde is lost')).toBeVisible()
  await page.getByRole('button', { name: 'Delete once typed' }).click()

  const taker = await openWindow(page, address)
  await taker.keyboard.press('Alt+e')
  await typeInto(taker, 'theirs', 'typed there')
  await expect
    .poll(() => storedEnvironments(app.home))
    .toEqual(['given up: once typed', 'theirs: typed there'])
  await taker.close()

  connection.mend()
  await expect(page.getByText('connection to Sonde is lost')).toBeHidden()
  await expect.poll(() => storedEnvironments(app.home)).toEqual(['theirs: typed there'])
  await expect(page.getByText('Unsaved changes of “theirs” are here again.')).toBeVisible()
  await typeInto(page, 'mine', 'typed here')
  await expect.poll(() => storedEnvironments(app.home)).toEqual(['mine: typed here', 'theirs: typed there'])
})

test('a tab that was closed before its page was cut off, and opened and edited in another page since, is taken over', async ({
  app,
  sonde
}) => {
  const { page } = app
  const address = await page.evaluate(() => `${location.origin}/#${sessionStorage.getItem('sonde.token')}`)
  const connection = await interruptible(page)
  await sonde.openTab()
  await sonde.url.fill('http://host.test/closed')
  await sonde.closeTab(/closed/)
  await expect.poll(() => storedClosed(app.home)).toBe(1)
  // What is stored later is answered later: by then the page knows of the first.
  await sonde.url.fill('http://host.test/stays')
  await expect.poll(() => storedUrls(app.home)).toEqual(['http://host.test/closed', 'http://host.test/stays'])
  await connection.cut()
  await expect(page.getByText('connection to Sonde is lost')).toBeVisible()

  const taker = await openWindow(page, address)
  await taker.keyboard.press('Alt+Shift+T')
  await expect(urlOf(taker)).toHaveValue('http://host.test/closed')
  await urlOf(taker).fill('http://host.test/edited')
  const stored = ['http://host.test/edited', 'http://host.test/stays']
  await expect.poll(() => storedUrls(app.home)).toEqual(stored)
  await taker.close()

  connection.mend()
  await expect(sonde.tab(/edited/)).toBeVisible()
  await expect.poll(() => storedClosed(app.home)).toBe(0)
  expect(await storedUrls(app.home)).toEqual(stored)
})

const urlOf = (page: Page) => page.getByRole('textbox', { name: 'URL', exact: true })

async function openWindow(beside: Page, address: string): Promise<Page> {
  const page = await beside.context().newPage()
  await page.goto(address)
  await urlOf(page).waitFor()
  return page
}

const environmentOf = (page: Page, name: string) => page.getByRole('form', { name: `Environment ${name}` })

async function addEnvironment(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New environment in Global' }).click()
  await page.getByRole('textbox', { name: 'Name of the new environment' }).fill(name)
  await page.getByRole('textbox', { name: 'Name of the new environment' }).press('Enter')
  await environmentOf(page, name).waitFor()
}

/** Types the name of a variable into an environment, and does not save it. */
async function typeInto(page: Page, name: string, variable: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Environments' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await environmentOf(page, name).getByRole('textbox', { name: 'Variable 1 name' }).fill(variable)
}
