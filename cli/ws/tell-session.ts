import type { SessionMessage, SessionNote } from '#engine/session-log/session-entry.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { textTable } from '#shared/waterfall/text-table.ts'
import { tell } from '../tell.ts'
import { describeControl, describeEnd, describeNote } from './describe-note.ts'

export interface TellerOptions {
  verbose: boolean
  timing: boolean
  /** Somebody types the messages. */
  isConversation: boolean
}

const COLUMNS = 100

/** Tells on standard error what becomes of a session while it goes on. */
export class SessionTeller {
  readonly #options: TellerOptions
  /** Why the last connection is gone. */
  #cause = ''

  constructor(options: TellerOptions) {
    this.#options = options
  }

  onNote(note: SessionNote): void {
    const { verbose, timing } = this.#options
    if (verbose) for (const line of describeNote(note)) this.onDetail(line)
    else this.#tellTurn(note)
    if (timing && note.kind === 'handshake' && note.exchange)
      process.stderr.write(textTable(note.exchange, { columns: process.stderr.columns ?? COLUMNS }))
  }

  onControl(message: SessionMessage): void {
    if (this.#options.verbose) this.onDetail(describeControl(message))
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
  onDetail(line: string): void {
    process.stderr.write(`* ${visibleText(line)}\n`)
  }
}
