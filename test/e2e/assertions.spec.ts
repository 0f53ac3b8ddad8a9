import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { findAccessibilityProblems } from './axe.ts'
import { writeCollection } from './collections.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

test('a response is held against assertions, and each says how it went', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await sonde.section('Request', 'Tests').click()
  await assert(sonde, 1, 'res.status', 'equals', '200')
  await assert(sonde, 2, 'res.body.numbers.length', 'equals', '4')
  await assert(sonde, 3, "res('greeting')", 'is a string')
  await assert(sonde, 4, 'JSON.parse(res.body)', 'is a number')
  await expect(sonde.page.getByRole('textbox', { name: 'Assertion 3 value' })).toBeHidden()
  await expect(sonde.section('Request', 'Tests')).toContainText('4')

  await sonde.sendButton.click()
  await expect(sonde.section('Response', 'Results')).toContainText('2/3')
  await sonde.section('Response', 'Results').click()
  const results = sonde.response.getByRole('list', { name: 'Results' }).getByRole('listitem')
  await expect(results).toHaveText([
    /^passed: res\.status eq 200$/,
    /^failed: res\.body\.numbers\.length eq 4.*is 3; it should equal 4\.$/,
    /^passed: res\('greeting'\) isString$/,
    /^skipped: JSON\.parse.*needs scripts, which Sonde does not run\.$/
  ])
  await expect(sonde.response.getByText('2 passed, 1 failed, 1 skipped.')).toBeVisible()

  await sonde.page.getByRole('checkbox', { name: 'Use assertion 2' }).click()
  await sonde.page
    .getByRole('row')
    .filter({ has: sonde.page.getByRole('textbox', { name: 'Assertion 4 expression' }) })
    .hover()
  await sonde.page.getByRole('button', { name: 'Delete assertion 4' }).click()
  await sonde.sendButton.click()
  await expect(sonde.section('Response', 'Results')).toContainText('2/2')
})

test('a variable that one request sets is used by the next', async ({ sonde, target }) => {
  await sonde.url.fill(target.url('/json'))
  await sonde.section('Request', 'Tests').click()
  await sonde.page.getByRole('textbox', { name: 'Action 1 variable' }).fill('greeting')
  await sonde.page.getByRole('textbox', { name: 'Action 1 expression' }).fill('res.body.numbers[1]')
  await sonde.sendButton.click()
  await sonde.section('Response', 'Results').click()
  await expect(sonde.response.getByText('set to 2')).toBeVisible()

  await sonde.openTab()
  await sonde.send(target.url('/echo?second={{greeting}}'))
  await expect(sonde.response.getByText('"/echo?second=2"')).toBeVisible()
})

test('they are saved with the request, and its scripts are counted as not run', async ({
  app,
  sonde,
  target
}) => {
  const folder = await writeCollection(app.files, 'Shop', {
    'greet.yml': [
      'info:\n  name: Greet\n  type: http\n\n',
      `http:\n  method: GET\n  url: ${target.url('/json')}\n\n`,
      'runtime:\n  scripts:\n    - type: tests\n      code: |-\n        test("x", () => {})\n',
      '  assertions:\n    - expression: res.status\n      operator: eq\n      value: "200"\n'
    ].join('')
  })
  await sonde.openCollection(folder)
  await sonde.openRow('GET Greet')
  await sonde.section('Request', 'Tests').click()
  await expect(sonde.page.getByRole('textbox', { name: 'Assertion 1 expression' })).toHaveValue('res.status')
  await sonde.page.getByRole('textbox', { name: 'Assertion 1 value' }).fill('{{expected}}')
  await sonde.section('Request', 'Variables').click()
  await sonde.page.getByRole('combobox', { name: 'Variable 1 name' }).fill('expected')
  await sonde.page.getByRole('combobox', { name: 'Variable 1 value' }).fill('200')
  await sonde.page.keyboard.press('ControlOrMeta+s')
  await expect(sonde.tab(/^GET Greet$/)).toBeVisible()
  const text = await readFile(path.join(folder, 'greet.yml'), 'utf8')
  expect(text).toContain('{{expected}}')
  expect(text).toContain('test("x", () => {})')

  await sonde.sendButton.click()
  await sonde.section('Response', 'Results').click()
  await expect(sonde.response.getByText('passed: res.status eq 200')).toBeVisible()
  await expect(sonde.response.getByText('A script was not run: Sonde runs no scripts.')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing is serious or critical in the ${theme} theme`, async ({ sonde, target }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await sonde.url.fill(target.url('/json'))
    await sonde.section('Request', 'Tests').click()
    await assert(sonde, 1, 'res.status', 'equals', '200')
    await assert(sonde, 2, 'res.status', 'equals', '404')
    await sonde.page.getByRole('textbox', { name: 'Action 1 variable' }).fill('none')
    await sonde.sendButton.click()
    await sonde.section('Response', 'Results').click()
    await expect(sonde.response.getByRole('list', { name: 'Results' })).toBeVisible()
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
}

async function assert(
  sonde: SondePage,
  row: number,
  expression: string,
  operator: string,
  value?: string
): Promise<void> {
  const { page } = sonde
  await page.getByRole('textbox', { name: `Assertion ${row} expression` }).fill(expression)
  await page.getByRole('combobox', { name: `Assertion ${row} operator` }).selectOption(operator)
  if (value !== undefined) await page.getByRole('textbox', { name: `Assertion ${row} value` }).fill(value)
}

test('deleting the last assertion leaves the focus in its row', async ({ sonde }) => {
  await sonde.section('Request', 'Tests').click()
  const expression = sonde.page.getByRole('textbox', { name: 'Assertion 1 expression' })
  await expression.fill('res.status')
  await sonde.page.getByRole('button', { name: 'Delete assertion 1' }).press('Enter')
  await expect(expression).toBeFocused()
  await expect(expression).toHaveValue('')
})
