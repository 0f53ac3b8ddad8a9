import { describe, expect, it } from 'vitest'
import { textTable } from '#shared/waterfall/text-table.ts'
import { errorIn, exchangeOf, hopOf } from './exchange-fixture.ts'
import { responseOf } from './response-fixture.ts'

const redirected = exchangeOf([
  hopOf(
    0,
    0,
    [
      ['tcp', 10],
      ['ttfb', 30]
    ],
    { response: responseOf(302) }
  ),
  hopOf(
    1,
    40,
    [
      ['backoff', 20],
      ['ttfb', 40.5]
    ],
    {
      request: { method: 'GET', url: 'http://example.test/a/rather/long/path/to/something', headers: [] },
      response: responseOf(200, [['Server-Timing', 'db;dur=20;desc="Query", miss']])
    }
  )
])

describe('textTable', () => {
  it('lists hops, phases and what the server measured, with bars to scale and the exact sum', () => {
    const noteOf = ({ index }: { index: number }) => (index === 1 ? 'Redirect 302' : undefined)
    expect(`\n${textTable(redirected, { columns: 72, noteOf })}`).toBe(`
302 GET /                ██████████████▊                           40 ms
  tcp                    ███▋                                      10 ms
  ttfb                      ▐██████████▊                           30 ms
200 GET /a/rather/long/…               ▐██████████████████████     61 ms
    Redirect 302
  backoff                              ░░░░░░░░                    20 ms
  ttfb                                         ███████████████     41 ms
    db (Query)                                 ▒▒▒▒▒▒▒             20 ms
    miss                                                               –
────────────────────────────────────────────────────────────────────────
Total                              sum of 4 phases: 100.500 ms    101 ms
`)
  })

  it('keeps to its width, whatever is in it', () => {
    const url = `http://example.test/${'long'.repeat(50)}\u202e`
    const hop = hopOf(0, 0, [['dns', 3]], {
      request: { method: 'GET', url, headers: [] },
      error: errorIn('dns')
    })
    for (const columns of [10, 60, 80, 120])
      for (const line of textTable(exchangeOf([hop]), { columns, noteOf: () => 'why '.repeat(99) }).split(
        '\n'
      ))
        expect([...line].length).toBeLessThanOrEqual(Math.max(60, columns))
  })

  it('tells what failed', () => {
    const failed = exchangeOf([hopOf(0, 0, [['dns', 3]], { error: errorIn('dns') })])
    expect(textTable(failed)).toContain('  dns failed')
    expect(textTable(failed)).toMatch(/^– GET \//)
  })

  it('lists only the hops where there are many', () => {
    const many = exchangeOf(Array.from({ length: 30 }, (_, index) => hopOf(index, index, [['ttfb', 1]])))
    expect(textTable(many)).not.toContain('ttfb')
    expect(textTable(many).split('\n')).toHaveLength(33)
  })
})
