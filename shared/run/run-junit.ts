import { withoutHidden } from '../format/visible-text.ts'
import type { FlowItem, FlowPlace } from '../model/run.ts'
import { svgElement as element, svgText as xmlText } from '../waterfall/svg-markup.ts'
import { parentOf } from '../workspace/item-path.ts'
import { type Case, caseOfUnrun, casesOfExchange } from './junit-cases.ts'
import type { OtherRequest } from './other-protocols.ts'
import type { RunReport } from './run-report.ts'

interface Suite {
  name: string
  folder: string
  startMs: number
  cases: { item: FlowItem; cases: Case[] }[]
}

/**
 * A run as JUnit XML, as CI servers read it (the schema of Jenkins' xUnit plugin, and the `file` of a case, which GitLab
 * reads): a suite for each folder of each iteration, a case for each assertion and action, or for a request that has
 * none. Where there are several iterations, suites and requests are called with theirs. The time of a request is that of its first case. What kept a request from being answered is an `error`; what was
 * not run is `skipped`. It comes in pieces, since a long run is more than one string can hold.
 */
export function* runJunit(report: RunReport): Generator<string> {
  const { skipped: _, ...counts } = countsOf(allCases(report))
  const attributes = { name: report.title, ...counts, time: seconds(report.elapsedMs) }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${opening('testsuites', attributes)}\n`
  let id = 0
  for (const suite of suitesOf(report)) yield* writeSuite(suite, id++, report)
  yield '</testsuites>\n'
}

function* allCases(report: RunReport): Generator<Case> {
  for (const suite of suitesOf(report)) yield* casesOf(suite)
}

/** One iteration after the other, as they were told. */
function* suitesOf(report: RunReport): Generator<Suite> {
  const { items, exchanges, iterations } = report
  let next = 0
  for (let iteration = 0; iteration < iterations; iteration++) {
    const suites = new IterationSuites(report)
    const done = new Set<number>()
    for (let each = exchanges[next]; each?.iteration === iteration; each = exchanges[++next]) {
      suites.add(each, each.startMs, casesOfExchange(each, nameOfCase(report, each)))
      done.add(each.item)
    }
    if (report.notRun > 0)
      for (const item of items.keys()) {
        const place = { iteration, item }
        if (done.has(item)) continue
        suites.add(place, report.elapsedMs, [caseOfUnrun(nameOfCase(report, place), report.ended)])
      }
    yield* suites.all
  }
  if (report.others) yield suiteOfOthers(report.title, report.others)
}

/** They are not asked for in any iteration. */
function suiteOfOthers(title: string, others: readonly OtherRequest[]): Suite {
  const cases = others.map(({ path, name, protocol }) => {
    const message = `Not run: it is a ${protocol} request.`
    const skipped: Case = { name, outcome: 'skipped', message, timeMs: 0 }
    return { item: { path, name }, cases: [skipped] }
  })
  return { name: `${title} (not HTTP)`, folder: '', startMs: 0, cases }
}

const NO_ITEM: FlowItem = { path: '', name: '' }

/** Of one iteration, by their folders. */
class IterationSuites {
  readonly #report: RunReport
  readonly #suites = new Map<string, Suite>()

  constructor(report: RunReport) {
    this.#report = report
  }

  get all(): Iterable<Suite> {
    return this.#suites.values()
  }

  add(place: FlowPlace, startMs: number, cases: Case[]): void {
    const item = this.#report.items[place.item] ?? NO_ITEM
    const folder = parentOf(item.path)
    const name = nameOfSuite(this.#report, folder, place)
    const suite = this.#suites.get(folder) ?? { name, folder, startMs, cases: [] }
    suite.cases.push({ item, cases })
    this.#suites.set(folder, suite)
  }
}

function nameOfSuite(report: RunReport, folder: string, place: FlowPlace): string {
  const { title } = report
  return inIteration(folder === '' ? title : `${title} / ${folder}`, report, place)
}

/** CI servers tell cases apart by their names, whatever suites they are in. */
function nameOfCase(report: RunReport, place: FlowPlace): string {
  const { name } = report.items[place.item] ?? NO_ITEM
  return inIteration(name, report, place)
}

function inIteration(name: string, { iterations }: RunReport, { iteration }: FlowPlace): string {
  return iterations > 1 ? `${name} [${iteration + 1}]` : name
}

function* writeSuite(suite: Suite, id: number, { startedAt }: RunReport): Generator<string> {
  const all = casesOf(suite)
  const timestamp = new Date(Date.parse(startedAt) + suite.startMs).toISOString().slice(0, 19)
  const time = seconds(all.reduce((sum, { timeMs }) => sum + timeMs, 0))
  const attributes = {
    name: suite.name,
    id,
    ...countsOf(all),
    time,
    timestamp,
    hostname: 'localhost',
    package: suite.folder
  }
  yield `  ${opening('testsuite', attributes)}\n`
  for (const { item, cases } of suite.cases) yield cases.map(each => writeCase(each, item)).join('')
  yield '  </testsuite>\n'
}

/** The beginning of an element whose content follows. */
function opening(name: string, attributes: Parameters<typeof element>[1]): string {
  return element(name, attributes).replace(/\/>$/, '>')
}

function writeCase({ name, outcome, message = '', detail = '', timeMs }: Case, { path }: FlowItem): string {
  const attributes = {
    name,
    classname: path.replace(/\.yml$/, '').replaceAll('/', '.'),
    time: seconds(timeMs),
    file: path
  }
  if (outcome === 'passed') return `    ${element('testcase', attributes)}\n`
  const said = { message: withoutHidden(message) }
  const inside =
    outcome === 'skipped'
      ? element('skipped', said)
      : element(
          outcome,
          { ...said, type: outcome === 'error' ? 'RequestError' : 'AssertionError' },
          xmlText(detail)
        )
  return `    ${element('testcase', attributes, inside)}\n`
}

function casesOf({ cases }: Suite): Case[] {
  return cases.flatMap(each => each.cases)
}

function countsOf(cases: Iterable<Case>): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const counts = { passed: 0, failure: 0, error: 0, skipped: 0 }
  for (const { outcome } of cases) counts[outcome]++
  const { passed, failure: failures, error: errors, skipped } = counts
  return { tests: passed + failures + errors + skipped, failures, errors, skipped }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
