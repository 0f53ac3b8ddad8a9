import type { SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Hop } from '#shared/model/exchange.ts'
import { describeRequest, describeResponse } from '../session/describe-heads.ts'
import type { Showing } from '../session/showing.ts'
import { tell } from '../tell.ts'
import { printTiming } from '../timing/print-timing.ts'
import { describeControl, describeEnd, describeNote } from './describe-note.ts'

export interface TellerOptions {
  verbose: boolean
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
    this.#options.show(() => this.#tell(note))
  }

  onControl(message: SessionMessage): void {
    const { verbose, show } = this.#options
    if (verbose) show(() => this.#onDetail(describeControl(message)))
  }

  onRefusal(lines: string[]): void {
    this.#refusal = lines
  }

  #tell(note: SessionNote): void {
    const { verbose, timing } = this.#options
    if (verbose) this.#tellNote(note)
    else this.#tellTurn(note)
    // Its secrets are masked already.
    if (timing && note.kind === 'handshake' && note.exchange) printTiming(note.exchange, [])
  }

  #tellNote(note: SessionNote): void {
    const lines = describeNote(note)
    for (const line of lines.slice(0, -1)) this.#onDetail(line)
    if (note.kind === 'handshake' && note.error) this.#tellAnswer(note.exchange?.hops.at(-1))
    for (const line of lines.slice(-1)) this.#onDetail(line)
  }

  #tellAnswer(refused: Hop | undefined): void {
    const { request, response } = refused ?? {}
    const heads = request && response ? [...describeRequest(request), ...describeResponse(response)] : []
    const body = this.#refusal.map(line => `  ${line}`)
    this.#refusal = []
    for (const line of [...heads, ...body]) process.stderr.write(`${visibleText(line)}\n`)
  }

  #tellTurn(note: SessionNote): void {
    if (note.kind === 'ended') this.#cause = note.end.error?.message ?? describeEnd(note.end)
    if (note.kind === 'handshake' && note.error) this.#cause = note.error.message
    else if (note.kind === 'handshake' && note.lane > 0) tell('connected again')
    else if (note.kind === 'handshake' && this.#options.isConversation)
      tell('connected: each line is sent, Ctrl+D ends it')
    if (note.kind === 'waiting')
      tell(`${this.#cause} Connecting again in ${formatDuration(note.waitMs)} (attempt ${note.attempt}).`)
  }

  /** What only a person wants to know who has asked. */
  #onDetail(line: string): void {
    process.stderr.write(`* ${visibleText(line)}\n`)
  }
}
