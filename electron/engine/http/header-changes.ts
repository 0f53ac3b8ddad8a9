import { isCredentialHeader } from '#shared/http/credential-headers.ts'
import type { ChangeReason } from '#shared/model/change-reasons.ts'
import type { HeaderChange, HopRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'

/** What of the way from one hop to the next decides why a header changed. */
export interface Transition {
  previous: HopRequest
  methodChanged: boolean
  /** The next one goes to another origin. */
  elsewhere: boolean
  /** Credentials may follow there. */
  keepCredentials: boolean
  /** The hop before was answered with a challenge. */
  challenged: boolean
  /** Credentials of the settings go along, made anew for each hop. */
  signed: boolean
}

/** How the headers of a hop differ from those of the hop before, by name, in the order of their names' first place. */
export function compareHeaders(next: readonly Header[], transition: Transition): HeaderChange[] {
  const before = collect(transition.previous.headers)
  const after = collect(next)
  const changes: HeaderChange[] = []
  for (const [key, { name, value: from }] of before) {
    const to = after.get(key)?.value
    if (to !== from)
      changes.push({ header: name, from, ...(to !== undefined && { to }), why: explain(key, to, transition) })
    else if (isCredentialHeader(key) && transition.elsewhere && transition.keepCredentials)
      changes.push({ header: name, from, to, why: 'kept-by-setting' })
  }
  for (const [key, { name, value: to }] of after)
    if (!before.has(key)) changes.push({ header: name, to, why: explain(key, to, transition) })
  return changes
}

function collect(headers: readonly Header[]): Map<string, { name: string; value: string }> {
  const byName = new Map<string, { name: string; value: string }>()
  for (const [name, value] of headers) {
    const known = byName.get(name.toLowerCase())
    if (known) known.value += `, ${value}`
    else byName.set(name.toLowerCase(), { name, value })
  }
  return byName
}

function explain(
  name: string,
  to: string | undefined,
  { methodChanged, elsewhere, keepCredentials, challenged, signed }: Transition
): ChangeReason {
  if (name === 'last-event-id') return 'last-event'
  if (name === 'proxy-authorization') return 'proxy'
  if (name === 'host') return 'new-target'
  if (methodChanged && (name.startsWith('content-') || name === 'transfer-encoding')) return 'method-changed'
  // Nothing but credentials stays behind.
  if (elsewhere && !keepCredentials && to === undefined) return 'other-origin'
  if (name === 'cookie') return 'cookie-jar'
  if (challenged) return 'challenge'
  // User and password can stand in the URL that it leads to.
  if (name === 'authorization' && (elsewhere || !signed))
    return to === undefined ? 'new-target' : 'url-credentials'
  return 'signature'
}
