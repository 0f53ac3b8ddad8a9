import { findAccessibilityProblems } from './axe.ts'
import { allowCopying, readCopied } from './clipboard.ts'
import { expect, test } from './fixtures.ts'

test('JSON is filtered by JSONPath and by jq, and all of it comes back', async ({ sonde, target }) => {
  const { page, response } = sonde
  await sonde.send(target.url('/records'))
  await expect(response.getByText('"name": "Order 0"')).toBeVisible()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const field = page.getByRole('textbox', { name: 'Filter', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('$[?@.id > 17].name')
  await expect(response.getByText('2 results')).toBeVisible()
  await expect(response.getByText('"Order 18"')).toBeVisible()
  await expect(response.getByText('"name"')).toBeHidden()
  expect(await findAccessibilityProblems(page)).toEqual([])

  await field.fill('$[?@.id >')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/\S/)

  await page.getByRole('combobox', { name: 'Language of the filter' }).click()
  await page.getByRole('option', { name: 'jq' }).click()
  await field.fill('map(.id) | add')
  await expect(response.getByText('190', { exact: true })).toBeVisible()
  await field.fill('.[0].id + 4711, error("no more")')
  await expect(response.getByText('4711', { exact: true })).toBeVisible()
  await expect(response.getByText('This is what it found before it failed. jq: no more.')).toBeVisible()
  expect(await findAccessibilityProblems(page)).toEqual([])

  await field.press('Escape')
  await expect(field).toBeHidden()
  await expect(response.getByText('"name": "Order 0"')).toBeVisible()
})

test('what filters an answer filters the next one from there too', async ({ sonde, target }) => {
  const { page, response } = sonde
  await sonde.send(target.url('/records'))
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const field = page.getByRole('textbox', { name: 'Filter', exact: true })
  await page.getByRole('combobox', { name: 'Language of the filter' }).click()
  await page.getByRole('option', { name: 'jq' }).click()
  await field.fill('map(.id) | add')
  await expect(response.getByText('190', { exact: true })).toBeVisible()

  await sonde.section('Response', 'Headers').click()
  await expect(field).toBeHidden()
  await sonde.section('Response', 'Body').click()
  await expect(field).toHaveValue('map(.id) | add')
  await expect(response.getByText('190', { exact: true })).toBeVisible()

  await sonde.sendButton.click()
  await expect.poll(() => target.requests.length).toBe(2)
  await expect(field).toHaveValue('map(.id) | add')
  await expect(response.getByText('190', { exact: true })).toBeVisible()
  await expect(field).not.toBeFocused()

  await field.press('Escape')
  await sonde.sendButton.click()
  await expect.poll(() => target.requests.length).toBe(3)
  await expect(response.getByText('"name": "Order 0"')).toBeVisible()
  await expect(field).toBeHidden()
})

test('XML is filtered by XPath', async ({ sonde, target }) => {
  const { page, response } = sonde
  await sonde.send(target.url('/orders.xml'))
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('//order[@id="2"]/total')
  await expect(response.getByText('1 result', { exact: true })).toBeVisible()
  await expect(response.getByText('<total>7</total>')).toBeVisible()
  await expect(response.getByText('<total>5</total>')).toBeHidden()
})

test('a large body is filtered as a small one is', async ({ sonde, target }) => {
  const { page, response } = sonde
  await sonde.send(target.url('/many-records'))
  await expect(response.getByText('"name": "Order 0",')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('textbox', { name: 'Filter', exact: true }).fill('$[199998:].name')
  await expect(response.getByText('2 results')).toBeVisible({ timeout: 30_000 })
  await expect(response.getByText('"Order 199999"')).toBeVisible()
})

test('a text in the editor is searched by the same bar, and tells path and value', async ({
  app,
  shell,
  sonde,
  target
}) => {
  const { page, response } = sonde
  await allowCopying(app, shell)
  const copied = () => readCopied(app, shell)
  await sonde.send(target.url('/records'))
  await expect(response.getByText('"name": "Order 0"')).toBeVisible()
  await page.getByRole('textbox', { name: 'Response body' }).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('order 1')
  const count = page.getByRole('search', { name: 'Find in response' }).getByRole('status')
  await expect(count).toHaveText('1 of 11')
  await page.keyboard.press('F3')
  await expect(count).toHaveText('2 of 11')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+Shift+c')
  await expect.poll(copied).toBe("$[10]['name']")
  await page.keyboard.press('Alt+Shift+v')
  await expect.poll(copied).toBe('"Order 10"')
})
