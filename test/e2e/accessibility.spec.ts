import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme nothing is serious or critical`, () => {
    test.beforeEach(async ({ sonde }) => {
      await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await expect(sonde.page.locator('html')).toHaveAttribute('data-theme', theme)
    })

    test('before the first request', async ({ sonde }) => {
      await expectAccessible(sonde)
    })

    test('with a response, in each of its sections', async ({ sonde, target }) => {
      await sonde.send(target.url('/json'))
      await expect(sonde.response).toContainText('200 OK')
      for (const name of ['Body', 'Headers', 'Connection', 'Request']) {
        await sonde.section('Response', name).click()
        await expectAccessible(sonde)
      }
    })

    test('with a failure', async ({ sonde, target }) => {
      await sonde.send(target.url('/close-mid-body'))
      await expect(sonde.error).toBeVisible()
      await expectAccessible(sonde)
    })

    test('with a request that was cancelled', async ({ sonde, target }) => {
      await sonde.send(target.url('/held-body'))
      await expect(sonde.phase('download')).toBeVisible()
      await sonde.cancelButton.click()
      await expect(sonde.error).toBeVisible()
      await expectAccessible(sonde)
    })

    test('with fields that cannot be sent, and the response of before', async ({ sonde, target }) => {
      await sonde.send(target.url('/damaged-json'))
      await expect(sonde.response).toContainText('200 OK')
      await sonde.page.getByRole('radio', { name: 'Hex' }).click()
      await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('no name')
      await sonde.sendButton.click()
      await expect(sonde.response).toContainText('Nothing was sent')
      await expectAccessible(sonde)
      await sonde.section('Request', 'Settings').click()
      await sonde.page.getByRole('textbox', { name: 'Idle timeout' }).fill('soon')
      await expectAccessible(sonde)
    })

    test('in the list of many tabs', async ({ sonde }) => {
      const list = sonde.page.getByRole('button', { name: 'List all tabs' })
      for (let count = 2; !(await list.isVisible()) && count < 30; count++) {
        await sonde.openTab()
        await expect(sonde.tabs).toHaveCount(count)
      }
      await expectAccessible(sonde)
      await list.click()
      await expect(sonde.page.getByRole('menuitem').first()).toBeVisible()
      await expectAccessible(sonde)
    })

    test('in each section of the request', async ({ sonde }) => {
      for (const name of ['Auth', 'Body', 'Settings', 'Headers']) {
        await sonde.section('Request', name).click()
        await expectAccessible(sonde)
      }
    })

    test('in the forms of auth, a form body and all settings', async ({ sonde }) => {
      const { page } = sonde
      await sonde.section('Request', 'Auth').click()
      for (const name of ['AWS SigV4', 'API key']) {
        await sonde.chooseAuth(name)
        await expectAccessible(sonde)
      }
      await sonde.section('Request', 'Body').click()
      await sonde.chooseBody('Form')
      await page.getByRole('combobox', { name: 'Field 1 name' }).fill('name')
      await expectAccessible(sonde)
      await sonde.section('Request', 'Settings').click()
      await page.getByRole('textbox', { name: 'Retries' }).fill('1')
      await page.getByRole('radio', { name: 'URL' }).click()
      await page.getByRole('switch', { name: 'Verify TLS certificates' }).click()
      await page.getByText('Limits for single phases').click()
      await expectAccessible(sonde)
    })

    test('with several hops, from each of their sides, and with diagnostics', async ({ sonde, target }) => {
      await sonde.page.getByRole('combobox', { name: 'Header 1 name' }).fill('Authorization')
      await sonde.page.getByRole('combobox', { name: 'Header 1 value' }).fill('Bearer t0ken')
      await sonde.send(target.url('/away'))
      await expect(sonde.response).toContainText('2 hops')
      await sonde.section('Response', 'Request').click()
      await expectAccessible(sonde)
      await sonde.send(target.url('/login'))
      await expect(sonde.response).toContainText('GET /account')
      await sonde.response.getByRole('radio', { name: /^Hop 1/ }).click()
      await sonde.section('Response', 'Cookies').click()
      await sonde.runCommand('Diagnostics')
      await expect(sonde.page.getByRole('table', { name: 'Durations by phase' })).toBeVisible()
      await expectAccessible(sonde)
    })

    test('while events come', async ({ sonde, target }) => {
      await sonde.send(target.url('/events'))
      await expect(sonde.response.getByRole('listbox', { name: 'Events' })).toBeVisible()
      await expectAccessible(sonde)
    })

    test('in the palette and the preferences', async ({ sonde }) => {
      await sonde.page.keyboard.press('ControlOrMeta+k')
      await expect(sonde.page.getByRole('dialog')).toBeVisible()
      await expectAccessible(sonde)
      await sonde.page.keyboard.press('Escape')
      await sonde.page.getByRole('button', { name: 'Preferences' }).click()
      await expect(sonde.page.getByRole('dialog')).toBeVisible()
      await expectAccessible(sonde)
    })
  })
}

async function expectAccessible(sonde: SondePage): Promise<void> {
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
}
