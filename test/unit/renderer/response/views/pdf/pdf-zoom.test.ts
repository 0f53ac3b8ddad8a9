import { expect, it } from 'vitest'
import { nameZoom, nextZoom, scaleOf } from '#renderer/features/response/views/pdf/pdf-zoom.ts'

it('fits a page into the width that there is, with room around it', () => {
  expect(scaleOf('fit', 648, 600)).toBe(1)
  expect(scaleOf('fit', 0, 600)).toBe(0.1)
})

it('goes from any size to the next step', () => {
  const scale = scaleOf(1, 648, 600)
  expect(nameZoom(scale)).toBe('100 %')
  expect(nextZoom(scale, 1)).toBe(1.1)
  expect(nextZoom(scale, -1)).toBe(0.9)
  expect(nextZoom(scaleOf(0.83, 0, 600), 1)).toBe(0.9)
  expect(nextZoom(scaleOf(4, 0, 600), 1)).toBeUndefined()
  expect(nextZoom(scaleOf(0.25, 0, 600), -1)).toBeUndefined()
})
