import { expect, test } from '../fixtures.ts'
import { tryToUpload } from '../refused-upload.ts'

test('where nobody can be asked the page says how a file can be allowed', async ({ app, sonde, target }) => {
  await tryToUpload(app, sonde, target)
  await sonde.page.getByRole('button', { name: 'Allow…' }).click()
  await expect(sonde.page.getByRole('status').filter({ hasText: '--allow PATH' })).toBeVisible()
  expect(target.requests).toEqual([])
})
