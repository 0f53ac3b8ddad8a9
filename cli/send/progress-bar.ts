import type { WriteStream } from 'node:tty'
import { findHeader } from '#engine/http/raw-headers.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { tell } from '../tell.ts'
import { speaksUnicode } from '../terminal/speaks-unicode.ts'
import { progressLine } from './progress-line.ts'

const REDRAW_MS = 100
/** What is over sooner needs no bar. */
const QUIET_MS = 500
const CLEAR_LINE = '\r\x1b[K'

/** Shows a person at a terminal how far a download is, and at its end what was saved. */
export class ProgressBar {
  readonly #terminal: WriteStream
  readonly #isSilent: () => boolean
  readonly #ascii = !speaksUnicode()
  readonly #canRedraw = process.env.TERM !== 'dumb'
  /** Since when nothing of it is to be seen. */
  #silentSinceMs: number | undefined
  #total: number | undefined
  #headMs = 0
  #drawnMs = 0
  #isDrawn = false

  /** @param isSilent whether nothing of the download is to be seen on that terminal: else that tells enough */
  constructor(terminal: WriteStream, isSilent: () => boolean) {
    this.#terminal = terminal
    this.#isSilent = isSilent
  }

  onEvent(event: ExchangeEvent): void {
    const now = performance.now()
    if (event.type === 'response-head') {
      const length = findHeader(event.response.headers, 'content-length')
      this.#total = length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined
      this.#headMs = now
    }
    if (event.type === 'hop-ended') this.#clear()
    if (event.type !== 'progress' || event.receivedBytes === 0 || !this.#canRedraw) return
    if (!this.#isSilent()) return
    this.#silentSinceMs ??= now
    if (now - this.#silentSinceMs < QUIET_MS || now - this.#drawnMs < REDRAW_MS) return
    this.#drawnMs = now
    this.#isDrawn = true
    const progress = { received: event.receivedBytes, total: this.#total, elapsedMs: now - this.#headMs }
    const columns = (this.#terminal.columns || 80) - 1
    this.#terminal.write(`${CLEAR_LINE}${progressLine(progress, { columns, ascii: this.#ascii })}`)
  }

  /** Tells what was saved there, if anything was. */
  end({ body, hops, error }: Exchange, path: string): void {
    this.#clear()
    if (error || !body) return
    const download = hops.at(-1)?.phases.find(({ name }) => name === 'download')
    const ms = download ? download.endMs - download.startMs : 0
    const rate = ms >= 1 ? ` (${formatBytes(Math.round((body.encodedSize / ms) * 1000))}/s)` : ''
    tell(`${formatBytes(body.size)} saved as ${path} in ${formatDuration(ms)}${rate}`)
  }

  #clear(): void {
    if (this.#isDrawn) this.#terminal.write(CLEAR_LINE)
    this.#isDrawn = false
  }
}
