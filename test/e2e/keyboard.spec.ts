import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'

test('the app begins in the URL field, and so does a new tab', async ({ sonde }) => {
  await expect(sonde.url).toBeFocused()
  await sonde.section('Request', 'Settings').click()
  await sonde.openTab()
  await expect(sonde.url).toBeFocused()
})

test('a section that is asked for by its keys takes the focus in its first field', async ({ sonde }) => {
  const { keyboard } = sonde.page
  await keyboard.press('Alt+s')
  await expect(sonde.page.getByRole('textbox', { name: 'Most redirects' })).toBeFocused()
  await keyboard.press('Alt+h')
  await expect(sonde.page.getByRole('combobox', { name: 'Header 1 name' })).toBeFocused()
  // For a moment both sections are there, the one that goes and the one that comes.
  const kind = (section: string, name: string) =>
    sonde.page.getByRole('tabpanel', { name: section }).getByRole('combobox', { name })
  await keyboard.press('Alt+a')
  await expect(kind('Auth', 'Kind of auth')).toBeFocused()
  await keyboard.press('Alt+b')
  await expect(kind('Body', 'Body kind')).toBeFocused()

  await sonde.chooseBody('Text')
  await sonde.url.focus()
  await keyboard.press('Alt+b')
  await expect(sonde.page.getByRole('textbox', { name: 'Request body' })).toBeFocused()
})

test('each tab keeps the section that it showed, also when the page is loaded anew', async ({ sonde }) => {
  await sonde.url.fill('http://first.test/')
  await sonde.section('Request', 'Settings').click()
  await sonde.openTab()
  await sonde.url.fill('http://second.test/')
  await expect(sonde.section('Request', 'Headers')).toHaveAttribute('aria-selected', 'true')

  await sonde.page.reload()
  await expect(sonde.section('Request', 'Headers')).toHaveAttribute('aria-selected', 'true')
  await sonde.tab(/first\.test/).click()
  await expect(sonde.section('Request', 'Settings')).toHaveAttribute('aria-selected', 'true')
  await expect(sonde.response).toContainText('Not sent yet')
})

test('behind a dialog no keys do anything', async ({ app, sonde, target }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'alpha.yml': { name: 'Alpha', url: target.url('/json') }
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Alpha').dblclick()
  await expect(sonde.url).toHaveValue(target.url('/json'))
  await sonde.url.fill(target.url('/gzip'))
  const { page } = sonde
  const open = {
    'Save changes?': () => sonde.closeTab(/Alpha/),
    'Save request': () => page.keyboard.press('ControlOrMeta+Shift+s')
  }
  const before = await sonde.tabs.count()
  for (const [name, ask] of Object.entries(open)) {
    await ask()
    const dialog = page.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    for (const keys of ['ControlOrMeta+Enter', 'Alt+t', 'ControlOrMeta+k']) await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await expect(sonde.tabs).toHaveCount(before)
  await expect(sonde.waterfall).toBeHidden()
})

test('the focus is with the next tab when one is closed', async ({ app, sonde, shell }) => {
  const { page } = sonde
  const folder = await writeCollection(app.files, 'Shop', {
    'alpha.yml': { name: 'Alpha', url: 'http://host.test/alpha' }
  })
  await sonde.openCollection(folder)
  const front = sonde.tabs.and(page.getByRole('tab', { selected: true }))
  for (const edited of [false, true]) {
    await sonde.row('GET Alpha').dblclick()
    await expect(sonde.url).toHaveValue('http://host.test/alpha')
    await sonde.url.focus()
    if (edited) await sonde.url.fill('http://host.test/other')
    await page.keyboard.press(shell === 'electron' ? 'ControlOrMeta+w' : 'Alt+w')
    if (edited) await page.getByRole('button', { name: 'Close without saving' }).click()
    await expect(sonde.tab(/Alpha/)).toBeHidden()
    await expect(front).toBeFocused()
  }
})

test('the sidebar that lies over the rest gives the focus back', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 700, height: 800 })
  await sonde.url.focus()
  await page.keyboard.press('ControlOrMeta+b')
  const sidebar = page.getByRole('complementary', { name: 'Sidebar' })
  await expect(sidebar).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sidebar).toBeHidden()
  await expect(sonde.url).toBeFocused()
})

test('the focus goes along to the next tab, and to a response only where there is one', async ({
  sonde,
  shell,
  target
}) => {
  const { keyboard } = sonde.page
  await sonde.url.fill('http://first.test/')
  await keyboard.press('ControlOrMeta+j')
  await expect(sonde.url).toBeFocused()
  await keyboard.press('ControlOrMeta+k')
  await keyboard.type('Go to response')
  await expect(sonde.page.getByRole('option', { name: 'Go to response' })).toBeHidden()
  await keyboard.press('Escape')

  await sonde.openTab()
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200')
  await sonde.url.focus()
  await keyboard.press('ControlOrMeta+j')
  await expect(sonde.url).not.toBeFocused()
  await keyboard.press(shell === 'electron' ? 'ControlOrMeta+PageUp' : 'Alt+PageUp')
  await expect(sonde.tab(/first\.test/)).toBeFocused()
})
