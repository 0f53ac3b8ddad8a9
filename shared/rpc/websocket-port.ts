import { formatBytes } from '../format/bytes.ts'
import { ClientError } from '../model/client-error.ts'
import { CloseSignal } from './close-signal.ts'
import { decodeFrame, encodeFrame } from './frame-codec.ts'
import type { Port } from './port.ts'

const CONNECTING = 0
/** What waits in a socket may be no more than this for it to count as drained. */
const LITTLE_BYTES = 4 * 1024 * 1024
/** No socket says when it has sent what waited. */
const POLL_MS = 10

/** What a browser's `WebSocket` and that of the `ws` package have in common. */
interface WebSocketLike {
  binaryType: string
  readonly readyState: number
  /** Bytes that were given to `send` and still wait. */
  readonly bufferedAmount: number
  send(data: Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
}

interface WebSocketPortOptions {
  /** What the other side takes at most. It closes the connection on a larger frame, so that none is sent. */
  maxFrameBytes?: number
}

/**
 * Carries frames over a WebSocket, each as one binary message. Frames that are posted while it still connects are
 * kept until it is open. A message that is no frame is handed on as `undefined`, for the other side to refuse.
 */
export function createWebSocketPort(
  socket: WebSocketLike,
  { maxFrameBytes = Number.POSITIVE_INFINITY }: WebSocketPortOptions = {}
): Port {
  const closed = new CloseSignal()
  let waiting: Uint8Array<ArrayBuffer>[] | undefined = socket.readyState === CONNECTING ? [] : undefined

  socket.binaryType = 'arraybuffer'
  socket.addEventListener('close', () => closed.fire())
  socket.addEventListener('open', () => {
    for (const message of waiting ?? []) socket.send(message)
    waiting = undefined
  })

  return {
    post(frame) {
      if (closed.closed) return
      const message = encodeFrame(frame)
      if (message.byteLength > maxFrameBytes) throw frameTooLarge(message.byteLength, maxFrameBytes)
      if (waiting) waiting.push(message)
      else socket.send(message)
    },
    onFrame(listener) {
      socket.addEventListener('message', event => listener(decode(event.data)))
    },
    onClose: listener => closed.listen(listener),
    close() {
      socket.close()
      closed.fire()
    },
    async drained() {
      while (!closed.closed && socket.bufferedAmount > LITTLE_BYTES) {
        await new Promise(resolve => setTimeout(resolve, POLL_MS))
      }
    }
  }
}

function frameTooLarge(size: number, limit: number): ClientError {
  return new ClientError('BODY_LIMIT', {
    reason: 'frame',
    facts: { size: formatBytes(size), limit: formatBytes(limit) }
  })
}

function decode(data: unknown): unknown {
  try {
    return data instanceof ArrayBuffer ? decodeFrame(new Uint8Array(data)) : undefined
  } catch {
    return undefined
  }
}
