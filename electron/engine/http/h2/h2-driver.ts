import type { ClientHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import type { HeaderChange, HopRequest } from '#shared/model/exchange.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { CallObserver, Driver, DriverRequest } from '../driver.ts'
import { LazyTimer } from '../lazy-timer.ts'
import { H2Call, type H2Link } from './h2-call.ts'
import { writeH2Request } from './h2-fields.ts'
import { startSession } from './h2-session.ts'

/** However many requests a server would take at once. */
const MAX_CAPACITY = 256
/** A connection of which nothing was heard for so long may be dead: after that it gets no more requests. */
const SILENT_MS = 5000

/** Speaks HTTP/2 over one socket, each request as a stream of its own. */
export class H2Driver implements Driver, H2Link {
  readonly protocol: 'h2' | 'h2c'
  readonly session: ClientHttp2Session
  capacity: number | undefined
  opensWebSockets = false
  goaway: H2Link['goaway']
  failure: Error | undefined
  readonly #socket: Socket
  readonly #raw: Socket
  readonly #idleMs: number
  #calls = 0
  /** How often anything of an answer has come. */
  #heard = 0
  readonly #onClosed: (() => void)[] = []
  readonly #onCapacity: (() => void)[] = []
  #idle: LazyTimer | undefined = LazyTimer.take({ onDue: () => this.#retire() })
  #usable = true

  /**
   * @param raw the TCP connection beneath the socket
   * @param idleMs after so many milliseconds without a request the connection is closed
   */
  constructor(socket: Socket, raw: Socket, protocol: 'h2' | 'h2c', idleMs: number) {
    this.protocol = protocol
    this.#socket = socket
    this.#raw = raw
    this.#idleMs = idleMs
    // Node listens only while the session stands; an error before or after must not end the process.
    socket.on('error', () => {})
    this.session = startSession(socket)
    this.session.on('remoteSettings', ({ maxConcurrentStreams = MAX_CAPACITY, enableConnectProtocol }) => {
      this.opensWebSockets = enableConnectProtocol === true
      this.capacity = Math.max(1, Math.min(maxConcurrentStreams, MAX_CAPACITY))
      for (const listener of this.#onCapacity) listener()
    })
    this.session.on('goaway', (code, lastStreamId) => {
      this.goaway = { code, lastStreamId }
      this.#retire()
    })
    // Each of its calls is told as well.
    this.session.on('error', error => {
      this.failure = error
    })
    this.session.on('close', () => this.#end())
  }

  get hasAnswered(): boolean {
    return this.#heard > 0
  }

  get stands(): boolean {
    return !this.session.destroyed
  }

  get usable(): boolean {
    return this.#usable && !this.session.closed && !this.session.destroyed
  }

  asWritten(request: HopRequest, url: UrlParts): { request: HopRequest; changes: HeaderChange[] } {
    return writeH2Request(request, url.websocket)
  }

  send(request: DriverRequest, observer: CallObserver): H2Call {
    if (++this.#calls === 1) this.#wake()
    const call = new H2Call(this, observer, this.#heard)
    if (request.websocket) this.#afterSettings(() => call.start(request))
    else call.start(request)
    return call
  }

  noteHeard(): void {
    this.#heard++
  }

  leave({ startedMs, heardBefore }: H2Call, abandoned: boolean): void {
    this.#calls--
    if (abandoned) this.#doubt(performance.now() - startedMs, this.#heard > heardBefore)
    if (this.#calls === 0) this.#rest()
  }

  onClosed(listener: () => void): void {
    this.#onClosed.push(listener)
  }

  onCapacity(listener: () => void): void {
    this.#onCapacity.push(listener)
  }

  destroy(): void {
    this.#usable = false
    this.session.destroy()
  }

  /** Whether a server takes extended CONNECT, its settings alone say. Where it sends none, starting tells why. */
  #afterSettings(start: () => void): void {
    const { session } = this
    if (this.capacity !== undefined || !this.stands) {
      start()
      return
    }
    const go = () => {
      session.removeListener('remoteSettings', go)
      session.removeListener('close', go)
      start()
    }
    session.on('remoteSettings', go)
    session.on('close', go)
  }

  /** A request was given up: was it the server that took its time, or is nobody there? */
  #doubt(waitedMs: number, heard: boolean): void {
    if (this.capacity === undefined) this.destroy()
    else if (waitedMs >= SILENT_MS && !heard) this.#retire()
  }

  #wake(): void {
    this.#idle?.set(Number.POSITIVE_INFINITY)
    this.session.ref()
  }

  #rest(): void {
    this.#idle?.set(performance.now() + this.#idleMs)
    if (!this.session.destroyed) this.session.unref()
  }

  /** Takes nothing more. The pool closes it when what it carries has come to its end. */
  #retire(): void {
    if (!this.#usable) return
    this.#usable = false
    for (const listener of this.#onClosed) listener()
  }

  #end(): void {
    this.#idle?.giveBack()
    this.#idle = undefined
    this.#retire()
    // The other side may never close its end.
    this.#socket.destroy()
    this.#raw.destroy()
  }
}
