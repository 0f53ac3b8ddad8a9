import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('a common header is explained, with what its value means, by pointer and keyboard', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/explained'))
  await sonde.section('Response', 'Headers').click()
  const table = sonde.response.getByRole('table', { name: 'Response headers' })
  const name = table.getByRole('button', { name: 'Cache-Control' })
  await name.hover()
  await expect(table).toContainText('Who may keep the answer, for how long')
  await expect(table).toContainText('max-age: It is fresh for 1 hour after it was made.')
  await expect(table).toContainText('RFC 9111 §5.2')
  await expect(name).toHaveAccessibleDescription(/Who may keep the answer/)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])

  await sonde.url.hover()
  await expect(table).not.toContainText('RFC 9111')
  await name.click()
  await sonde.page.keyboard.press('Tab')
  await expect(table).toContainText('Asks the client to keep a cookie')
  await expect(table).toContainText('HttpOnly: scripts of a page cannot read it.')
  await sonde.page.keyboard.press('Escape')
  await expect(table).not.toContainText('Asks the client to keep a cookie')
})

test('many headers can be filtered, and are copied in their order', async ({ app, sonde, target, shell }) => {
  const { page } = sonde
  if (shell === 'serve') await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await sonde.send(target.url('/explained'))
  await sonde.section('Response', 'Headers').click()
  const table = sonde.response.getByRole('table', { name: 'Response headers' })
  const filter = sonde.response.getByRole('textbox', { name: 'Filter headers' })
  await filter.fill('X-MANY-1')
  await expect(table.getByRole('rowheader')).toHaveText(['X-Many-1', 'X-Many-10', 'X-Many-11', 'X-Many-12'])
  await filter.fill('nowhere')
  await expect(sonde.response).toContainText('No header has “nowhere” in its name or value.')
  await filter.press('Escape')
  await expect(table.getByRole('rowheader').first()).toHaveText('Cache-Control')

  await sonde.response.getByRole('button', { name: 'Reveal secrets' }).click()
  await sonde.response.getByRole('button', { name: 'Copy all headers' }).click()
  await page.getByRole('menuitem', { name: 'Copy as text' }).click()
  await expect
    .poll(() =>
      shell === 'serve'
        ? page.evaluate(() => navigator.clipboard.readText())
        : app.electron.evaluate(({ clipboard }) => clipboard.readText())
    )
    .toMatch(/^Cache-Control: private, max-age=3600\r?\nSet-Cookie: sid=1/)
})

test('trailers and interim responses are shown with their times', async ({ sonde, target }) => {
  await sonde.send(target.url('/trailers'))
  await sonde.section('Response', 'Headers').click()
  await expect(sonde.response).toContainText(/Trailers, after the body, at [\d.]+ ms/)
  await expect(sonde.response).toContainText(/103, received at [\d.]+ ms, before the response/)
  await expect(sonde.response.getByRole('table', { name: 'Headers of the 103' })).toContainText('rel=preload')
})
