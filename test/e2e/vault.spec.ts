import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'

test('a passphrase is asked for twice, can be looked at, and locks the secrets at the next start', async ({
  app,
  sonde
}) => {
  const openSecrets = async () => {
    await sonde.page.getByRole('button', { name: 'Preferences' }).click()
    const dialog = sonde.page.getByRole('dialog', { name: 'Preferences' })
    await dialog.getByRole('tab', { name: 'Secrets' }).click()
    return dialog
  }
  const dialog = await openSecrets()
  const first = dialog.getByRole('textbox', { name: 'New passphrase' })
  const second = dialog.getByRole('textbox', { name: 'Repeat the passphrase' })
  await expect(dialog).toContainText('Nobody can recover a forgotten passphrase')
  await first.fill('battery staple')
  await second.fill('battery stable')
  await second.press('Enter')
  await expect(dialog.getByRole('alert').filter({ hasText: 'not the same' })).toBeVisible()
  await expect(second).toHaveAttribute('aria-invalid', 'true')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await expect(second).toHaveAttribute('type', 'password')
  await dialog.getByRole('button', { name: 'Show the passphrase' }).click()
  await expect(first).toHaveAttribute('type', 'text')
  await expect(second).toHaveAttribute('type', 'text')
  await second.fill('battery staple')
  await second.press('Enter')
  await expect(dialog).toContainText('Encrypted under your passphrase')
  await expect(first).toHaveValue('')

  await app.restart()
  const again = await openSecrets()
  await again.getByRole('textbox', { name: 'Passphrase of the vault' }).fill('battery stable')
  await again.getByRole('button', { name: 'Unlock' }).click()
  await expect(again).toContainText('That is not the passphrase.')
  await again.getByRole('textbox', { name: 'Passphrase of the vault' }).fill('battery staple')
  await again.getByRole('button', { name: 'Unlock' }).click()
  await expect(again).toContainText('Encrypted under your passphrase')
})

test('what is locked at Send can be unlocked there, and sent', async ({ app, sonde, target }) => {
  const { page } = sonde
  const folder = await writeCollection(app.files, 'Shop', {
    'echo.yml': { name: 'Echo', url: target.url('/echo'), headers: { 'X-Token': '"{{token}}"' } }
  })
  await sonde.openCollection(folder)
  await sonde.openRow('GET Echo')
  await page.getByRole('button', { name: 'Preferences' }).click()
  const preferences = page.getByRole('dialog', { name: 'Preferences' })
  await preferences.getByRole('tab', { name: 'Secrets' }).click()
  await preferences.getByRole('textbox', { name: 'New passphrase' }).fill('battery staple')
  await preferences.getByRole('textbox', { name: 'Repeat the passphrase' }).fill('battery staple')
  await page.keyboard.press('Enter')
  await expect(preferences).toContainText('Encrypted under your passphrase')
  await page.keyboard.press('Escape')
  await sonde.runCommand('Environments and variables')
  const dialog = page.getByRole('dialog', { name: 'Environments' })
  await dialog.getByRole('button', { name: 'New environment in Shop' }).click()
  await dialog.getByRole('textbox', { name: 'Name of the new environment' }).fill('staging')
  await page.keyboard.press('Enter')
  const form = dialog.getByRole('form', { name: 'Environment staging' })
  await form.getByRole('textbox', { name: 'Variable 1 name' }).fill('token')
  await form.getByRole('button', { name: 'Keep token secret' }).click()
  await form.getByRole('textbox', { name: 'Variable 1 value' }).fill('s3cr3t-value')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Unsaved')).toBeHidden()
  await form.getByRole('button', { name: 'Use it' }).click()
  await expect(form.getByRole('button', { name: 'In use' })).toBeVisible()

  await app.restart()
  // Its window is another.
  const again = sonde.page
  await expect(again.getByRole('button', { name: 'Locked: token' })).toBeVisible()
  await sonde.sendButton.click()
  await expect(sonde.response).toContainText('Nothing was sent')
  await expect(again.getByRole('button', { name: 'Locked: token' })).toBeVisible()
  await expect(again.getByRole('main').getByRole('button', { name: 'Unlock…' }).first()).toBeVisible()
  await sonde.response.getByRole('button', { name: 'Unlock…' }).click()
  const unlock = again.getByRole('dialog', { name: 'Unlock the secrets' })
  await expect(unlock.getByRole('textbox', { name: 'Passphrase of the vault' })).toBeFocused()
  expect(await findAccessibilityProblems(again)).toEqual([])
  await again.keyboard.type('battery staple')
  await again.keyboard.press('Enter')
  await expect(unlock).toBeHidden()
  await expect(again.getByRole('button', { name: 'Locked: token' })).toBeHidden()
  await again.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Send again' }).click()
  await expect(sonde.response).toContainText('200 OK')
  await expect(again.getByRole('button', { name: 'Unlock…' })).toHaveCount(0)
})
