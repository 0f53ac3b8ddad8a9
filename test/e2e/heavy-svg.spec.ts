import { findAccessibilityProblems } from './axe.ts'
import { expect, test } from './fixtures.ts'

// A trace asks every frame for what it shows, and waits for one that draws without an end.
test.use({ trace: 'off' })

test('an SVG that would draw without an end is drawn only when that is wished, and beside the window', async ({
  sonde,
  target
}) => {
  await sonde.send(target.url('/bomb.svg'))
  const draw = sonde.response.getByRole('button', { name: 'Draw it' })
  await expect(draw).toBeVisible()
  expect(await findAccessibilityProblems(sonde.page)).toEqual([])
  await draw.click()
  await expect(sonde.response.getByTitle('Preview of the response')).toBeAttached()
  await sonde.send(target.url('/teal.svg'))
  await expect(sonde.response).toContainText('image/svg+xml, 120 × 80 px')
})
