import fc from 'fast-check'
import { parseXmlDocument } from 'slimdom'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#shared/model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { exportSvg } from '#shared/waterfall/export-svg.ts'
import { textTable } from '#shared/waterfall/text-table.ts'
import { errorIn, exchangeOf, hopOf } from './exchange-fixture.ts'
import { responseOf } from './response-fixture.ts'

const phases = Object.fromEntries(PHASE_NAMES.map((name, index) => [name, `#0000${10 + index}`])) as Record<
  PhaseName,
  string
>
const colours = {
  ...{ surface: '#111111', ink: '#222222', muted: '#333333', faint: '#444444', line: '#555555' },
  ...{ good: '#666666', warn: '#777777', bad: '#888888', phases }
}
const exported = (exchange: Exchange, options = {}) =>
  parseXmlDocument(exportSvg(exchange, { colours, ...options }))
const textsOf = (exchange: Exchange, options = {}) =>
  [...exported(exchange, options).getElementsByTagName('text')].map(({ textContent }) => textContent)
/** x and width of what is drawn in a colour. */
const bars = (exchange: Exchange, colour: string, options = {}) =>
  [...exported(exchange, options).getElementsByTagName('rect')]
    .filter(rect => rect.getAttribute('fill') === colour)
    .map(rect => ['x', 'width'].map(name => Number(rect.getAttribute(name))))

const plain = exchangeOf([
  hopOf(
    0,
    0,
    [
      ['tcp', 25],
      ['ttfb', 75]
    ],
    { response: responseOf(200, [['Server-Timing', 'db;dur=50']]) }
  )
])

describe('exportSvg', () => {
  it('says what was asked, what came, every row with its duration, and the exact sum', () => {
    expect(textsOf(plain)).toEqual([
      'GET http://example.test/',
      expect.stringMatching(/^200 {2}· {2}2026/),
      ...['0 ms', '20 ms', '40 ms', '60 ms', '80 ms'],
      ...['200', 'GET /', '100 ms', 'tcp', '25 ms', 'ttfb', '75 ms', 'db', '50 ms'],
      ...['Total: the sum of 2 phases, without gap or overlap', '100.000 ms']
    ])
  })

  it('draws phases to scale, once for the hop and once for themselves', () => {
    const [of, again] = bars(plain, phases.tcp)
    const [ttfb] = bars(plain, phases.ttfb)
    expect(of).toEqual(again)
    expect((ttfb?.[1] ?? 0) / (of?.[1] ?? 1)).toBeCloseTo(3, 2)
    expect(ttfb?.[0]).toBeCloseTo((of?.[0] ?? 0) + (of?.[1] ?? 0), 1)
  })

  it('shows no more than what is in sight', () => {
    expect(bars(plain, phases.tcp, { viewport: { fromMs: 50, toMs: 100 } })).toEqual([])
    const [whole] = bars(plain, phases.ttfb, { viewport: { fromMs: 50, toMs: 60 } })
    const [axis] = bars(plain, phases.ttfb, { viewport: { fromMs: 25, toMs: 100 } })
    expect(whole).toEqual(axis)
  })

  it('marks what failed, and what stalled', () => {
    const failed = exchangeOf([hopOf(0, 0, [['tls', 5]], { error: errorIn('tls') })])
    expect(bars(failed, 'url(#failed)')).toHaveLength(2)
    expect(textsOf(failed)).toContain('tls failed')
    const stalled = hopOf(0, 0, [['download', 1000]], {
      samples: {
        up: [],
        down: [
          [10, 5],
          [20, 10],
          [950, 15],
          [1000, 20]
        ]
      }
    })
    expect(bars(exchangeOf([stalled]), 'url(#stall)')).toHaveLength(1)
    expect(textTable(exchangeOf([stalled]))).toContain('  download, 1 stall ')
  })

  it('is well-formed and needs nothing outside of it, whatever names are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' }), (url, note) => {
        const hop = hopOf(0, 0, [['ttfb', 5]], {
          request: { method: url, url: 'http://example.test/', headers: [] },
          response: responseOf(200, [['server-timing', `a;desc=${JSON.stringify(note)}`]])
        })
        const exchange = { ...exchangeOf([hop]), request: { ...exchangeOf([]).request, url } }
        const svg = exportSvg(exchange, { colours, noteOf: () => `<script>${note}\ud800` })
        const document = parseXmlDocument(svg)
        expect(document.getElementsByTagName('script')).toHaveLength(0)
        expect(svg).not.toMatch(/url\((?!#)|href|<style|\son\w+="/)
      })
    )
  })
})
