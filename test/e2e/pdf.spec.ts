import type { Locator } from '@playwright/test'
import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

/** How dark a page is at a place, from 0 to 1 of its width and height. */
function darkness(page: Locator, x: number, y: number): Promise<number> {
  return page.evaluate(
    (figure, [x, y]) => {
      const canvas = figure.querySelector('canvas')
      const place = [x * (canvas?.width ?? 0), y * (canvas?.height ?? 0)] as const
      const [red = 255, , , alpha = 0] = canvas?.getContext('2d')?.getImageData(...place, 1, 1).data ?? []
      return alpha === 0 ? 0 : 1 - red / 255
    },
    [x, y] as const
  )
}

/** Which page is in sight. */
function statusOf({ response }: SondePage): Locator {
  return response.getByRole('status').filter({ hasText: /^Page/ })
}

test('a document is drawn page by page, as they come in sight', async ({ sonde, target }) => {
  await sonde.send(target.url('/document.pdf'))
  const { response } = sonde
  const page = (number: number) => response.getByRole('figure', { name: `Page ${number}`, exact: true })
  await expect(statusOf(sonde)).toHaveText('Page 1 of 3')
  // A fax in it, which takes a decoder of ours.
  await expect.poll(() => darkness(page(1), 90 / 600, 310 / 400)).toBeGreaterThan(0.9)
  await expect.poll(() => darkness(page(1), 0.9, 0.9)).toBe(0)
  // Its text is there to be selected.
  await expect(page(1).getByText('One')).toBeVisible()
  const written = await page(1).getByText('One').boundingBox()
  const whole = await page(1).boundingBox()
  expect(((written?.x ?? 0) - (whole?.x ?? 0)) / (whole?.width ?? 1)).toBeCloseTo(40 / 600, 2)
  await response.getByRole('button', { name: 'Next page' }).click()
  await expect(statusOf(sonde)).toHaveText('Page 2 of 3')
  await expect.poll(() => darkness(page(2), 90 / 600, 310 / 400)).toBeGreaterThan(0.9)

  const before = await page(2).boundingBox()
  await response.getByRole('button', { name: 'Larger' }).click()
  await expect.poll(async () => (await page(2).boundingBox())?.width).toBeGreaterThan(before?.width ?? 0)
  await expect(statusOf(sonde)).toHaveText('Page 2 of 3')
  await response.getByRole('button', { name: 'Fit the width' }).click()
  await expect.poll(async () => (await page(2).boundingBox())?.width).toBe(before?.width)
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
})

test('an encrypted document asks for its password', async ({ sonde, target }) => {
  await sonde.send(target.url('/locked.pdf'))
  const password = sonde.response.getByRole('textbox', { name: 'Password of the document' })
  await password.fill('wrong')
  await password.press('Enter')
  await expect(password).toHaveAccessibleDescription('This password does not open it.')
  await password.fill('sesame')
  await sonde.response.getByRole('button', { name: 'Open document' }).click()
  await expect(statusOf(sonde)).toHaveText('Page 1 of 1')
})

test('a damaged document says so', async ({ sonde, target }) => {
  await sonde.send(target.url('/damaged.pdf'))
  await expect(sonde.response).toContainText('The document is damaged')
})
