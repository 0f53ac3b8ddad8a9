import type { Result } from '../model/results.ts'
import type { FlowExchange } from '../model/run.ts'
import type { RunReport } from './run-report.ts'
import { sayAsked } from './say-asked.ts'

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

/** A case of JUnit. */
export interface Case {
  name: string
  outcome: Outcome
  /** One line, and all that is known. */
  message?: string
  detail?: string
  timeMs: number
}

/** The case of a request that has no result, and why. */
export function caseOfUnrun(name: string, ended: RunReport['ended']): Case {
  const why = ended === 'bailed' ? 'the run ended with the first failure' : 'the run was interrupted'
  const message = `Not run: ${why}.`
  return { name, outcome: 'skipped', message, detail: message, timeMs: 0 }
}

/**
 * The cases of a request: its assertions and actions, what kept it from being answered, or itself.
 * @param name of the request
 */
export function casesOfExchange(exchange: FlowExchange, name: string): Case[] {
  const { totalMs, message, problems = [], results, status } = exchange
  const asked = sayAsked(exchange)
  const why = [message, ...problems.map(({ problem }) => problem)].filter(each => each !== undefined)
  const isError = exchange.outcome === 'failed' && (status === undefined || exchange.error !== undefined)
  const own: Case[] = isError
    ? [
        {
          name,
          outcome: 'error',
          message: why[0] ?? 'It got no answer.',
          detail: withAsked(why.join('\n'), asked),
          timeMs: 0
        }
      ]
    : []
  const checks = (results?.results ?? []).map(result => caseOf(result, name, asked))
  const [first, ...others] = [...own, ...checks]
  return [{ ...(first ?? { name, outcome: 'passed' }), timeMs: totalMs }, ...others]
}

/** What was found is judged by whose answer it is. */
function withAsked(detail: string, asked: string | undefined): string {
  return [detail, asked].filter(each => each !== undefined && each !== '').join('\n')
}

function caseOf(
  { label, outcome, message, expected, actual }: Result,
  request: string,
  asked: string | undefined
): Case {
  const name = `${request}: ${label}`
  if (outcome === 'passed') return { name, outcome, timeMs: 0 }
  const facts = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(actual === undefined ? [] : [`found ${actual}`])
  ]
  const known = message === undefined ? facts : [message, ...facts]
  const detail = withAsked([label, ...known].join('\n'), outcome === 'failed' ? asked : undefined)
  return {
    name,
    outcome: outcome === 'failed' ? 'failure' : outcome,
    message: message ?? (facts.join(', ') || label),
    detail,
    timeMs: 0
  }
}
