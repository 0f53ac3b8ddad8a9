import { expect, test } from './fixtures.ts'

test('what the browser has stored and cannot be read keeps nothing from being shown', async ({ sonde }) => {
  await sonde.page.evaluate(() => {
    localStorage.setItem('sonde.recent', '{')
    sessionStorage.setItem('sonde.sections', '{')
    sessionStorage.setItem('sonde.expanded', '{')
  })
  await sonde.page.reload()
  await expect(sonde.url).toBeVisible()
  await sonde.url.fill('http://host.test/')
  await expect(sonde.tab(/host.test/)).toBeVisible()
})
