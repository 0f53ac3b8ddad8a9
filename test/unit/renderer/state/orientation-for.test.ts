import { expect, it } from 'vitest'
import { orientationFor, SIDE_BY_SIDE_FROM } from '#renderer/state/orientation-for.ts'

it.each([
  ['auto', SIDE_BY_SIDE_FROM, 'horizontal'],
  ['auto', SIDE_BY_SIDE_FROM - 1, 'vertical'],
  ['horizontal', 300, 'horizontal'],
  ['vertical', 3000, 'vertical']
] as const)('%s in %d pixels is %s', (chosen, width, orientation) => {
  expect(orientationFor(chosen, width)).toBe(orientation)
})
