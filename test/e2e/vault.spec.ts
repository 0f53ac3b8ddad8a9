import { findAccessibilityProblems } from './axe.ts'
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
