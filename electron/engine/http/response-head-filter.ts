import { formatBytes } from '#shared/format/bytes.ts'
import type { Header } from '#shared/model/request.ts'
import { ResponseFault } from './response-fault.ts'

/** A head may be this large, line ends included. Browsers give up at 256 KiB, curl at 300 KB. */
export const MAX_HEAD_BYTES = 1024 * 1024
/** In all heads of one answer together. Each field costs far more memory than its bytes. */
export const MAX_FIELDS = 10_000
export const MAX_INTERIMS = 100
/** The shortest field, `a:` and a line end, which some servers shorten as well. */
const MIN_FIELD_BYTES = 3
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const HEAD_END = Buffer.from('\r\n\r\n')
/** `HTTP/1.1 100`: enough to know whether a head is final. */
const STATUS_END = 12
const COULD_BE_INTERIM = 'HTTP/1.1 1'
/** An interim head that does not end by then is handed on, and the parser may refuse it. */
const MAX_INTERIM_BYTES = 64 * 1024

export interface InterimListener {
  noteInterim(status: number, headers: Header[]): void
}

/**
 * Watches the bytes in which a response head is expected. Interim responses (1xx, RFC 9110 §15.2) are cut out and
 * told, because undici gives a request up on any 100; the final head passes and is measured. 101 passes as well:
 * nobody asked to switch protocols, so the parser shall refuse it.
 */
export class ResponseHeadFilter {
  /** Whether the final head has passed to its end: what comes next is body. */
  done = false
  /** Whether the final head has begun. */
  final = false
  /** Bytes of the final head, the empty line included. */
  headBytes = 0
  httpVersion: '1.0' | '1.1' = '1.1'
  readonly #listener: InterimListener
  #interims = 0
  #fields = 0
  #held: Buffer | undefined
  #tail: Buffer | undefined

  constructor(listener: InterimListener) {
    this.#listener = listener
  }

  /** Whether bytes are held back of which it is not known yet what they are. */
  get holding(): boolean {
    return this.#held !== undefined
  }

  /**
   * @returns what the parser shall see; null while it cannot be told yet
   * @throws ResponseFault when there is more of it than is read
   */
  push(chunk: Buffer): Buffer | null {
    if (this.done) return chunk
    let data = this.#held ? Buffer.concat([this.#held, chunk]) : chunk
    this.#held = undefined
    while (!this.final) {
      data = withoutEmptyLines(data)
      if (data.length === 0) return null
      const kind = classify(data)
      if (kind === 'final') break
      const end = kind === 'interim' ? data.indexOf(HEAD_END) : -1
      if (end < 0) {
        if (data.length > MAX_INTERIM_BYTES) break
        this.#held = data
        return null
      }
      this.#tellInterim(data.toString('latin1', 0, end))
      data = data.subarray(end + HEAD_END.length)
    }
    this.#measure(data)
    return data
  }

  #tellInterim(head: string): void {
    const [statusLine = '', ...lines] = head.split('\r\n')
    const headers = lines.map((line): Header => {
      const colon = line.indexOf(':')
      return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    if (++this.#interims > MAX_INTERIMS)
      throw exceeded('too-many-interim', 'it sends interim responses without end', `${MAX_INTERIMS}`)
    this.#countFields(headers.length)
    this.#listener.noteInterim(Number(statusLine.slice(9, 12)), headers)
  }

  #measure(data: Buffer): void {
    if (!this.final) {
      assertVersion(data)
      this.final = true
      // `HTTP/1.0`: the eighth character is the minor version.
      if (data[7] === 0x30) this.httpVersion = '1.0'
    }
    const known = this.#tail?.length ?? 0
    const seen = this.#tail ? Buffer.concat([this.#tail, data]) : data
    const end = seen.indexOf(HEAD_END)
    const bytes = end < 0 ? data.length : end + HEAD_END.length - known
    // Most heads come at once, and are too short to hold too many fields.
    if (end < 0 || this.#fields > 0 || bytes > MAX_FIELDS * MIN_FIELD_BYTES)
      this.#countFields(countLines(data, bytes))
    this.headBytes += bytes
    if (this.headBytes > MAX_HEAD_BYTES)
      throw exceeded('head-too-large', 'its head is too large', formatBytes(MAX_HEAD_BYTES))
    this.done = end >= 0
    this.#tail = this.done ? undefined : seen.subarray(-(HEAD_END.length - 1))
  }

  #countFields(count: number): void {
    this.#fields += count
    if (this.#fields > MAX_FIELDS)
      throw exceeded('too-many-fields', 'its head has too many fields', MAX_FIELDS.toLocaleString('en'))
  }
}

/** Before a status line they mean nothing; the parser skips them, but an interim response may follow. */
function withoutEmptyLines(data: Buffer): Buffer {
  let at = 0
  while (data[at] === CARRIAGE_RETURN || data[at] === LINE_FEED) at++
  return data.subarray(at)
}

/**
 * The parser also takes RTSP, ICE and other versions of HTTP for an answer, and would read them as HTTP/1.1. It hears
 * of them as soon as they differ from it, so these are the first bytes.
 */
function assertVersion(data: Buffer): void {
  const start = data.toString('latin1', 0, 8)
  if (/^[RI]/.test(start)) throw new ResponseFault('it is another protocol', { reason: 'not-http' })
  const version = /^HTTP\/([^1].*|1[^.].*)$/.exec(start)?.[1]
  if (version !== undefined) throw new ResponseFault(`it says that it is HTTP/${version}`)
}

function exceeded(reason: string, problem: string, limit: string): ResponseFault {
  return new ResponseFault(problem, { reason, limit })
}

function countLines(data: Buffer, end: number): number {
  let lines = 0
  for (let at = data.indexOf(LINE_FEED); at >= 0 && at < end; at = data.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

function classify(data: Buffer): 'final' | 'interim' | 'unknown' {
  if (data.length < STATUS_END)
    return COULD_BE_INTERIM.startsWith(
      data
        .toString('latin1')
        .replace(/(?<=^HTTP\/1\.)0/, '1')
        .slice(0, 10)
    )
      ? 'unknown'
      : 'final'
  // Nearly always the first digit of the status tells.
  if (data[9] !== 0x31) return 'final'
  const start = data.toString('latin1', 0, STATUS_END)
  return /^HTTP\/1\.[01] 1\d\d$/.test(start) && !start.endsWith('101') ? 'interim' : 'final'
}
