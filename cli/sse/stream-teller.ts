import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { HopRequest, ResponseHead } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { redactHeaders } from '#shared/redaction/redact-headers.ts'
import { describeRequest, describeResponse } from '../session/describe-heads.ts'
import { tell } from '../tell.ts'

/** Tells on standard error what becomes of an event stream while it goes on. */
export class StreamTeller {
  readonly #isVerbose: boolean
  readonly #secrets: () => readonly string[]
  #hasFailed = false

  /** @param secrets as they are known by now: see `secretForms` */
  constructor(isVerbose: boolean, secrets: () => readonly string[]) {
    this.#isVerbose = isVerbose
    this.#secrets = secrets
  }

  /** Something happened to a connection. */
  onEvent(event: ExchangeEvent): void {
    if (!this.#isVerbose) return
    if (event.type === 'connection') {
      const { remoteAddress, protocol, tls } = event.connection
      this.#detail(`connected to ${[remoteAddress, protocol, tls?.version].filter(Boolean).join(', ')}`)
      this.#print(describeRequest(this.#covered(event.request)))
    }
    if (event.type === 'response-head') this.#print(describeResponse(this.#covered(event.response)))
  }

  /** It answered with an event stream. */
  onOpen(): void {
    if (this.#hasFailed) tell('connected again')
    this.#hasFailed = false
  }

  /** It did not; its answer says this. */
  onRefusal(body: string[]): void {
    this.#print(body.map(line => `  ${line}`))
  }

  onWaiting(waitMs: number, attempt: number, error: ClientError | undefined): void {
    const wait = formatDuration(waitMs)
    if (error) {
      this.#hasFailed = true
      tell(`${error.message} Connecting again in ${wait} (attempt ${attempt}).`)
    } else if (this.#isVerbose) this.#detail(`the stream ended, connecting again in ${wait}`)
  }

  #covered<T extends HopRequest | ResponseHead>(head: T): T {
    const redact = recordRedactor(this.#secrets())
    const covered = { ...head, headers: redactHeaders(head.headers, redact) }
    return 'url' in covered ? { ...covered, url: redact(covered.url) } : covered
  }

  #detail(line: string): void {
    this.#print([`* ${line}`])
  }

  #print(lines: string[]): void {
    for (const line of lines) process.stderr.write(`${visibleText(line)}\n`)
  }
}
