import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { paste } from './paste.ts'

test('the URL and its table of parameters follow each other', async ({ sonde, target }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.url.fill(`${target.url('/echo')}?a=1&b=two%20words#end`)
  await expect(sonde.cell('Parameter', 1, 'name')).toHaveValue('a')
  await expect(sonde.cell('Parameter', 2, 'value')).toHaveValue('two%20words')

  await sonde.cell('Parameter', 1, 'value').fill('x&y')
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=x%26y&b=two%20words#end`)
  await expect(sonde.cell('Parameter', 1, 'value')).toHaveValue('x&y')

  await sonde.page.getByRole('checkbox', { name: 'Send b' }).uncheck()
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=x%26y#end`)
  await sonde.url.fill(`${target.url('/echo')}?a=1&c=3`)
  await expect(sonde.cell('Parameter', 2, 'name')).toHaveValue('b')
  await expect(sonde.cell('Parameter', 3, 'name')).toHaveValue('c')
  await sonde.page.getByRole('checkbox', { name: 'Send b' }).check()
  await expect(sonde.url).toHaveValue(`${target.url('/echo')}?a=1&b=two%20words&c=3`)

  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"/echo?a=1&b=two%20words&c=3"')).toBeVisible()
})

test('the segments of a path are filled in', async ({ sonde, target }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.url.fill(target.url('/:what'))
  const value = sonde.page.getByRole('combobox', { name: 'Value of what' })
  await sonde.sendButton.click()
  await expect(value).toBeFocused()
  await expect(value).toHaveAttribute('aria-invalid', 'true')
  await value.fill('echo')
  await sonde.sendButton.click()
  await expect(sonde.response.getByText('"/echo"')).toBeVisible()
  await sonde.url.fill(target.url('/:where'))
  await expect(sonde.page.getByRole('combobox', { name: 'Value of where' })).toHaveValue('echo')
})

test('rows are described, moved by keys and edited as text', async ({ sonde }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.url.fill('http://host.test/?a=1&b=2&c=3')
  await sonde.page.getByRole('button', { name: 'Descriptions' }).click()
  await sonde.page.getByRole('textbox', { name: 'Parameter 1 description' }).fill('the first')

  await sonde.cell('Parameter', 1, 'value').press('Alt+ArrowDown')
  await expect(sonde.url).toHaveValue('http://host.test/?b=2&a=1&c=3')
  await expect(sonde.cell('Parameter', 2, 'value')).toBeFocused()
  await expect(sonde.page.getByText('a moved to 2 of 3.')).toBeAttached()
  await expect(sonde.page.getByRole('textbox', { name: 'Parameter 2 description' })).toHaveValue('the first')

  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  const text = sonde.page.getByRole('textbox', { name: 'Query parameters as text' })
  await expect(text).toHaveValue('b: 2\na: 1\nc: 3')
  await text.fill('// b: 2\na: 9\nd: 4')
  await expect(sonde.url).toHaveValue('http://host.test/?a=9&d=4')
  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  await expect(sonde.page.getByRole('checkbox', { name: 'Send b' })).not.toBeChecked()
  await expect(sonde.page.getByRole('textbox', { name: 'Parameter 2 description' })).toHaveValue('the first')
})

test('a row is dragged to another place', async ({ sonde }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.url.fill('http://host.test/?a=1&b=2&c=3')
  const row = (name: string) =>
    sonde.page.getByRole('row').filter({ has: sonde.page.getByRole('checkbox', { name }) })
  await row('Send c').hover()
  await row('Send c')
    .getByTitle(/^Drag to move/)
    .dragTo(row('Send a'), { targetPosition: { x: 80, y: 4 } })
  await expect(sonde.url).toHaveValue('http://host.test/?c=3&a=1&b=2')
})

test('a pasted query becomes rows', async ({ sonde }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.url.fill('http://host.test/')
  await paste(sonde.cell('Parameter', 1, 'name'), 'https://elsewhere.test/?x=1&y=%20')
  await expect(sonde.url).toHaveValue('http://host.test/?x=1&y=%20')
})

test('five hundred rows stay quick to type in', async ({ sonde }) => {
  await sonde.section('Request', 'Params').click()
  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  const lines = Array.from({ length: 500 }, (_, index) => `name-${index}: {{value}} ${index}`)
  await sonde.page.getByRole('textbox', { name: 'Query parameters as text' }).fill(lines.join('\n'))
  await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
  const value = sonde.cell('Parameter', 250, 'value')
  await value.fill('typed here')
  await expect(sonde.url).toHaveValue(/&name-249=typed here&/)
  await expect(sonde.cell('Parameter', 500, 'name')).toHaveValue('name-499')
})

for (const theme of ['light', 'dark'] as const)
  test(`the tables are accessible in the ${theme} theme`, async ({ sonde }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(sonde.page.locator('html')).toHaveAttribute('data-theme', theme)
    await sonde.section('Request', 'Params').click()
    await sonde.url.fill('http://{{host}}/:id?a=1&b={{nobody}}')
    await sonde.page.getByRole('checkbox', { name: 'Send a' }).uncheck()
    await sonde.page.getByRole('button', { name: 'Descriptions' }).last().click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
    await sonde.page.getByRole('button', { name: 'Edit as text' }).click()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
