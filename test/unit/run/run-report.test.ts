import { XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import type { FlowExchange } from '#shared/model/run.ts'
import { runHtml } from '#shared/run/html/run-html.ts'
import { runCsv } from '#shared/run/run-csv.ts'
import { runJson } from '#shared/run/run-json.ts'
import { runJunit } from '#shared/run/run-junit.ts'
import type { RunReport } from '#shared/run/run-report.ts'
import { runExchangeOf } from '../../fixtures/run-exchanges.ts'

const FOUND = 'found '.repeat(100)

/** One that failed, with as much as an assertion quotes. */
function failedAt(index: number, place: Pick<FlowExchange, 'iteration' | 'item'>): FlowExchange {
  const label = 'res.body eq x'
  const unmet = { kind: 'assertion', label, outcome: 'failed', expected: 'x', actual: FOUND } as const
  return {
    ...runExchangeOf({ index, failed: 1 }),
    ...{ ...place, outcome: 'failed' },
    results: { results: [unmet], passed: 0, failed: 1, skipped: 0, scripts: 0 }
  }
}

function reportOf(exchanges: FlowExchange[], about: Partial<RunReport> = {}): RunReport {
  return {
    title: 'Shop',
    startedAt: '2024-01-01T00:00:00.000Z',
    items: [
      { path: 'a/one.yml', name: 'One', method: 'GET' },
      { path: 'two.yml', name: 'Two' }
    ],
    iterations: 1,
    rows: new Map(),
    ...{ exchanges, elapsedMs: 10, passed: 0, failed: exchanges.length, notRun: 0 },
    ...about
  }
}

describe('the reports of a run', () => {
  it.each([
    ['JSON', runJson, 4000],
    ['CSV', runCsv, 2000],
    ['JUnit', runJunit, 2000],
    // A document of so many rows would not be read, and its last piece is the sums and the style.
    ['HTML', runHtml, 20_000]
  ])('come in pieces as %s: a long run is more than a string can hold', (_, print, most) => {
    const exchanges = Array.from({ length: 6000 }, (_, iteration) =>
      failedAt(iteration, { iteration, item: 0 })
    )
    const report = reportOf(exchanges, {
      iterations: exchanges.length,
      items: [{ path: 'a.yml', name: 'A' }]
    })
    const lengths = Array.from(print(report), piece => piece.length)
    expect(Math.max(...lengths)).toBeLessThan(most)
    expect(lengths.length).toBeGreaterThan(5000)
  })

  it('are JSON as it is printed in one go', () => {
    const rows = new Map([[0, { id: '1\n2' }]])
    const text = [...runJson(reportOf([failedAt(0, { iteration: 0, item: 0 })], { rows }))].join('')
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    expect(JSON.parse(text)).toMatchObject({
      ...{ title: 'Shop', failed: 1, rows: [{ iteration: 1, row: { id: '1\n2' } }] },
      results: [{ iteration: 1, name: 'One', outcome: 'failed' }]
    })
    expect(JSON.parse([...runJson(reportOf([]))].join('')).results).toEqual([])
  })

  it('are HTML with so many rows as a browser can show, of those that failed the first', () => {
    const exchanges = Array.from({ length: 7000 }, (_, index) => ({
      ...failedAt(index, { iteration: 0, item: 0 }),
      ...(index < 500 && { outcome: 'passed' as const })
    }))
    const text = [...runHtml(reportOf(exchanges))].join('')
    expect(text.match(/<tr class="failed" id=/g)).toHaveLength(5000)
    expect(text).not.toContain('<tr class="passed">')
    expect(text).toContain('Not shown: 1,500 requests that failed, 500 requests that passed.')
  })
})

/** Of the elements that are written (junit-10.xsd of Jenkins' xUnit plugin, which refuses all others). */
const ATTRIBUTES: Record<string, readonly string[]> = {
  testsuites: ['name', 'time', 'tests', 'failures', 'errors'],
  testsuite: [
    ...['name', 'tests', 'failures', 'errors', 'group', 'time', 'skipped', 'timestamp', 'hostname', 'id'],
    ...['package', 'file', 'log', 'url']
  ],
  // What GitLab reads.
  testcase: ['name', 'time', 'classname', 'group', 'file'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  skipped: ['type', 'message']
}

describe('JUnit', () => {
  const failed = [failedAt(0, { iteration: 0, item: 1 }), failedAt(1, { iteration: 0, item: 0 })]
  const report = reportOf(failed, { iterations: 3, notRun: 4, ended: 'stopped' })

  it('has no attribute that its schema does not know', () => {
    using document = XmlDocument.fromString([...runJunit(report)].join(''))
    for (const node of document.find('//*')) {
      if (!(node instanceof XmlElement)) continue
      const names = node.attrs.map(({ name }) => name)
      expect(ATTRIBUTES[node.name], node.name).toEqual(expect.arrayContaining(names))
    }
  })

  it('has what was not run where it belongs', () => {
    using document = XmlDocument.fromString([...runJunit(report)].join(''))
    const outcomeOf = (node: XmlNode) =>
      ['failure', 'error', 'skipped'].filter(name => node.get(name) !== null).join()
    const told = document
      .find('//testcase')
      .map(node => `${node.parent?.get('@name')?.content}: ${node.get('@name')?.content}: ${outcomeOf(node)}`)
    expect(told).toEqual([
      'Shop [1]: Two [1]: res.body eq x: failure',
      'Shop / a [1]: One [1]: res.body eq x: failure',
      'Shop / a [2]: One [2]: skipped',
      'Shop [2]: Two [2]: skipped',
      'Shop / a [3]: One [3]: skipped',
      'Shop [3]: Two [3]: skipped'
    ])
  })
})
