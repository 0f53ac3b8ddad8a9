import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead, SentRequest } from '#shared/model/exchange.ts'
import type { Destination } from './proxy-error.ts'

/** The proxy answered CONNECT with something else than 2xx. Its answer is shown as that of the hop. */
export class ProxyRefusal extends ClientError {
  /** The head that asked for the tunnel: all that was sent. */
  readonly sent: SentRequest
  readonly response: ResponseHead
  /** What came of its body, at most 64 KiB, still with its content coding. */
  readonly body: Uint8Array
  /** Whether that is all of it. */
  readonly complete: boolean

  constructor(
    proxy: ProxyServer,
    { host }: Destination,
    asked: string,
    response: ResponseHead,
    { body, complete }: { body: Uint8Array; complete: boolean }
  ) {
    const { status, statusText } = response
    // Some answer 401 to credentials that are wrong.
    const asks = status === 407 || status === 401
    const reason = !asks ? 'status' : proxy.credentials ? 'credentials' : 'auth'
    super('PROXY', {
      reason,
      phase: 'proxy',
      facts: { proxy: proxy.url, host, status, statusText, problem: `it answered ${status}` }
    })
    this.sent = { head: asked, headBytes: asked.length, bodyBytes: 0 }
    this.response = response
    this.body = body
    this.complete = complete
  }
}
