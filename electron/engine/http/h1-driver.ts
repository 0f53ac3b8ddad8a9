import type { Socket } from 'node:net'
import { type buildConnector, Client } from 'undici'
import type { HeaderChange, HopRequest } from '#shared/model/exchange.ts'
import { connectionClosed } from './connection-closed.ts'
import type { CallObserver, Driver, DriverRequest } from './driver.ts'
import { H1Call, type H1Link } from './h1-call.ts'
import { MAX_HEAD_BYTES } from './response-head-filter.ts'
import { WireTap } from './wire-tap.ts'

/** Speaks HTTP/1.1 over one socket, one request at a time, by an undici client that is handed that socket. */
export class H1Driver implements Driver, H1Link {
  readonly protocol = 'http/1.1'
  readonly capacity = 1
  readonly opensWebSockets = false
  readonly tap: WireTap
  readonly client: Client
  readonly socket: Socket
  readonly raw: Socket
  #handedOver = false
  #isUpgraded = false

  /**
   * @param raw the TCP connection beneath the socket
   * @param idleMs after so many milliseconds without a request the connection is closed
   */
  constructor(socket: Socket, raw: Socket, idleMs: number) {
    this.socket = socket
    this.raw = raw
    // undici listens only while it owns the socket; an error before or after must not end the process.
    socket.on('error', () => {})
    this.tap = new WireTap(socket)
    // Always http and always this host: undici must not draw conclusions from the origin. The Host header is ours.
    this.client = new Client('http://localhost', {
      connect: (_options, callback) => this.#handOver(callback),
      pipelining: 1,
      maxHeaderSize: MAX_HEAD_BYTES,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: idleMs,
      keepAliveMaxTimeout: idleMs
    })
  }

  /** Bytes that still wait to be written belong to an upload that was given up. */
  get usable(): boolean {
    const { destroyed, writable, readable, writableLength } = this.socket
    return !this.#isUpgraded && !destroyed && writable && readable && writableLength === 0
  }

  asWritten(request: HopRequest): { request: HopRequest; changes: HeaderChange[] } {
    return { request, changes: [] }
  }

  send(request: DriverRequest, observer: CallObserver, reused: boolean): H1Call {
    const call = new H1Call(this, observer, reused)
    call.start(request)
    return call
  }

  noteUpgraded(): void {
    this.#isUpgraded = true
  }

  /** It never changes. */
  onCapacity(): void {}

  onClosed(listener: () => void): void {
    this.socket.once('close', listener)
  }

  destroy(): void {
    this.client.destroy(() => {})
    if (!this.#isUpgraded) this.socket.destroy()
  }

  #handOver(callback: buildConnector.Callback): void {
    // Asked a second time, the socket has died; undici would go on with a new one. It wants its answer later.
    const dead = this.#handedOver || this.socket.destroyed
    this.#handedOver = true
    process.nextTick(() =>
      dead || this.socket.destroyed ? callback(connectionClosed(), null) : callback(null, this.socket)
    )
  }
}
