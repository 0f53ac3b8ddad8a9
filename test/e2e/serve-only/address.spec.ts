import { expect, test } from '../fixtures.ts'

test('an address whose end is no key says so, and one without a key says that', async ({ sonde }) => {
  const { page } = sonde
  const openWith = async (fragment: string) => {
    await page.evaluate(end => {
      sessionStorage.clear()
      location.hash = end
    }, fragment)
    await page.reload()
  }
  await openWith('#wrongtoken')
  await expect(page.getByText('is not a key of Sonde')).toBeVisible()
  await openWith('')
  await expect(page.getByText('This address lacks its key')).toBeVisible()
  await openWith(`#${'x'.repeat(43)}`)
  await expect(page.getByText('is not valid any more')).toBeVisible()
})
