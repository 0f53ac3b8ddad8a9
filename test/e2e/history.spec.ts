import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const view = (sonde: SondePage) => sonde.page.getByRole('region', { name: 'History' })
const entry = (sonde: SondePage, name: RegExp) =>
  view(sonde).getByRole('list', { name: 'Recorded exchanges' }).getByRole('button', { name })

async function sendAll(sonde: SondePage, urls: string[]): Promise<void> {
  for (const url of urls) {
    await sonde.send(url)
    await expect(sonde.sendButton).toBeVisible()
    await expect(entry(sonde, new RegExp(`^GET ${new URL(url).pathname} `))).toBeVisible()
  }
}

test.beforeEach(async ({ sonde, target }) => {
  await sonde.runCommand('History')
  await expect(view(sonde)).toContainText('Nothing was sent yet')
  await sendAll(sonde, [target.url('/json'), target.url('/gzip'), target.url('/nowhere')])
})

test('what was sent is searched, in bodies too, and is there after a restart', async ({ app, sonde }) => {
  await expect(view(sonde)).toContainText('3 exchanges')
  const search = view(sonde).getByRole('textbox', { name: 'Search history' })
  await search.fill('greeting target')
  await expect(entry(sonde, /^GET \/json 200/)).toBeVisible()
  await expect(entry(sonde, /^GET/)).toHaveCount(1)
  await search.fill('there is no such text')
  await expect(view(sonde)).toContainText('Nothing was found')
  await search.press('Escape')
  await expect(entry(sonde, /^GET/)).toHaveCount(3)

  await app.restart()
  await expect(entry(sonde, /^GET \/nowhere 404/)).toBeVisible()
  await expect(entry(sonde, /^GET/)).toHaveCount(3)
})

test('an exchange is opened again with its answer, and sent again', async ({ sonde, target }) => {
  await sonde.openTab()
  await entry(sonde, /^GET \/json/).click()
  await expect(sonde.url).toHaveValue(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('"hello from the target"')).toBeVisible()
  await expect(sonde.phase('ttfb')).toBeVisible()
  await sonde.sendButton.click()
  await expect(view(sonde)).toContainText('4 exchanges')
})

test('exchanges are deleted one by one with the keyboard, and all at once', async ({ sonde }) => {
  await entry(sonde, /^GET \/nowhere/).focus()
  await sonde.page.keyboard.press('ArrowDown')
  await expect(entry(sonde, /^GET \/gzip/)).toBeFocused()
  await sonde.page.keyboard.press('Delete')
  await expect(entry(sonde, /^GET \/gzip/)).toBeHidden()
  await expect(view(sonde)).toContainText('2 exchanges')

  await view(sonde).getByRole('button', { name: 'Clear history' }).click()
  const question = view(sonde).getByRole('alert').filter({ hasText: 'Delete all 2 exchanges' })
  await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(question).toBeHidden()
  await expect(view(sonde).getByRole('button', { name: 'Clear history' })).toBeFocused()
  await view(sonde).getByRole('button', { name: 'Clear history' }).click()
  await question.getByRole('button', { name: 'Clear history' }).click()
  await expect(view(sonde)).toContainText('Nothing was sent yet')
  await expect(view(sonde)).toBeFocused()
})

test('several exchanges are chosen, and what is done with one of them is done with all', async ({
  sonde
}) => {
  const rows = entry(sonde, /^GET/)
  const top = async () => (await rows.first().boundingBox())?.y
  const before = await top()
  await entry(sonde, /^GET \/nowhere/).click({ modifiers: ['ControlOrMeta'] })
  await entry(sonde, /^GET \/gzip/).click({ modifiers: ['Shift'] })
  await expect(view(sonde).getByRole('status')).toHaveText('2 selected')
  expect(await top()).toBe(before)
  await view(sonde).getByRole('button', { name: 'Clear selection' }).click()
  await expect(entry(sonde, /^GET \/nowhere/)).toBeFocused()

  await sonde.page.keyboard.press('Shift+ArrowDown')
  await sonde.choose(entry(sonde, /^GET \/nowhere/), 'Delete 2…')
  const question = view(sonde).getByRole('alert').filter({ hasText: 'Delete 2 exchanges with the bodies?' })
  await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(view(sonde).getByRole('status')).toHaveText('2 selected')
  await view(sonde).getByRole('button', { name: 'Delete them' }).click()
  await question.getByRole('button', { name: 'Delete them' }).click()
  await expect(view(sonde)).toContainText('1 exchange')
  await expect(entry(sonde, /^GET \/json/)).toBeFocused()
  await sonde.page.keyboard.press('Delete')
  await expect(view(sonde)).toContainText('Nothing was sent yet')
  await expect(view(sonde)).toBeFocused()
})

test('a range begins anew where the search has taken its beginning from the list', async ({ sonde }) => {
  await entry(sonde, /^GET \/json/).click({ modifiers: ['ControlOrMeta'] })
  await view(sonde).getByRole('textbox', { name: 'Search history' }).fill('/gzip')
  await expect(entry(sonde, /^GET/)).toHaveCount(1)
  await entry(sonde, /^GET \/gzip/).click({ modifiers: ['Shift'] })
  await expect(view(sonde).getByRole('status')).toHaveText('1 selected')
  await view(sonde).getByRole('button', { name: 'Clear search' }).click()
  await entry(sonde, /^GET \/nowhere/).click({ modifiers: ['Shift'] })
  await expect(view(sonde).getByRole('status')).toHaveText('2 selected')
})

test('the preferences say how much there is, and how much is kept', async ({ sonde }) => {
  await sonde.page.getByRole('button', { name: 'Preferences' }).click()
  const dialog = sonde.page.getByRole('dialog', { name: 'Preferences' })
  await dialog.getByRole('tab', { name: 'History' }).click()
  await expect(dialog).toContainText('3 exchanges are kept')
  await dialog.getByRole('textbox', { name: 'Exchanges of the history' }).fill('1')
  await expect(dialog).toContainText('3 exchanges are kept')
  await dialog.getByRole('button', { name: 'Use these limits' }).click()
  await expect(dialog).toContainText('1 exchange is kept')
  await dialog.getByRole('button', { name: 'Clear history…' }).click()
  const question = dialog.getByRole('alert').filter({ hasText: 'Delete the one exchange that is kept' })
  await question.getByRole('button', { name: 'Clear history' }).click()
  await expect(dialog).toContainText('0 exchanges are kept')
  await expect(dialog.getByText('0 exchanges are kept')).toBeFocused()
})

test('whatever was sent, names stand below each other', async ({ sonde, target }) => {
  await sonde.setMethod('PATCH')
  await sonde.send(target.url('/echo'))
  await expect(entry(sonde, /^PATCH \/echo/)).toBeVisible()
  const left = async (row: RegExp, text: string) =>
    (await entry(sonde, row).getByText(text, { exact: true }).boundingBox())?.x
  expect(await left(/^PATCH \/echo/, '/echo')).toBe(await left(/^GET \/json/, '/json'))
})

for (const theme of ['light', 'dark'] as const)
  test(`the history is accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await view(sonde).getByRole('button', { name: 'Clear history' }).click()
    await expect(view(sonde).getByRole('alert').filter({ hasText: 'cannot be undone' })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
