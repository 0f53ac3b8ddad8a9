import { expect, it } from 'vitest'
import type { Result } from '#shared/model/results.ts'
import type { FlowExchange, FlowItem } from '#shared/model/run.ts'
import { runHtml } from '#shared/run/html/run-html.ts'
import { runExchangeOf } from '../../../fixtures/run-exchanges.ts'

const ITEM = { path: 'a.yml', name: 'A' }

function html(exchanges: FlowExchange[], iterations = exchanges.length, item: FlowItem = ITEM): string {
  const failed = exchanges.filter(({ outcome }) => outcome === 'failed').length
  const sums = { passed: exchanges.length - failed, failed, notRun: 0, elapsedMs: 10 }
  const about = { title: 'Shop', startedAt: '2024-01-01T00:00:00.000Z', rows: new Map() }
  return [...runHtml({ ...about, ...sums, items: [item], iterations, exchanges })].join('')
}

const passedAt = (iteration: number, startMs: number): FlowExchange => ({
  ...runExchangeOf({ index: iteration, startMs, totalMs: 10 }),
  ...{ iteration, item: 0, outcome: 'passed' }
})

it('draws the iterations on one axis, side by side where they went so', () => {
  const text = html([passedAt(0, 0), passedAt(1, 2), passedAt(2, 10), passedAt(3, 12)])
  expect(text).toContain('4 iterations, up to 2 side by side')
  const [, drawing = ''] = text.split('class="overview"')
  const bars = [...drawing.matchAll(/<rect x="([\d.]+)" width="([\d.]+)" y="([\d.]+)"/g)]
  expect(bars.map(([, x, , y]) => [Math.round(Number(x)), Number(y)])).toEqual([
    [0, 0],
    [455, 0],
    [91, 12],
    [545, 12]
  ])
  expect(html([passedAt(0, 0)])).not.toContain('class="overview"')
})

it('folds iterations that passed, so that thousands of them are a page', () => {
  const text = html(Array.from({ length: 2000 }, (_, at) => passedAt(at, at * 10)))
  expect(text.match(/<details class="fold">/g)).toHaveLength(20)
  expect(text).toContain('Iterations 1,901 – 2,000')
  expect(text).toContain('<dt>Passed</dt><dd class="good">2,000</dd>')
})

const check = (outcome: Result['outcome']): Result => ({ kind: 'assertion', label: 'x', outcome })

it.each([
  [['passed', 'passed'], 200, '2 checks passed'],
  [['passed', 'failed', 'skipped'], 200, '1 of 2 checks passed, 1 skipped'],
  [['skipped', 'skipped'], 200, '2 checks skipped'],
  [['passed', 'skipped'], 200, '1 check passed, 1 skipped'],
  [['skipped', 'skipped'], undefined, '2 checks skipped']
] as const)('says of checks that %j what the sums say (status %s)', (outcomes, status, summary) => {
  const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map(
    wanted => outcomes.filter(outcome => outcome === wanted).length
  )
  const counts = { passed: passed ?? 0, failed: failed ?? 0, skipped: skipped ?? 0 }
  const { status: _, ...unanswered } = passedAt(0, 0)
  const exchange: FlowExchange = {
    ...{ ...unanswered, ...(status !== undefined && { status }) },
    ...{ passed: counts.passed, failed: counts.failed },
    results: { ...counts, scripts: 0, results: outcomes.map(check) }
  }
  expect(html([exchange])).toContain(`<summary>${summary}</summary>`)
})

const unanswered = (iteration: number): FlowExchange => {
  const { status: _, ...exchange } = passedAt(iteration, 0)
  return { ...exchange, outcome: 'failed', error: 'CONNECT' }
}

it('counts the failures of a long run where they are listed', () => {
  const text = html(Array.from({ length: 1200 }, (_, at) => unanswered(at)))
  expect(text).toContain('<h2 id="failures">1,200 requests failed</h2>')
  expect(text).toContain('<span class="where">Iteration 500</span>')
  const later = html(Array.from({ length: 1200 }, (_, at) => (at < 1100 ? passedAt(at, 0) : unanswered(at))))
  expect(later).toContain('<span class="where">Iteration 1,101</span>')
  expect(later).toContain('<title>Iteration 1,101: 10 ms, 1 failed</title>')
})

it('says where iterations are left out, and which', () => {
  const failing = new Set([5500, 5700])
  const text = html(
    Array.from({ length: 5800 }, (_, at) => (failing.has(at) ? unanswered(at) : passedAt(at, 0)))
  )
  const [, before = '', after = ''] = text.split('<p class="note hidden">')
  expect(before).toMatch(/^Iterations 4,999 – 5,500: passed, not shown<\/p>/)
  expect(before).toContain('<h2>Iteration 5,501 ')
  expect(after).toMatch(/^Iterations 5,502 – 5,700: passed, not shown<\/p>/)
  expect(text).toContain('>Iterations 5,702 – 5,800: passed, not shown</p>')
  const allFailed = html(Array.from({ length: 5001 }, (_, at) => unanswered(at)))
  expect(allFailed).toContain('>Iteration 5,001: 1 request failed, not shown</p>')
})

it('says in its place what is left out of an iteration that is shown', () => {
  const exchanges = Array.from({ length: 5002 }, (_, at) => passedAt(at % 2, 0))
  const text = html(
    exchanges.sort((a, b) => a.iteration - b.iteration),
    2
  )
  expect(text).toMatch(/<\/table><p class="note">Not shown: 2 requests that passed.<\/p><\/section>/)
})

it('claims no size of what was not answered, and no time of what was not sent', () => {
  const dash = '<td class="number">–</td>'
  expect(html([unanswered(0)])).toContain(`${dash}${dash}`)
  const phases = [{ name: 'dns' as const, startMs: 0, endMs: 10 }]
  expect(html([{ ...unanswered(0), phases }])).toContain(`${dash}<td class="number">10 ms</td>`)
  expect(html([passedAt(0, 0)])).toContain('<td class="number">0 B</td><td class="number">10 ms</td>')
})

it('tells a method whole that is cut', () => {
  expect(html([passedAt(0, 0)], 1, { ...ITEM, method: 'PROPPATCH' })).toContain(
    '<span class="method" title="PROPPATCH">PROPPATCH</span>'
  )
  expect(html([passedAt(0, 0)], 1, { ...ITEM, method: 'GET' })).toContain('<span class="method">GET</span>')
})
