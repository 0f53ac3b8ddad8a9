import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

async function openShortcuts(sonde: SondePage): Promise<Locator> {
  await sonde.runCommand('Change keyboard shortcuts')
  const dialog = sonde.page.getByRole('dialog', { name: 'Preferences' })
  await expect(dialog.getByRole('textbox', { name: 'Search commands' })).toBeVisible()
  return dialog
}

const rowOf = (dialog: Locator, title: string) =>
  dialog.getByRole('list', { name: 'Commands' }).getByRole('listitem', { name: title, exact: true })

async function record(dialog: Locator, title: string, keys: string): Promise<Locator> {
  const row = rowOf(dialog, title)
  await row.getByRole('button', { name: `Record keys for ${title}` }).click()
  await expect(row.getByRole('button', { name: `Keys for ${title}.` })).toBeFocused()
  await row.page().keyboard.press(keys)
  return row
}

test('a shortcut is recorded, works, is told everywhere, and survives a restart', async ({ app, sonde }) => {
  const dialog = await openShortcuts(sonde)
  await dialog.getByRole('textbox', { name: 'Search commands' }).fill('request docs')
  const row = await record(dialog, 'Show request docs', 'Alt+Shift+o')
  await expect(row.getByRole('button', { name: /Remove .*O from Show request docs/ })).toBeVisible()
  await expect(row.getByRole('button', { name: 'Record keys for Show request docs' })).toBeFocused()
  await sonde.page.keyboard.press('Escape')
  await sonde.page.keyboard.press('Alt+Shift+o')
  await expect(sonde.section('Request', 'Docs')).toHaveAttribute('aria-selected', 'true')

  await app.restart()
  await sonde.section('Request', 'Headers').click()
  await sonde.page.keyboard.press('Alt+Shift+o')
  await expect(sonde.section('Request', 'Docs')).toHaveAttribute('aria-selected', 'true')
  await sonde.page.keyboard.press('F1')
  const sheet = sonde.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Show request docs')).toBeVisible()
  await expect(sheet.getByText('Alt+Shift+O')).toBeAttached()
})

test('keys that another command has are told with its name, and can be taken', async ({ sonde }) => {
  const dialog = await openShortcuts(sonde)
  const row = await record(dialog, 'Show request docs', 'Alt+p')
  await expect(row.getByRole('alert')).toContainText('Show request params')
  await sonde.page.keyboard.press('Tab')
  await expect(row.getByRole('button', { name: 'Take them' })).toBeFocused()
  await sonde.page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: /Remove .*P from/ })).toBeVisible()
  await expect(rowOf(dialog, 'Show request params').getByRole('button', { name: /^Remove/ })).toHaveCount(0)

  await row.getByRole('button', { name: 'Reset Show request docs' }).click()
  await expect(row.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Reset all' }).click()
  await expect(rowOf(dialog, 'Show request params').getByRole('button', { name: /^Remove/ })).toHaveCount(1)
  await expect(dialog.getByRole('button', { name: 'Reset all' })).toBeDisabled()
})

test('keys that would type, or that the shell keeps, are refused with why', async ({ shell, sonde }) => {
  const dialog = await openShortcuts(sonde)
  const row = await record(dialog, 'Show request docs', 'x')
  await expect(row.getByRole('alert')).toContainText('It would type text')
  await sonde.page.keyboard.press('ControlOrMeta+c')
  await expect(row.getByRole('alert')).toContainText('Texts are edited with it')
  if (shell === 'serve') {
    await sonde.page.keyboard.press('ControlOrMeta+3')
    await expect(row.getByRole('alert')).toContainText('The browser keeps it')
  }
  // What gives the recording up closes nothing else.
  await sonde.page.keyboard.press('Escape')
  await expect(row.getByRole('button', { name: 'Record keys for Show request docs' })).toBeFocused()
  await expect(dialog).toBeVisible()
  await expect(row.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
})

test('recording ends where the focus leaves it, and what was reset can be put back', async ({ sonde }) => {
  const { page } = sonde
  const dialog = await openShortcuts(sonde)
  const row = rowOf(dialog, 'Show request docs')
  await record(dialog, 'Show request docs', 'Tab')
  await expect(row.getByRole('button', { name: 'Record keys for Show request docs' })).toBeVisible()
  await expect(row).not.toContainText('Esc gives up')

  await record(dialog, 'Show request docs', 'Alt+p')
  await page.keyboard.press('Tab')
  await expect(row.getByRole('button', { name: 'Take them' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row.getByRole('button', { name: 'Record keys for Show request docs' })).toBeFocused()
  await expect(dialog).toBeVisible()

  await record(dialog, 'Show request docs', 'Alt+Shift+o')
  const remove = row.getByRole('button', { name: /^Remove .*O from/ })
  await expect(remove).toBeVisible()
  await dialog.getByRole('button', { name: 'Reset all' }).click()
  await expect(remove).toHaveCount(0)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(remove).toBeVisible()
})

test('one thing scrolls in a low window, and the title stays', async ({ sonde }) => {
  const { page } = sonde
  await page.setViewportSize({ width: 900, height: 650 })
  const scrolling = (dialog: Locator) =>
    dialog.evaluate(
      element =>
        [element, ...element.querySelectorAll('*')].filter(
          each =>
            each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)
        ).length
    )
  const dialog = await openShortcuts(sonde)
  expect(await scrolling(dialog)).toBe(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('button', { name: 'Change shortcuts…' }).scrollIntoViewIfNeeded()
  expect(await scrolling(sheet)).toBe(1)
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeInViewport()
})

test('a shortcut that was removed does nothing, and its hint is gone', async ({ sonde }) => {
  const dialog = await openShortcuts(sonde)
  const row = rowOf(dialog, 'Go to response')
  await row.getByRole('button', { name: /^Remove/ }).click()
  await expect(row.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  await sonde.page.keyboard.press('Escape')
  await sonde.url.focus()
  await sonde.page.keyboard.press('ControlOrMeta+j')
  await expect(sonde.url).toBeFocused()
})

for (const theme of ['light', 'dark'] as const)
  test(`recording is accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const dialog = await openShortcuts(sonde)
    await record(dialog, 'Show request docs', 'Alt+p')
    await expect(dialog.getByRole('alert')).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
