import { expect, test } from './fixtures.ts'

test('JSON with a bad byte is shown as JSON, and its bytes on demand', async ({ sonde, target }) => {
  await sonde.send(target.url('/damaged-json'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Pretty' })).toBeChecked()
  await expect(response).toContainText('1 byte is not valid utf-8')

  await page.getByRole('radio', { name: 'Hex' }).click()
  await expect(response.getByText(/00000000\s+7b\s22\s6e\s61/)).toBeVisible()
  await page.getByRole('radio', { name: 'Text' }).click()
  await expect(response.getByText('{"name":"caf\ufffd"}')).toBeVisible()
  await page.getByRole('radio', { name: 'Pretty' }).click()
  await expect(response.getByText('"caf\ufffd"')).toBeVisible()
})

test('bytes are shown whatever their number, and one of them is gone to', async ({ sonde, target }) => {
  await sonde.send(target.url('/long'))
  const { page, response } = sonde
  await page.getByRole('radio', { name: 'Hex' }).click()
  await expect(response.getByText(/^00000000 {2}70 61 72 74 20 6f 6e 65 /)).toBeVisible()
  await page.getByRole('button', { name: 'Go to offset' }).click()
  const offset = page.getByRole('textbox', { name: 'Offset' })
  await offset.fill('0xffffffff')
  await offset.press('Enter')
  await expect(offset).toHaveAttribute('aria-invalid', 'true')
  await offset.fill('0xa00000')
  await offset.press('Enter')
  await expect(response.getByText(/^00a00000 {2}70 61 72 74 20 74 68 72 /)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Response body' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Home')
  await expect(response.getByText(/^00000000 {2}/)).toBeVisible()
})

test('text is read in the encoding that is chosen, in the editor and in the viewer', async ({
  sonde,
  target
}) => {
  const { page, response } = sonde
  for (const path of ['/cyrillic', '/much-cyrillic']) {
    await sonde.send(target.url(path))
    const encoding = page.getByRole('combobox', { name: 'Encoding of the text' })
    await expect(encoding).toHaveText('Windows-1252')
    await expect(response.getByText('Ïðèâåò').first()).toBeVisible()
    await encoding.click()
    await page.getByRole('option', { name: 'Windows-1251' }).click()
    await expect(response.getByText('Привет').first()).toBeVisible()
    await expect(encoding).toHaveText('Windows-1251')
    await encoding.click()
    await page.getByRole('option', { name: /^As found/ }).click()
    await expect(response.getByText('Ïðèâåò').first()).toBeVisible()
  }
})

test('an encoding is chosen where a table is shown, and kept for what comes from there next', async ({
  sonde,
  target
}) => {
  const { page, response } = sonde
  await sonde.send(target.url('/cyrillic.csv'))
  await expect(response.getByRole('gridcell', { name: 'Ïðèâåò' })).toBeVisible()
  const encoding = page.getByRole('combobox', { name: 'Encoding of the text' })
  await encoding.click()
  await page.getByRole('option', { name: 'Windows-1251' }).click()
  await expect(response.getByRole('gridcell', { name: 'Привет' })).toBeVisible()
  await sonde.send(target.url('/cyrillic.csv?again'))
  await expect(response.getByRole('gridcell', { name: 'Привет' })).toBeVisible()
  await expect(encoding).toHaveText('Windows-1251')
  await sonde.send(target.url('/json'))
  await expect(encoding).toHaveText('UTF-8')
})

test('a charset that nobody knows is told', async ({ sonde, target }) => {
  await sonde.send(target.url('/klingon'))
  await expect(sonde.response).toContainText(
    'The charset “klingon” was sent, which is unknown: it is read as utf-8.'
  )
})
