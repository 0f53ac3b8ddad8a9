import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'

test('a damaged vault is told at the top, where secrets are edited and where one is missing', async ({
  app,
  sonde
}) => {
  const { page } = sonde
  const folder = await writeCollection(app.files, 'Shop', {
    'get.yml': { name: 'Get', url: 'http://host.test/{{token}}' },
    'environments/dev.yml': 'name: dev\nvariables:\n  - secret: true\n    name: token\n'
  })
  await sonde.openCollection(folder)
  await sonde.row('GET Get').click()
  await page.getByRole('button', { name: 'Preferences' }).click()
  const preferences = page.getByRole('dialog', { name: 'Preferences' })
  await preferences.getByRole('tab', { name: 'Secrets' }).click()
  await preferences.getByRole('textbox', { name: 'New passphrase' }).fill('battery staple')
  await preferences.getByRole('textbox', { name: 'Repeat the passphrase' }).fill('battery staple')
  await preferences.getByRole('textbox', { name: 'Repeat the passphrase' }).press('Enter')
  await expect(preferences).toContainText('Encrypted under your passphrase')

  await app.close()
  const file = path.join(app.home, 'vault.json')
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, -20))
  await app.start()
  const place = /vault of secrets could not be restored.*vault\.json\.broken-/
  await expect(app.page.getByRole('alert').filter({ hasText: place })).toBeVisible()
  await app.page.getByRole('button', { name: /No environment/ }).click()
  await app.page.getByRole('menuitemradio', { name: 'dev', exact: true }).click()
  await sonde.sendButton.click()
  await expect(app.page.getByText(/no value for the secret token/).first()).toContainText(place)
  await app.page.getByRole('button', { name: 'Preferences' }).click()
  const again = app.page.getByRole('dialog', { name: 'Preferences' })
  await again.getByRole('tab', { name: 'Secrets' }).click()
  await expect(again.getByRole('status')).toContainText(place)
  await app.page.keyboard.press('Escape')
  await sonde.runCommand('Environments and variables')
  const environments = app.page.getByRole('dialog', { name: 'Environments' })
  await environments.getByRole('button', { name: /^dev/ }).click()
  await expect(environments.getByRole('status').filter({ hasText: place })).toBeVisible()
  await expect(environments.getByRole('textbox', { name: 'Variable 1 value' })).toHaveAttribute(
    'placeholder',
    /vault damaged/
  )
})
