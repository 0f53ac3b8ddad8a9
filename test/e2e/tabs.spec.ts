import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'
import type { SondePage } from './sonde-page.ts'
import { storedClosed, storedFront, storedUrls } from './stored-urls.ts'

test('several requests are in flight, each in its tab', async ({ sonde, target }) => {
  await sonde.send(target.url('/held-head'))
  await expect(sonde.phase('ttfb')).toBeVisible()
  await sonde.openTab()
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.tab(/held-head/)).toContainText('running')

  target.release()
  await sonde.tab(/held-head/).click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('at last')).toBeVisible()
})

test('closing a tab aborts its request, and no other', async ({ sonde, target }) => {
  await sonde.send(target.url('/never'))
  await expect(sonde.phase('ttfb')).toBeVisible()
  await sonde.openTab()
  await sonde.send(target.url('/held-head'))
  await expect(sonde.phase('ttfb')).toBeVisible()
  expect(target.openConnections()).toBe(2)

  await sonde.closeTab(/never/)
  await expect.poll(() => target.openConnections()).toBe(1)
  target.release()
  await expect(sonde.response).toContainText('200 OK')
})

test('closing a tab takes along what else was kept for it', async ({ sonde }) => {
  const sections = () => sonde.page.evaluate(() => sessionStorage.getItem('sonde.sections'))
  await sonde.openTab()
  await sonde.url.fill('http://host.test/closed')
  await sonde.section('Request', 'Docs').click()
  expect(await sections()).toContain('docs')
  await sonde.closeTab(/closed/)
  await expect(sonde.tab(/closed/)).toBeHidden()
  expect(await sections()).not.toContain('docs')
})

test('sections that do not fit are all in a menu', async ({ sonde }) => {
  const { page } = sonde
  const all = page.getByRole('button', { name: 'Request: all tabs' })
  const docs = sonde.section('Request', 'Docs')
  await page.setViewportSize({ width: 2200, height: 800 })
  await expect(all).toBeHidden()
  await page.setViewportSize({ width: 360, height: 800 })
  await expect(docs).not.toBeInViewport({ ratio: 1 })
  await all.click()
  await page.getByRole('menuitem', { name: 'Docs' }).click()
  await expect(docs).toHaveAttribute('aria-selected', 'true')
  await expect(docs).toBeInViewport({ ratio: 1 })
})

test('sections that do not fit are in a menu also when they come later', async ({ sonde }) => {
  const all = sonde.page.getByRole('button', { name: 'Request: all tabs' })
  await sonde.page.setViewportSize({ width: 2200, height: 800 })
  await expect(all).toBeHidden()
  await sonde.page.getByRole('tablist', { name: 'Request', exact: true }).evaluate(list => {
    const late = document.createElement('span')
    late.textContent = 'late'.repeat(400)
    list.append(late)
  })
  await expect(all).toBeVisible()
})

test('closing a tab gives up the schema and the token that it waits for', async ({ sonde, target }) => {
  const { page } = sonde
  await sonde.openTab()
  await sonde.url.fill(target.url('/never'))
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('GraphQL')
  await page.getByRole('button', { name: /schema/i }).click()
  await expect.poll(() => target.openConnections()).toBe(1)
  await sonde.section('Request', 'Auth').click()
  await sonde.chooseAuth('OAuth 2')
  await page.getByRole('combobox', { name: 'Flow' }).selectOption('Client credentials')
  await page.getByRole('textbox', { name: 'Access token URL', exact: true }).fill(target.url('/held-head'))
  await page.getByRole('textbox', { name: 'Client ID', exact: true }).fill('me')
  await page
    .getByRole('region', { name: 'Token', exact: true })
    .getByRole('button', { name: /^Get / })
    .click()
  await expect.poll(() => target.openConnections()).toBe(2)

  await sonde.closeTab(/never/)
  await expect.poll(() => target.openConnections()).toBe(0)
})

test.describe('tabs and what was typed into them survive', () => {
  test('a restart', async ({ app, sonde }) => {
    await typeTwoTabs(sonde)
    await expectStored(app.home)
    await app.restart()
    await expectTwoTabs(sonde)
  })

  test('a kill -9', async ({ app, sonde }) => {
    await typeTwoTabs(sonde)
    await expectStored(app.home)
    await app.kill()
    await app.start()
    await expectTwoTabs(sonde)
  })
})

