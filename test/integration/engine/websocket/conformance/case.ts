import type { SessionOverrides } from '#test/fixtures/socket-sessions.ts'

/** What a server writes, and what has to come of it. */
export interface ConformanceCase {
  name: string
  /** What is written after the handshake; a close with 1000 follows it, unless `closes` is another code. */
  bytes: Uint8Array
  /** Sec-WebSocket-Extensions of the answer. */
  extensions?: string
  settings?: SessionOverrides
  /** What is told of messages and control frames, closes aside: an opcode, and a payload as text or bytes. */
  tells?: [opcode: 'text' | 'binary' | 'ping' | 'pong', payload: string | Uint8Array][]
  /** The code of the close frame that is sent; null is one without. Without it, 1000 is answered. */
  closes?: number | null
  /** The reason of the error that the connection ends with. */
  fault?: string
}

/** One that ends with a fault before anything is told. */
export function faulty(
  name: string,
  bytes: Uint8Array,
  closes: number,
  fault: string,
  more: Partial<ConformanceCase> = {}
): ConformanceCase {
  return { name, bytes, closes, fault, ...more }
}
