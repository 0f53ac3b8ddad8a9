import { joinHeader } from '#engine/http/raw-headers.ts'
import type { SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ExchangeTeller } from '../request/exchange-teller.ts'
import type { Showing } from '../session/showing.ts'
import { tell } from '../tell.ts'
import { printAside } from '../terminal/print-aside.ts'
import { printTiming } from '../timing/print-timing.ts'
import { warn } from '../warn.ts'
import { describeControl, describeEnd, describeNote } from './describe-note.ts'

export interface TellerOptions {
  /** Tells the handshakes and all details, with --verbose. */
  detail: ExchangeTeller | undefined
  timing: boolean
  /** Somebody types the messages. */
  isConversation: boolean
  show: Showing
}

/** Tells on standard error what becomes of a session while it goes on. */
export class SessionTeller {
  readonly #options: TellerOptions
  /** Why the last connection is gone. */
  #cause = ''
  /** What a refusal says that is about to be told. */
  #refusal: string[] = []

  constructor(options: TellerOptions) {
    this.#options = options
  }

  onNote(note: SessionNote): void {
    const { detail, timing, show } = this.#options
    if (detail) this.#tellNote(detail, note)
    else show(() => this.#tellTurn(note))
    const { exchange } = note.kind === 'handshake' ? note : {}
    // Its secrets are masked already.
    if (timing && exchange) show(() => printTiming(exchange, []))
  }

  onControl(message: SessionMessage): void {
    this.#options.detail?.say(describeControl(message))
  }

  onRefusal(lines: string[]): void {
    this.#refusal = lines
  }

  #tellNote(detail: ExchangeTeller, note: SessionNote): void {
    for (const line of this.#refusal.splice(0))
      this.#options.show(() => printAside(`  ${visibleText(line)}\n`))
    detail.say(describeNote(note))
  }

  #tellTurn(note: SessionNote): void {
    if (note.kind === 'ended') this.#cause = note.end.error?.message ?? describeEnd(note.end)
    if (note.kind === 'handshake') this.#tellHandshake(note)
    if (note.kind === 'waiting')
      tell(`${this.#cause} Connecting again in ${formatDuration(note.waitMs)} (attempt ${note.attempt}).`)
  }

  #tellHandshake({ lane, error, subprotocol, exchange }: Extract<SessionNote, { kind: 'handshake' }>): void {
    if (error) {
      this.#cause = error.message
      return
    }
    if (lane > 0) tell('connected again')
    else if (this.#options.isConversation) tell('connected: each line is sent, Ctrl+D ends it')
    const asked = exchange?.hops.at(-1)?.request.headers ?? []
    const offered = joinHeader(asked, 'sec-websocket-protocol')
    if (lane === 0 && offered !== '' && subprotocol === '')
      warn(`the server chose no subprotocol of those offered: ${offered}`)
  }
}
