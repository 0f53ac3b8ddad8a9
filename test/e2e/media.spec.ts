import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

test('a recording is told by its bytes and played, a video with its size', async ({ sonde, target }) => {
  await sonde.send(target.url('/silence.wav'))
  await expect(sonde.response).toContainText('audio/wav, 1.00 s, 7.9 KiB')
  await expect(sonde.response.getByRole('radio', { name: 'Play' })).toBeChecked()
  await sonde.send(target.url('/blink.webm'))
  await expect(sonde.response).toContainText('video/webm, 32 × 16')
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await sonde.send(target.url('/broken.webm'))
  await expect(sonde.response).toContainText('This is video/webm, which cannot be played here.')
})

test('an SVG is a picture of which nothing runs', async ({ sonde, target }) => {
  await sonde.send(target.url('/teal.svg'))
  await expect(sonde.response.getByRole('img', { name: 'Response body' })).toBeVisible()
  await expect(sonde.response).toContainText('image/svg+xml, 120 × 80 px')
  await sonde.response.getByRole('button', { name: 'Show in its own size' }).click()
  await expect(sonde.response.getByRole('button', { name: 'Fit into the view' })).toBeVisible()
  expect(await sonde.page.evaluate(() => 'pwned' in window)).toBe(false)
})
