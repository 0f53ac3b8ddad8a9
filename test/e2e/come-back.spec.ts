import { countAsked } from './asked-of-host.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

const text = (sonde: SondePage) => sonde.page.getByRole('textbox', { name: 'Response body' })
const line = (sonde: SondePage, words: string) => sonde.response.getByText(words, { exact: true })
const bar = (sonde: SondePage) => sonde.page.getByRole('search', { name: 'Find in response' })
const field = (sonde: SondePage) => sonde.page.getByRole('textbox', { name: 'Find', exact: true })
const found = (sonde: SondePage) => bar(sonde).getByRole('status')

async function press(sonde: SondePage, key: string, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await sonde.page.keyboard.press(key)
}

/** Looks through a large body: something is found in it, and folded, and scrolled past. */
async function lookThrough(sonde: SondePage, url: string): Promise<void> {
  const { page } = sonde
  await sonde.send(url)
  await expect(line(sonde, '"name": "Order 0",')).toBeVisible({ timeout: 20_000 })
  await expect(sonde.response.getByText(/^Reading … /)).toBeHidden({ timeout: 30_000 })
  await text(sonde).focus()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('"Order 19999')
  await expect(found(sonde)).toHaveText('1 of 11')
  await page.keyboard.press('Enter')
  await expect(found(sonde)).toHaveText('2 of 11')
  // The next record is folded, and the one after it gone on to.
  await text(sonde).focus()
  await press(sonde, 'ArrowDown', 11)
  await page.keyboard.press('Control+Shift+BracketLeft')
  await expect(line(sonde, '"name": "Order 199991",')).toBeHidden()
  await press(sonde, 'ArrowDown', 3)
  await page.keyboard.press('Shift+End')
}

/** It stands as it was left. */
async function expectLeft(sonde: SondePage, top: number): Promise<void> {
  await expect(found(sonde)).toHaveText('2 of 11')
  await expect(field(sonde)).toHaveValue('"Order 19999')
  await expect(line(sonde, '"name": "Order 199992",')).toBeVisible()
  await expect(line(sonde, '"name": "Order 199991",')).toBeHidden()
  await expect.poll(() => topOf(sonde)).toBe(top)
}

/** How far below the upper edge of the text a line of it stands. */
async function topOf(sonde: SondePage): Promise<number> {
  const [at, edge] = await Promise.all([
    line(sonde, '"name": "Order 199992",').boundingBox(),
    text(sonde).boundingBox()
  ])
  return Math.round((at?.y ?? 0) - (edge?.y ?? 0))
}

test('a large body is as it was left when one comes back to it, and is not laid out anew', async ({
  sonde,
  target
}) => {
  await lookThrough(sonde, target.url('/many-records'))
  const top = await topOf(sonde)
  const opened = await countAsked(sonde.page, 'text.open')
  const searched = await countAsked(sonde.page, 'text.search')

  await sonde.section('Response', 'Headers').click()
  await expect(bar(sonde)).toBeHidden()
  await sonde.section('Response', 'Body').click()
  await expectLeft(sonde, top)
  await expect(sonde.section('Response', 'Body')).toBeFocused()

  await sonde.showAs('Hex')
  await expect(bar(sonde)).toBeHidden()
  await sonde.showAs('Pretty')
  await expectLeft(sonde, top)

  await sonde.runCommand('New tab')
  await expect(sonde.tabs).toHaveCount(2)
  await expect(bar(sonde)).toBeHidden()
  await sonde.tabs.first().click()
  await expectLeft(sonde, top)
  expect(await opened()).toBe(0)
  expect(await searched()).toBe(0)

  // From where one is, by keys alone.
  await text(sonde).focus()
  await sonde.page.keyboard.press('F3')
  await expect(found(sonde)).toHaveText('3 of 11')
})

test('so is one that an editor shows', async ({ sonde, target }) => {
  const { page } = sonde
  const street = (number: number) => sonde.response.getByText(`"Main street ${number}"`, { exact: true })
  const goAndComeBack = async () => {
    await sonde.section('Response', 'Headers').click()
    await expect(text(sonde)).toBeHidden()
    await sonde.section('Response', 'Body').click()
  }
  await sonde.send(target.url('/records'))
  await expect(street(0)).toBeVisible()
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.keyboard.type('"Order 1')
  await expect(found(sonde)).toHaveText('1 of 11')
  await page.keyboard.press('Shift+F3')
  await expect(found(sonde)).toHaveText('11 of 11')
  await expect(street(19)).toBeVisible()
  await goAndComeBack()
  await expect(found(sonde)).toHaveText('11 of 11')
  await expect(street(19)).toBeVisible()

  await field(sonde).press('Escape')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Fold all', exact: true }).click()
  await expect(street(0)).toBeHidden()
  await goAndComeBack()
  await expect(text(sonde)).toBeVisible()
  await expect(sonde.response.getByText('{', { exact: true }).first()).toBeVisible()
  await expect(street(0)).toBeHidden()
  await expect(bar(sonde)).toBeHidden()

  // The next answer is one of its own.
  await sonde.sendButton.click()
  await expect(street(0)).toBeVisible()
})
