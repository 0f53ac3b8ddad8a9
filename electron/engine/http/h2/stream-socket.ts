import type { ClientHttp2Stream } from 'node:http2'
import { Duplex } from 'node:stream'

/**
 * A stream of HTTP/2 as a socket. Its own `close` would come before what it had still to hand out (a close frame, above
 * all), so that this one is closed only after all of that was read.
 */
export class StreamSocket extends Duplex {
  readonly wire = { sent: 0, received: 0 }
  readonly #stream: ClientHttp2Stream

  constructor(stream: ClientHttp2Stream) {
    super({ allowHalfOpen: true })
    this.#stream = stream
    stream.on('data', (chunk: Buffer) => {
      this.wire.received += chunk.length
      if (!this.push(chunk)) stream.pause()
    })
    stream.on('end', () => this.push(null))
    stream.on('error', error => this.destroy(error))
    stream.on('close', () => {
      if (!this.readableEnded) this.push(null)
    })
  }

  override _read(): void {
    this.#stream.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.wire.sent += chunk.length
    this.#stream.write(chunk, done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#stream.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#stream.destroy()
    done(error)
  }
}
