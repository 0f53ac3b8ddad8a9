import { expect, test } from '../fixtures.ts'

test('a dialog whose code cannot be had says so, and opens once it can', async ({ sonde }) => {
  const { page } = sonde
  const code = '**/cookies-dialog-*.js'
  await page.route(code, route => route.abort())
  await page.reload()
  await expect(sonde.url).toBeVisible()
  await page.keyboard.press('Alt+c')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('could not be loaded')
  await expect(sonde.url).toBeVisible()

  await page.unroute(code)
  await page.keyboard.press('Alt+c')
  await expect(page.getByRole('dialog', { name: 'Cookies' })).toBeVisible()
})
