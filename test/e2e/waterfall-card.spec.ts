import { expect, test } from './fixtures.ts'

test('the card of a row opens beside the response, and closes when what it is about moves away', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/json'))
  await expect(sonde.response).toContainText('200 OK')
  const card = sonde.page.getByRole('tooltip')
  const row = sonde.phase('ttfb')
  const place = await row.boundingBox()
  if (!place) throw new Error('The row is in sight.')

  await sonde.page.mouse.move(place.x + 20, place.y + 5)
  await sonde.page.mouse.move(place.x + 40, place.y + 8)
  await expect(card).toContainText('first byte of the 200 response')
  const [shown, response] = await Promise.all([card.boundingBox(), sonde.response.boundingBox()])
  if (!shown || !response) throw new Error('Both are in sight.')
  expect(shown.x + shown.width).toBeLessThanOrEqual(response.x)

  await sonde.page.mouse.move(place.x + 40, place.y - 300)
  await expect(card).toBeHidden()

  // The keyboard opens it at once; folding the waterfall takes it away.
  await row.focus()
  await sonde.page.keyboard.press('ArrowUp')
  await expect(card).toContainText('Wrote')
  await sonde.page.keyboard.press('Alt+f')
  await expect(card).toBeHidden()
})
