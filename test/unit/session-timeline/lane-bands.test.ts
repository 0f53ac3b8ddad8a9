import { describe, expect, it } from 'vitest'
import {
  bandAt,
  bandWords,
  endLabel,
  isBadEnd,
  laneBands,
  openMsOf
} from '#shared/session-timeline/lane-bands.ts'

const first = { lane: 0, openingMs: 0, openMs: 10, endMs: 100, code: 1006 }
const refused = { lane: 1, openingMs: 150, endMs: 160 }
const last = { lane: 2, openingMs: 200, openMs: 220 }

describe('laneBands', () => {
  it('tells opening, standing and waiting one after the other', () => {
    const { bands, ends } = laneBands([first, refused, last], 300, true)
    expect(bands).toEqual([
      { kind: 'opening', lane: 0, startMs: 0, endMs: 10 },
      { kind: 'open', lane: 0, startMs: 10, endMs: 100 },
      { kind: 'waiting', lane: 0, startMs: 100, endMs: 150 },
      { kind: 'opening', lane: 1, startMs: 150, endMs: 160 },
      { kind: 'waiting', lane: 1, startMs: 160, endMs: 200 },
      { kind: 'opening', lane: 2, startMs: 200, endMs: 220 },
      { kind: 'open', lane: 2, startMs: 220, endMs: 300 }
    ])
    expect(ends).toEqual([
      { lane: 0, atMs: 100, code: 1006, refused: false },
      { lane: 1, atMs: 160, refused: true }
    ])
    expect(openMsOf(bands)).toBe(170)
  })

  it('waits after the last end only as long as the session goes on', () => {
    expect(laneBands([first], 130, true).bands.at(-1)).toMatchObject({ kind: 'waiting', endMs: 130 })
    expect(laneBands([first], 130, false).bands.at(-1)).toMatchObject({ kind: 'open', endMs: 100 })
  })

  it('ends one whose end nobody has written where the next begins', () => {
    const { bands, ends } = laneBands([{ lane: 0, openingMs: 0, openMs: 0 }, last], 300, false)
    expect(bands[0]).toEqual({ kind: 'open', lane: 0, startMs: 0, endMs: 200 })
    expect(ends).toEqual([])
  })
})

it.each([
  [{ code: 1000, refused: false }, '1000', false],
  [{ code: 1001, refused: false }, '1001', false],
  [{ code: 1006, refused: false }, '1006', true],
  [{ code: 4000, refused: false }, '4000', true],
  [{ refused: true }, 'failed', true],
  [{ refused: false }, 'lost', true]
])('calls the end %j %s', (end, label, isBad) => {
  const whole = { lane: 0, atMs: 0, ...end }
  expect(endLabel(whole)).toBe(label)
  expect(isBadEnd(whole)).toBe(isBad)
})

it('tells what the connection does at a time', () => {
  const { bands } = laneBands([first, refused, last], 300, true)
  const words = [-1, 5, 10, 120, 155, 299, 300].map(atMs => {
    const band = bandAt(bands, atMs)
    return band && bandWords(band)
  })
  expect(words).toEqual([undefined, '1, being opened', '1', 'none', '2, being opened', '3', undefined])
})
