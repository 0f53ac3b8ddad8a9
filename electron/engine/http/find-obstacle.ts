import { checkHeaderName, checkHeaderValue } from '#shared/http/check-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { HopRequest } from '#shared/model/exchange.ts'
import type { HopPlan } from './hop-plan.ts'

/**
 * The last gate before a connection is looked for: what keeps a request from going out, or undefined.
 * - PIN: keys are pinned, but without TLS there is none to compare.
 * - BUILD: a header that was added cannot be sent. Typed ones are checked before; of those of the jar and of
 *   credentials, what is no byte a character would be cut to one, and so become another header.
 */
export function findObstacle(
  { url, profile }: Pick<HopPlan, 'url' | 'profile'>,
  { headers }: HopRequest
): ClientError | undefined {
  if (url.scheme === 'http' && profile.pins.length > 0)
    return new ClientError('PIN', { reason: 'no-tls', facts: { host: url.host } })
  for (const [name, value] of headers) {
    const problem = checkHeaderName(name) ?? checkHeaderValue(value)
    if (problem !== undefined)
      return new ClientError('BUILD', { facts: { problem: `The header ${name} cannot be sent. ${problem}` } })
  }
  return undefined
}