test('a request that was never saved is marked, and comes back after it was closed, also after a restart', async ({
  app,
  sonde
}) => {
  const notices = sonde.page.getByRole('region', { name: 'Notices' })
  await sonde.openTab()
  await sonde.url.fill('http://host.test/typed')
  await expect(sonde.tab(/typed unsaved/)).toBeVisible()
  await sonde.closeTab(/typed/)
  await expect(notices.getByText('“/typed” was closed without being saved.')).toBeVisible()
  await notices.getByRole('button', { name: 'Reopen' }).click()
  await expect(sonde.tab(/typed unsaved/)).toHaveAttribute('aria-selected', 'true')

  await sonde.closeTab(/typed/)
  await expect.poll(() => storedClosed(app.home)).toBe(1)
  await sonde.page.reload()
  await expect(sonde.tab(/New request/)).toBeVisible()
  await expect(sonde.tab(/typed/)).toBeHidden()
  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.url).toHaveValue('http://host.test/typed')

  await sonde.closeTab(/typed/)
  await expect.poll(() => storedClosed(app.home)).toBe(1)
  await app.restart()
  await expect(sonde.tab(/New request/)).toBeVisible()
  await sonde.runCommand('Reopen closed tab')
  await expect(sonde.url).toHaveValue('http://host.test/typed')
})

test('more tabs than there is room for are listed, and one of the list comes to the front', async ({
  sonde
}) => {
  const list = sonde.page.getByRole('button', { name: 'List all tabs' })
  await sonde.url.fill('http://host.test/first')
  await expect(list).toBeHidden()
  for (let count = 2; count <= 12; count++) {
    await sonde.openTab()
    await expect(sonde.tabs).toHaveCount(count)
    await sonde.url.fill(`http://host.test/number-${count}`)
  }
  await list.click()
  await expect(sonde.page.getByRole('menuitem')).toHaveCount(12)
  await expect(sonde.page.getByRole('menuitem', { name: /number-12/ })).toBeInViewport()
  await sonde.page.getByRole('menuitem', { name: /\/first/ }).click()
  await expect(sonde.url).toHaveValue('http://host.test/first')
  await expect(sonde.tab(/\/first/)).toBeInViewport()
})

test('the tab in front stays in sight when the window becomes narrower', async ({ sonde }) => {
  for (let count = 1; count <= 12; count++) {
    if (count > 1) await sonde.openTab()
    await sonde.url.fill(`http://host.test/number-${count}`)
  }
  await expect(sonde.page.getByRole('button', { name: 'List all tabs' })).toBeVisible()
  await expect(sonde.tab(/number-12/)).toBeInViewport({ ratio: 1 })
  await sonde.page.setViewportSize({ width: 800, height: 800 })
  await expect(sonde.tab(/number-12/)).toBeInViewport({ ratio: 1 })
})

async function typeTwoTabs(sonde: SondePage): Promise<void> {
  await sonde.url.fill('http://first.test/')
  await sonde.setMethod('DELETE')
  await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('X-Kept')
  await sonde.openTab()
  await sonde.url.fill('http://second.test/')
}

async function expectTwoTabs(sonde: SondePage): Promise<void> {
  await expect(sonde.tabs).toHaveCount(2)
  await expect(sonde.url).toHaveValue('http://second.test/')
  await sonde.tab(/first\.test/).click()
  await expect(sonde.url).toHaveValue('http://first.test/')
  await expect(sonde.method).toHaveValue('DELETE')
  await expect(sonde.page.getByRole('combobox', { name: 'Header 1 name' })).toHaveValue('X-Kept')
}

/** Waits for the drafts to be on disk, which takes a moment: a browser that is torn down says nothing more. */
async function expectStored(home: string): Promise<void> {
  await expect.poll(() => storedUrls(home)).toEqual(['http://first.test/', 'http://second.test/'])
  await expect.poll(() => storedFront(home)).toBe('http://second.test/')
}

test('a tab with more than can be stored is named, and can be gone to', async ({ sonde }) => {
  const banner = sonde.page.getByRole('alert').filter({ hasText: 'are not saved' })
  await paste(sonde.url, `curl http://host.test/upload -d '${'x'.repeat(17 * 1024 * 1024)}'`)
  await expect(banner).toContainText(
    'Your latest changes in “/upload” are not saved: What is written in the tab is 17 MiB'
  )
  await expect(banner.getByRole('button')).toBeHidden()
  await sonde.openTab()
  await banner.getByRole('button', { name: 'Show it' }).click()
  await expect(sonde.tab(/upload/)).toHaveAttribute('aria-selected', 'true')
  await sonde.closeTab(/upload/)
  const question = sonde.page.getByRole('dialog', { name: 'Save changes?' })
  await expect(question).toContainText('“/upload” was never saved, and is too large to be kept')
  await question.getByRole('button', { name: 'Close without saving' }).click()
  await expect(banner).toBeHidden()
})
