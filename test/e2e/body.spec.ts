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

test('a long body is shown part by part, and a copy says which part it is', async ({ sonde, target }) => {
  await sonde.send(target.url('/long'))
  const { page, response } = sonde
  await expect(response).toContainText('Shown: the first 5.0 MiB of 15 MiB.')
  await expect(response.getByText('part one')).toBeVisible()
  await page.getByRole('button', { name: 'Next 5.0 MiB' }).click()
  await expect(response).toContainText('Shown: 5.0 MiB to 10 MiB of 15 MiB.')
  await expect(response.getByText('part two')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Copy 5.0 MiB to 10 MiB, as shown' })).toBeVisible()
  await page.getByRole('button', { name: 'Next 5.0 MiB' }).click()
  await expect(response.getByText('part three')).toBeVisible()
  await page.getByRole('button', { name: 'Previous 5.0 MiB' }).click()
  await expect(response.getByText('part two')).toBeVisible()
})
