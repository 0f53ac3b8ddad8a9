import { allowCopying } from './clipboard.ts'
import { expect, test } from './fixtures.ts'

test('JSON with a bad byte is shown as JSON, and its bytes on demand', async ({ sonde, target }) => {
  await sonde.send(target.url('/damaged-json'))
  const { page, response } = sonde
  await expect(page.getByRole('radio', { name: 'Pretty' })).toBeChecked()
  await expect(response).toContainText('1 byte is not valid UTF-8')

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
    'The charset “klingon” was sent, which is unknown: it is read as UTF-8.'
  )
})

test('a charset that does not fit is told, and the one that does is offered', async ({ sonde, target }) => {
  const { page, response } = sonde
  for (const path of ['/called-ascii', '/much-called-ascii']) {
    await sonde.send(target.url(path))
    await expect(response.getByText('a price: 5 â‚¬').first()).toBeVisible()
    const note = response.getByRole('note')
    await expect(note).toContainText('The charset “us-ascii” does not fit: all bytes are valid UTF-8.')
    await note.getByRole('button', { name: 'Read as UTF-8' }).click()
    await expect(response.getByText('a price: 5 €').first()).toBeVisible()
    await expect(note).toBeHidden()
    await expect(page.getByRole('combobox', { name: 'Encoding of the text' })).toHaveText('UTF-8')
  }
})

test('what cannot be found since it goes over lines is told', async ({ app, shell, sonde, target }) => {
  const { page } = sonde
  await allowCopying(app, shell)
  await sonde.send(target.url('/orders.xml'))
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  const bar = page.getByRole('search', { name: 'Find in response' })
  const field = bar.getByRole('textbox', { name: 'Find' })
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await field.fill('<orders>\\n')
  await expect(bar).toContainText('No matches')
  await expect(bar).toContainText('A match lies within one line: it contains no line end.')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await expect(bar).not.toContainText('A match lies within one line')

  await page.evaluate(() => navigator.clipboard.writeText('<orders>\n  <order id="1">\n'))
  await field.fill('')
  await field.press('ControlOrMeta+v')
  await expect(field).toHaveValue('<orders>')
  await expect(bar).toContainText('1 of 1')
  await expect(bar).toContainText('Only the first line was pasted: a match lies within one line.')
  await field.press('End')
  await field.press('Backspace')
  await expect(bar).not.toContainText('Only the first line')
})
