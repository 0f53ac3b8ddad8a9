import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Hop } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { doneWith, hopOf, runningIn } from './exchange-fixture.ts'
import { responseOf } from './response-fixture.ts'

const ms = fc.double({ min: 0, max: 1e5, noNaN: true })
const samples = fc
  .array(fc.tuple(ms, fc.nat(1e6)), { maxLength: 40 })
  .map(points => points.sort(([a], [b]) => a - b))
const serverTiming = fc
  .array(fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), ms))
  .map(metrics => metrics.map(([name, dur]): Header => ['server-timing', `${name};dur=${dur.toFixed(3)}`]))

const hop = fc
  .record({ startMs: ms, send: ms, ttfb: ms, download: ms, up: samples, down: samples, timing: serverTiming })
  .map(({ startMs, send, ttfb, download, up, down, timing }) =>
    hopOf(
      0,
      startMs,
      [
        ['send', send],
        ['ttfb', ttfb],
        ['download', download]
      ],
      {
        samples: { up, down },
        response: responseOf(200, timing, timing)
      } satisfies Partial<Hop>
    )
  )

it('lies within its phase, whatever was measured and told', () => {
  fc.assert(
    fc.property(hop, fc.boolean(), (hop, running) => {
      const live = running ? runningIn('download', [hop]) : doneWith([hop])
      for (const phase of layoutWaterfall(live, hop.endMs + 5).hops[0]?.phases ?? []) {
        const { transfer, timings } = phase
        const spans = [...timings, ...(transfer ? [transfer, ...transfer.stalls] : [])]
        const marks = transfer?.samples.map(([atMs]) => ({ startMs: atMs, endMs: atMs })) ?? []
        for (const { startMs, endMs } of [...spans, ...marks]) {
          expect(startMs).toBeGreaterThanOrEqual(phase.startMs)
          expect(endMs).toBeLessThanOrEqual(phase.endMs)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
        }
      }
    })
  )
})
