import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeCard } from '#renderer/features/waterfall/place-card.ts'

const viewport = { width: 1440, height: 900 }
const card = { width: 320, height: 130 }

describe('placeCard', () => {
  it('stands left of the pane, level with the row', () => {
    const pane = { left: 720, top: 130, right: 1440, bottom: 900 }
    expect(placeCard(pane, { left: 950, top: 220 }, card, viewport)).toEqual({
      left: 392,
      top: 220,
      maxWidth: 704
    })
  })

  it('is made narrower rather than put elsewhere', () => {
    const pane = { left: 300, top: 130, right: 1024, bottom: 700 }
    expect(placeCard(pane, { left: 400, top: 220 }, card, { width: 1024, height: 700 })).toMatchObject({
      left: 8,
      maxWidth: 284
    })
  })

  it('stands right of a pane that leaves no room on its left', () => {
    const pane = { left: 0, top: 130, right: 700, bottom: 900 }
    expect(placeCard(pane, { left: 200, top: 220 }, card, viewport)).toMatchObject({ left: 708, top: 220 })
  })

  it('stands above a pane as wide as the window', () => {
    const pane = { left: 0, top: 400, right: 1440, bottom: 900 }
    expect(placeCard(pane, { left: 260, top: 480 }, card, viewport)).toMatchObject({ left: 260, top: 262 })
  })

  it('stays in the window and off the pane, wherever the split stands', () => {
    const x = fc.integer({ min: 0, max: 1440 })
    fc.assert(
      fc.property(x, fc.integer({ min: 200, max: 700 }), x, (left, top, rowLeft) => {
        const pane = { left, top, right: 1440, bottom: 900 }
        const place = placeCard(pane, { left: rowLeft, top: top + 60 }, card, viewport)
        const width = Math.min(card.width, place.maxWidth)
        expect(place.left).toBeGreaterThanOrEqual(8)
        expect(place.left + width).toBeLessThanOrEqual(1440)
        expect(place.left + width <= left || place.top + card.height <= top).toBe(true)
      })
    )
  })
})
