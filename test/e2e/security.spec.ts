import { expect, test } from './fixtures.ts'

test('the page comes with a policy that allows only what is its own', async ({ sonde }) => {
  const headers = await sonde.page.evaluate(async () => Object.fromEntries((await fetch('.')).headers))
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).not.toContain('unsafe-eval')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'")
})

test('there is no Node in the page', async ({ sonde }) => {
  const found = await sonde.page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter(
      name => name in globalThis
    )
  )
  expect(found).toEqual([])
})

test('what a server sends is shown as text: it runs no script and loads nothing', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/html'))
  await expect(sonde.response).toContainText('200 OK')
  await expect(sonde.response.getByText('Hostile page').first()).toBeVisible()
  expect(await sonde.page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(target.requests).toEqual([{ method: 'GET', path: '/html' }])
})
