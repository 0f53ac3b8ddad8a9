import type { ChangeReason } from '#shared/model/change-reasons.ts'
import type { Hop } from '#shared/model/exchange.ts'

/** Why a header of a hop is another than that of the hop before. */
export const CHANGE_WORDS: Record<ChangeReason, string> = {
  'other-origin': 'Credentials do not follow to another origin. A setting keeps them.',
  'kept-by-setting': 'It went along to another origin, as this request’s settings say.',
  'method-changed': 'The redirect made it a request without a body.',
  'new-target': 'It speaks of the target, which is another one.',
  'url-credentials': 'The redirect’s URL brings a user and password.',
  'cookie-jar': 'The cookie jar has other cookies for this target now.',
  challenge: 'The response before asked for credentials.',
  signature: 'A signature is made anew for each hop.',
  http2: 'HTTP/2 has no such field, or writes it otherwise.',
  proxy: 'Meant for the proxy alone.',
  'last-event': 'The event stream goes on after this event.'
}

/**
 * Why the method, the URL and the body of a hop are others than those of an earlier one, by the last change between the
 * two. Absent where the record does not say.
 */
export function explainChanges(
  hops: readonly Hop[],
  from: number,
  to: number
): { method?: string; url?: string; body?: string } {
  const steps = hops.slice(from + 1, to + 1).flatMap((hop, index) => {
    const before = hops[from + index]
    return before ? [{ before, hop }] : []
  })
  const otherMethod = steps.findLast(({ before, hop }) => before.request.method !== hop.request.method)
  const otherUrl = steps.findLast(({ before, hop }) => before.request.url !== hop.request.url)
  const otherBody = steps.findLast(({ before, hop }) => before.sent?.bodyBytes !== hop.sent?.bodyBytes)
  const method = explainMethod(statusBehind(otherMethod?.hop))
  const status = statusBehind(otherUrl?.hop)
  return {
    ...(method !== undefined && { method }),
    ...(status !== undefined && { url: `The Location of the ${status} response leads there.` }),
    ...(otherBody && otherBody === otherMethod && { body: CHANGE_WORDS['method-changed'] })
  }
}

function statusBehind(hop: Hop | undefined): number | undefined {
  return hop?.reason === 'redirect' && hop.cause?.kind === 'response' ? hop.cause.status : undefined
}

function explainMethod(status: number | undefined): string | undefined {
  if (status === undefined) return undefined
  return status === 303
    ? 'A 303 response says where to look with GET (RFC 9110 §15.4.4).'
    : `After a ${status} response POST becomes GET, as in browsers (RFC 9110 §15.4).`
}
