import { expect, test } from './fixtures.ts'

test('the theme follows the system until one is chosen, and the choice survives', async ({ app, sonde }) => {
  await sonde.page.emulateMedia({ colorScheme: 'dark' })
  const root = () => sonde.page.locator('html')
  await expect(root()).toHaveAttribute('data-theme', 'dark')
  await sonde.page.emulateMedia({ colorScheme: 'light' })
  await expect(root()).toHaveAttribute('data-theme', 'light')

  await sonde.page.getByRole('button', { name: 'Preferences' }).click()
  await sonde.page.getByRole('radio', { name: 'Dark' }).click()
  await expect(root()).toHaveAttribute('data-theme', 'dark')

  await app.restart()
  await sonde.page.emulateMedia({ colorScheme: 'light' })
  await expect(root()).toHaveAttribute('data-theme', 'dark')
})

test('the palette finds commands and runs them', async ({ sonde, target }) => {
  await sonde.runCommand('New tab')
  await expect(sonde.tabs).toHaveCount(2)

  await sonde.url.fill(target.url('/json'))
  await sonde.runCommand('Send request')
  await expect(sonde.response).toContainText('200 OK')

  await sonde.runCommand('Theme: dark')
  await expect(sonde.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the palette is worked by the keyboard alone, and gives the focus back', async ({ sonde }) => {
  await sonde.url.focus()
  await sonde.page.keyboard.press('ControlOrMeta+k')
  await expect(sonde.page.getByRole('dialog')).toBeVisible()
  await sonde.page.keyboard.press('Escape')
  await expect(sonde.page.getByRole('dialog')).toBeHidden()
  await expect(sonde.url).toBeFocused()

  await sonde.page.keyboard.press('ControlOrMeta+k')
  await sonde.page.keyboard.type('preferences')
  await sonde.page.keyboard.press('Enter')
  await expect(sonde.page.getByRole('dialog', { name: 'Preferences' })).toBeVisible()
})
