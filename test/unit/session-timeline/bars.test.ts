import { describe, expect, it } from 'vitest'
import type { LogBin } from '#shared/model/socket/log-event.ts'
import { layOutBars, shareOf, topOf } from '#shared/session-timeline/bars.ts'
import { bin } from './bins.ts'

const window = { fromMs: 0, toMs: 100, widthPx: 100 }
const plan = { fromMs: 0, binMs: 4, count: 25 }

function bytes(received: number, sent = 0): LogBin {
  const traffic = (bytes: number) => ({ messages: bytes > 0 ? 1 : 0, bytes })
  return { received: traffic(received), sent: traffic(sent), control: 0, maxBytes: Math.max(received, sent) }
}

describe('topOf', () => {
  it.each([
    [[], 64],
    [[bytes(0, 10)], 64],
    [[bytes(64)], 64],
    [[bytes(65)], 256],
    [[bytes(3), bytes(0, 20_000)], 65_536]
  ])('ends the scale of bytes %# at %i', (bins, top) => {
    expect(topOf(bins, 'bytes')).toBe(top)
  })

  it.each([
    [[], 1],
    [[bin(1)], 1],
    [[bin(3, 1)], 5],
    [[bin(1, 80)], 100],
    [[bin(1001)], 2000]
  ])('ends the scale of messages %# at %i', (bins, top) => {
    expect(topOf(bins, 'messages')).toBe(top)
  })
})

it('gives bytes a logarithmic scale, and messages a linear one', () => {
  expect(shareOf(50, 100, 'messages')).toBe(0.5)
  expect(shareOf(31, 1023, 'bytes')).toBe(0.5)
  expect([shareOf(0, 1023, 'bytes'), shareOf(1023, 1023, 'bytes'), shareOf(5000, 1023, 'bytes')]).toEqual([
    0, 1, 1
  ])
})

describe('layOutBars', () => {
  const scale = { measure: 'messages', top: 20, halfPx: 40 } as const

  it('stands what was received on the line, and hangs what was sent from it', () => {
    expect(layOutBars([bin(0), bin(20, 10), bin(5)], plan, window, scale)).toEqual([
      { x: 4, width: 3, receivedPx: 40, sentPx: 20 },
      { x: 8, width: 3, receivedPx: 10, sentPx: 0 }
    ])
  })

  it('lets nothing that was there vanish', () => {
    const [bar] = layOutBars([bin(100, 1)], plan, window, { ...scale, top: 100 })
    expect(bar?.sentPx).toBeGreaterThanOrEqual(2)
  })

  it('draws few messages as marks in the middle of their parts', () => {
    expect(layOutBars([bin(0), bin(1)], plan, window, scale)).toEqual([
      { x: 5, width: 2, receivedPx: 2, sentPx: 0 }
    ])
  })

  it('places bars by what is in sight', () => {
    const zoomed = { fromMs: 50, toMs: 100, widthPx: 100 }
    const [bar] = layOutBars([bin(20)], { fromMs: 48, binMs: 4, count: 1 }, zoomed, scale)
    expect(bar).toMatchObject({ x: -4, width: 7 })
  })
})
