import { writeCollection } from '../collections.ts'
import { expect } from '../fixtures.ts'
import { test } from '../lab.ts'

test.beforeEach(async ({ app, sonde, line: _ }) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'alpha.yml': { name: 'Alpha', url: 'http://host.test/alpha', seq: 1 },
    'beta.yml': { name: 'Beta', url: 'http://host.test/beta', seq: 2 }
  })
  await sonde.openCollection(folder)
  await expect(sonde.row('GET Beta')).toBeVisible()
  await sonde.page.keyboard.press('ControlOrMeta+Shift+f')
})

test('Enter opens what is found for the text that stands there', async ({ sonde, line }) => {
  const field = sonde.page.getByRole('combobox', { name: 'Search everything' })
  await field.fill('alpha')
  await expect(sonde.page.getByRole('option')).toContainText(['Alpha'])
  const pass = line.hold('"beta"')
  await field.fill('beta')
  await field.press('Enter')
  await pass()
  await expect(sonde.url).toHaveValue('http://host.test/beta')
})

test('the search asks again when the host is back', async ({ sonde, line }) => {
  line.cut('search.items')
  await sonde.page.getByRole('combobox', { name: 'Search everything' }).fill('alpha')
  await expect(sonde.page.getByRole('option')).toContainText(['Alpha'])
})
