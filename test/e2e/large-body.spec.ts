import { findAccessibilityProblems } from './axe.ts'
import { allowCopying, readCopied } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const text = (sonde: SondePage) => sonde.page.getByRole('textbox', { name: 'Response body' })
const line = (sonde: SondePage, words: string) => sonde.response.getByText(words, { exact: true })

async function sendMany(sonde: SondePage, url: string): Promise<void> {
  await sonde.send(url)
  // All of it is laid out, and the text begins to be read.
  await expect(line(sonde, '"name": "Order 0",')).toBeVisible({ timeout: 20_000 })
  await expect(sonde.response.getByText(/^Reading … /)).toBeHidden({ timeout: 30_000 })
}

test('a body of any size is laid out, and read by keys to its end', async ({ sonde, target }) => {
  const { page } = sonde
  await sendMany(sonde, target.url('/many-records'))
  await text(sonde).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await expect(line(sonde, '"name": "Order 199999",')).toBeVisible()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(line(sonde, '"name": "Order 199999",')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Home')
  await expect(line(sonde, '"name": "Order 0",')).toBeVisible()

  await page.keyboard.press('ControlOrMeta+g')
  const field = page.getByRole('textbox', { name: 'Line', exact: true })
  await field.fill('9999999')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  // Each record takes thirteen lines, after the first bracket.
  await field.fill(String(2 + 13 * 100_000 + 2))
  await field.press('Enter')
  await expect(line(sonde, '"name": "Order 100000",')).toBeVisible()
  await expect(text(sonde)).toBeFocused()
})

test('all of a large body is searched, and each match is gone to', async ({ sonde, target }) => {
  const { page } = sonde
  await sendMany(sonde, target.url('/many-records'))
  await text(sonde).focus()
  await page.keyboard.press('ControlOrMeta+f')
  const bar = page.getByRole('search', { name: 'Find in response' })
  const field = page.getByRole('textbox', { name: 'Find', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('"Order 19999')
  await expect(bar.getByRole('status')).toHaveText('1 of 11')
  await expect(line(sonde, '"name": "Order 19999",')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('2 of 11')
  await expect(line(sonde, '"name": "Order 199990",')).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText('11 of 11')
  await expect(line(sonde, '"name": "Order 199999",')).toBeVisible()

  await page.getByRole('button', { name: 'Regular expression' }).click()
  await field.fill('Order 1(2')
  await expect(bar.getByRole('status')).toHaveText(/^This is no regular expression: /)
  await field.fill('Order [01]{1,2}"')
  await expect(bar.getByRole('status')).toHaveText('1 of 4')
  await field.fill('ORDER 7"')
  await expect(bar.getByRole('status')).toHaveText('1 of 1')
  await page.getByRole('button', { name: 'Match case' }).click()
  await expect(bar.getByRole('status')).toHaveText('No matches')
  await page.keyboard.press('Tab')
  expect(await findAccessibilityProblems(page)).toEqual([])
  await field.press('Escape')
  await expect(bar).toBeHidden()
  await expect(text(sonde)).toBeFocused()
})

test('a large body is folded and opened again', async ({ sonde, target }) => {
  const { page } = sonde
  await sendMany(sonde, target.url('/many-records'))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Fold all', exact: true }).click()
  await expect(line(sonde, '"name": "Order 0",')).toBeHidden()
  await expect(sonde.response.getByText('{⋯', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Unfold all', exact: true }).click()
  await expect(line(sonde, '"name": "Order 0",')).toBeVisible()

  await text(sonde).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Shift+BracketLeft')
  await expect(line(sonde, '"name": "Order 0",')).toBeHidden()
  await page.keyboard.press('Control+Shift+BracketRight')
  await expect(line(sonde, '"name": "Order 0",')).toBeVisible()
})

test('what is selected of a large body is copied, and so are path and value', async ({
  app,
  shell,
  sonde,
  target
}) => {
  const { page } = sonde
  await allowCopying(app, shell)
  const copied = () => readCopied(app, shell)
  await sendMany(sonde, target.url('/many-records'))
  await line(sonde, '"name": "Order 0",').click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ControlOrMeta+c')
  await expect.poll(copied).toBe('    "name": "Order 0",\n')

  await line(sonde, '"street": "Main street 0"').click()
  await page.keyboard.press('Alt+Shift+c')
  await expect.poll(copied).toBe("$[0]['customer']['street']")
  await page.keyboard.press('Alt+Shift+v')
  await expect.poll(copied).toBe('"Main street 0"')
})

for (const theme of ['light', 'dark'] as const)
  test(`a large body is accessible in the ${theme} theme`, async ({ sonde, target }) => {
    await sonde.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await sendMany(sonde, target.url('/many-records'))
    await text(sonde).focus()
    await sonde.page.keyboard.press('ArrowDown')
    expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  })
