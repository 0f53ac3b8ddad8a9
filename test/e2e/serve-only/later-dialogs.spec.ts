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

test('a dialog whose code fails late closes no other', async ({ sonde }) => {
  const { page } = sonde
  let fail = () => {}
  const failing = new Promise<void>(resolve => {
    fail = resolve
  })
  await page.route('**/cookies-dialog-*.js', async route => {
    await failing
    await route.abort()
  })
  await page.reload()
  await expect(sonde.url).toBeVisible()
  await page.keyboard.press('Alt+c')
  await page.keyboard.press('Alt+c')
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Search or run a command' })
  await expect(palette).toBeVisible()
  fail()
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('could not be loaded')
  await expect(palette).toBeVisible()
})
