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

    test('in each section of the request', async ({ sonde }) => {
      for (const name of ['Body', 'Settings', 'Headers']) {
        await sonde.section('Request', name).click()
        await expectAccessible(sonde)
      }
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
