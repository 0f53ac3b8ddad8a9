import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Connection, Hop } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import type { Header } from '#shared/model/request.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { redactHead, redactHeaders } from '#shared/redaction/redact-headers.ts'
import type { Redactor } from '#shared/redaction/redact-text.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { alsoTried, triedInVain } from '#shared/waterfall/attempt-words.ts'
import { explainReuse, explainWait, nameReason } from '#shared/waterfall/hop-words.ts'
import type { Colour, Paint } from '../terminal/colours.ts'
import { describeTls } from './describe-tls.ts'

export interface ExchangeTellerOptions {
  /** What is masked, as far as it is known by now: see `secretForms`. Undefined where nothing is. */
  secrets: (() => readonly SecretForm[]) | undefined
  paint: Paint
  /** Takes a line with its end. */
  print(line: string): void
}

const MARKS: Record<'*' | '>' | '<', Colour> = { '*': 'grey', '>': 'blue', '<': 'green' }

/** Tells what happens in an exchange while it does, marked as curl does: `*` what is done, `>` and `<` the heads. */
export class ExchangeTeller {
  readonly #options: ExchangeTellerOptions
  #live: LiveExchange | undefined
  /** The last hop whose head has been told: of a long upload it comes twice. */
  #told = -1

  constructor(options: ExchangeTellerOptions) {
    this.#options = options
  }

  onEvent(event: ExchangeEvent): void {
    if (event.type === 'started') this.#told = -1
    this.#live = applyExchangeEvent(this.#live, event)
    if (!this.#live || !('hop' in event)) return
    const hop = this.#live.exchange.hops[event.hop]
    if (!hop) return
    if (event.type === 'hop-started') this.#tellStart(hop, this.#live)
    if (event.type === 'phase-started' && event.name === 'backoff') this.#say('*', explainWait(hop))
    if (event.type === 'connection') this.#tellConnection(hop, event.connection, this.#live)
    if (event.type === 'request-sent' && this.#told < event.hop) {
      this.#told = event.hop
      this.#tellLines(event.sent.head)
    }
    if (event.type === 'response-head') this.#tellHead(hop)
    if (event.type === 'hop-ended') this.#tellEnd(event.record)
  }

  /** A line of ours between. */
  say(line: string): void {
    this.#say('*', line)
  }

  get #redactor(): Redactor {
    const { secrets } = this.#options
    if (!secrets) return text => text
    const known = secrets()
    return recordRedactor(this.#live ? withSeenSecrets(known, this.#live.exchange) : known)
  }

  #tellStart(hop: Hop, { exchange }: LiveExchange): void {
    const why = nameReason(hop, exchange)
    if (why !== undefined) this.#say('*', `hop ${hop.index + 1}: ${why}`)
  }

  #tellConnection(hop: Hop, connection: Connection, { exchange }: LiveExchange): void {
    const { remoteAddress, localAddress, protocol, proxy, tls } = connection
    const reuse = explainReuse(hop, exchange)
    for (const address of triedInVain(connection)) this.#say('*', `tried ${address}`)
    this.#say('*', reuse ?? `connected to ${remoteAddress} from ${localAddress}`)
    if (proxy) this.#say('*', `through the proxy ${proxy.url}${proxy.tunnel ? ', by a tunnel' : ''}`)
    if (reuse !== undefined) return
    if (proxy?.tls) for (const line of describeTls(proxy.tls)) this.#say('*', `proxy: ${line}`)
    if (proxy?.connectHead !== undefined) this.#tellLines(proxy.connectHead)
    if (tls) for (const line of describeTls(tls)) this.#say('*', line)
    this.#say('*', `speaking ${protocol}`)
  }

  #tellHead({ response }: Hop): void {
    if (!response) return
    const { httpVersion, status, statusText, informational } = response
    for (const interim of informational)
      this.#tellHeadOf(`HTTP/${httpVersion} ${interim.status}`, interim.headers)
    const said = this.#redactor(statusText)
    this.#tellHeadOf(`HTTP/${httpVersion} ${status} ${said}`.trimEnd(), response.headers)
  }

  #tellHeadOf(first: string, headers: readonly Header[]): void {
    this.#say('<', first)
    this.#tellFields(headers)
    this.#say('<', '')
  }

  #tellFields(fields: readonly Header[]): void {
    const shown = this.#options.secrets ? redactHeaders(fields, this.#redactor) : fields
    for (const field of shown) this.#say('<', field.join(': '))
  }

  #tellEnd({ response, handshake, error, startMs, endMs, samples }: Hop): void {
    this.#tellFields(response?.trailers ?? [])
    if (handshake) this.#say('*', `TLS with the ${handshake.peer} at ${handshake.remoteAddress}`)
    for (const line of handshake ? describeTls(handshake) : []) this.#say('*', line)
    const received = samples.down.at(-1)?.[1] ?? 0
    const sent = samples.up.at(-1)?.[1] ?? 0
    const bodies = [
      ...(sent > 0 ? [`${formatBytes(sent)} sent`] : []),
      ...(received > 0 ? [`${formatBytes(received)} received`] : [])
    ]
    const time = formatDuration(endMs - startMs)
    this.#say('*', [`${error ? 'failed' : 'done'} after ${time}`, ...bodies].join(', '))
    if (error) this.#say('*', error.message)
    const others = alsoTried(error)
    if (others !== undefined) this.#say('*', `also tried ${others}`)
  }

  #tellLines(head: string): void {
    const shown = this.#options.secrets ? redactHead(head, this.#redactor) : head
    for (const line of shown.replace(/\r?\n$/, '').split(/\r?\n/)) this.#say('>', line)
  }

  #say(mark: keyof typeof MARKS, line: string): void {
    const { paint, print } = this.#options
    const text = visibleText(mark === '*' ? this.#redactor(line) : line)
    print(`${paint(MARKS[mark], mark)}${text === '' ? '' : ` ${text}`}\n`)
  }
}
