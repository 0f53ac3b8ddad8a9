import type { Duplex, Writable } from 'node:stream'

/** The parts of `ws` that are used without its sockets. It exports them, and its types leave them out. */
declare module 'ws' {
  /** Extensions of a handshake (RFC 6455 §9.1), by name, in order; a parameter without a value has `true`. */
  type ParsedExtensions = Record<string, Record<string, (string | true)[]>[] | undefined>

  export const extension: {
    /** @throws SyntaxError */
    parse(header: string): ParsedExtensions
  }

  /** permessage-deflate (RFC 7692) of one connection. */
  export class PerMessageDeflate {
    constructor(options: { isServer?: boolean; threshold?: number; maxPayload?: number })
    /** @throws Error when the answer of the server has parameters that it may not have */
    accept(answer: Record<string, (string | true)[]>[]): void
    /** Not while it is at work. */
    cleanup(): void
  }

  type Extensions = { 'permessage-deflate'?: PerMessageDeflate }

  /** Takes the bytes of a connection, and emits what is in them. Its errors have a `code`. */
  export class Receiver extends Writable {
    constructor(options: {
      extensions?: Extensions
      isServer?: boolean
      maxPayload?: number
      maxFragments?: number
      maxBufferedChunks?: number
      /** Emit several messages in one turn of the event loop. */
      allowSynchronousEvents?: boolean
    })
    /** What has come of a frame that is not there as a whole. */
    protected _buffers: Buffer[]
    /** Of the frame that is being read; of a continuation the one that it goes on with. */
    protected _opcode: number
    /** As its head says it: 126 and 127 as long as the length behind them is not read. */
    protected _payloadLength: number
    on(event: 'message', listener: (payload: Buffer, isBinary: boolean) => void): this
    on(event: 'ping' | 'pong', listener: (payload: Buffer) => void): this
    /** A close frame: the last thing that is looked at. 1005 is one without a code. */
    on(event: 'conclude', listener: (code: number, reason: Buffer) => void): this
    on(event: 'drain' | 'finish' | 'close', listener: () => void): this
    on(event: 'error', listener: (error: Error & { code?: string }) => void): this
  }

  type Written = (error?: Error | null) => void

  /** Writes frames to a connection. */
  export class Sender {
    constructor(socket: Duplex, extensions?: Extensions)
    /** A message, or a fragment of one unless `fin`. */
    send(
      payload: Uint8Array,
      options: { binary: boolean; compress: boolean; fin: boolean; mask: boolean },
      written: Written
    ): void
    ping(payload: Uint8Array, mask: boolean, written: Written): void
    pong(payload: Uint8Array, mask: boolean, written: Written): void
    close(code: number | undefined, reason: string | Uint8Array, mask: boolean, written: Written): void
  }
}
