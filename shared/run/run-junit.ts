import { withoutHidden } from '../format/visible-text.ts'
import type { Result } from '../model/results.ts'
import type { FlowExchange, FlowItem, FlowPlace } from '../model/run.ts'
import { svgElement as element, svgText as xmlText } from '../waterfall/svg-markup.ts'
import { parentOf } from './parent-of.ts'
import type { RunReport } from './run-report.ts'

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

interface Case {
  name: string
  outcome: Outcome
  /** One line, and all that is known. */
  message?: string
  detail?: string
  timeMs: number
}

interface Suite {
  name: string
  folder: string
  startMs: number
  cases: { item: FlowItem; cases: Case[] }[]
}

/**
 * A run as JUnit XML, as CI servers read it (the schema of Jenkins' xUnit plugin): a suite for each folder of each
 * iteration, a case for each assertion and action, or for a request that has none. The time of a request is that of its
 * first case. What kept a request from being answered is an `error`; what was not run is `skipped`.
 */
export function runJunit(report: RunReport): string {
  const suites = suitesOf(report)
  const attributes = {
    name: report.title,
    ...countsOf(suites.flatMap(casesOf)),
    time: seconds(report.elapsedMs)
  }
  const written = suites.map((suite, id) => writeSuite(suite, id, report))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${written.join('')}`)}\n`
}

function suitesOf(report: RunReport): Suite[] {
  const suites = new Map<string, Suite>()
  const add = (place: FlowPlace, startMs: number, casesOfItem: (item: FlowItem) => Case[]) => {
    const item = report.items[place.item] ?? { path: '', name: '' }
    const folder = parentOf(item.path)
    const key = `${place.iteration}/${folder}`
    const suite = suites.get(key) ?? { name: nameOf(report, folder, place), folder, startMs, cases: [] }
    suite.cases.push({ item, cases: casesOfItem(item) })
    suites.set(key, suite)
  }
  for (const exchange of report.exchanges)
    add(exchange, exchange.startMs, item => casesOfExchange(exchange, item))
  for (const { outcome, message, ...place } of notRun(report))
    add(place, report.elapsedMs, ({ name }) => [{ name, outcome, message, detail: message, timeMs: 0 }])
  return [...suites.values()]
}

function nameOf({ title, iterations }: RunReport, folder: string, { iteration }: FlowPlace): string {
  const place = folder === '' ? title : `${title} / ${folder}`
  return iterations > 1 ? `${place} [${iteration + 1}]` : place
}

/** What of the run has no result, in its order, and why. */
function notRun(report: RunReport): (FlowPlace & { outcome: 'error' | 'skipped'; message: string })[] {
  if (report.notRun === 0) return []
  const keyOf = ({ iteration, item }: FlowPlace) => iteration * report.items.length + item
  const done = new Set(report.exchanges.map(keyOf))
  const interrupted = new Set(report.interrupted.map(keyOf))
  const why = report.ended === 'bailed' ? 'the run ended with the first failure' : 'the run was interrupted'
  return Array.from({ length: report.items.length * report.iterations }, (_, key) => key)
    .filter(key => !done.has(key))
    .map(key => ({
      ...{ iteration: Math.floor(key / report.items.length), item: key % report.items.length },
      ...(interrupted.has(key)
        ? { outcome: 'error', message: 'It was interrupted before it got its answer.' }
        : { outcome: 'skipped', message: `Not run: ${why}.` })
    }))
}

function casesOfExchange(exchange: FlowExchange, { name }: FlowItem): Case[] {
  const { totalMs, message, problems = [], results, status } = exchange
  const why = [message, ...problems.map(({ problem }) => problem)].filter(each => each !== undefined)
  const isError = exchange.outcome === 'failed' && (status === undefined || exchange.error !== undefined)
  const own: Case[] = isError
    ? [{ name, outcome: 'error', message: why[0] ?? 'It got no answer.', detail: why.join('\n'), timeMs: 0 }]
    : []
  const checks = (results?.results ?? []).map(result => caseOf(result, name))
  const [first, ...others] = [...own, ...checks]
  return [{ ...(first ?? { name, outcome: 'passed' }), timeMs: totalMs }, ...others]
}

function caseOf({ label, outcome, message, expected, actual }: Result, request: string): Case {
  const name = `${request}: ${label}`
  if (outcome === 'passed') return { name, outcome, timeMs: 0 }
  const facts = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(actual === undefined ? [] : [`found ${actual}`])
  ]
  const known = message === undefined ? facts : [message, ...facts]
  const detail = [label, ...known].join('\n')
  return {
    name,
    outcome: outcome === 'failed' ? 'failure' : outcome,
    message: message ?? (facts.join(', ') || label),
    detail,
    timeMs: 0
  }
}

function writeSuite(suite: Suite, id: number, { startedAt }: RunReport): string {
  const all = casesOf(suite)
  const timestamp = new Date(Date.parse(startedAt) + suite.startMs).toISOString().slice(0, 19)
  const time = seconds(all.reduce((sum, { timeMs }) => sum + timeMs, 0))
  const cases = suite.cases.flatMap(({ item, cases: own }) => own.map(each => writeCase(each, item)))
  const attributes = {
    name: suite.name,
    id,
    ...countsOf(all),
    time,
    timestamp,
    hostname: 'localhost',
    package: suite.folder
  }
  return `  ${element('testsuite', attributes, `\n${cases.join('')}  `)}\n`
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

function countsOf(cases: readonly Case[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const count = (wanted: Outcome) => cases.filter(({ outcome }) => outcome === wanted).length
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped')
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
