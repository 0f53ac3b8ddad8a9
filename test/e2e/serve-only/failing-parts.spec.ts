import { expect, test } from '../fixtures.ts'

const GRAPHQL = '**/graphql-body-*.js'

test('a part whose code cannot be had says so in its place, and comes once it can', async ({ sonde }) => {
  const { page } = sonde
  await page.route(GRAPHQL, route => route.abort())
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('GraphQL')
  await expect(page.getByRole('alert')).toContainText('cannot be shown')
  await page.unroute(GRAPHQL)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('textbox', { name: 'GraphQL query' })).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('a part that fails leaves the rest of the window as it is', async ({ sonde }) => {
  const { page } = sonde
  await page.route(GRAPHQL, route =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'export default () => { throw new Error("It broke.") }'
    })
  )
  await sonde.url.fill('http://host.test/')
  await sonde.section('Request', 'Body').click()
  await sonde.chooseBody('GraphQL')
  await expect(page.getByRole('alert')).toContainText('It broke.')
  await expect(sonde.url).toHaveValue('http://host.test/')
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('alert')).toBeHidden()
  await sonde.section('Request', 'Headers').click()
  await expect(page.getByRole('combobox', { name: 'Header 1 name' })).toBeVisible()
})
