import { ClientError } from '../model/client-error.ts'
import type { ErrorRecord } from '../model/error.ts'
import type { HarEntry } from './har.ts'

/** What a browser says when whoever asked gave up, or forbade it. */
const GIVEN_UP = /ABORTED|BLOCKED/

/** Why an exchange failed that somebody else recorded, as far as they say. */
export function recordedFailure({ request, response }: HarEntry): ErrorRecord | undefined {
  const { _error: problem } = response
  if (problem === undefined || problem === '') return undefined
  const { host, port } = addressOf(request.url)
  const cause = new Error(problem)
  if (/NAME_NOT_RESOLVED|UNKNOWN_HOST/.test(problem))
    return new ClientError('DNS', { reason: 'ENOTFOUND', facts: { host }, cause }).toRecord()
  if (/CONNECTION_REFUSED/.test(problem)) {
    const facts = { address: `${host}:${port}`, port }
    return new ClientError('CONNECT', { reason: 'ECONNREFUSED', facts, cause }).toRecord()
  }
  const code = GIVEN_UP.test(problem) ? 'ABORTED' : 'CONNECTION_CLOSED'
  return new ClientError(code, { reason: 'recorded', facts: { host, problem }, cause }).toRecord()
}

function addressOf(url: string): { host: string; port: string } {
  if (!URL.canParse(url)) return { host: url, port: '' }
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname, port: port || (/^(https|wss):/.test(protocol) ? '443' : '80') }
}
