import { CloseSignal } from './close-signal.ts'
import { withOwnBytes } from './own-bytes.ts'
import type { Port } from './port.ts'

interface PortMessage {
  data: unknown
}

/** What the DOM's, Node's and Electron's message ports have in common. */
interface Postable {
  postMessage(message: unknown): void
  start?(): void
  close(): void
}

/** A DOM or Node `MessagePort`. */
interface EventTargetPort extends Postable {
  addEventListener(type: 'message', listener: (event: PortMessage) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

/** Electron's `MessagePortMain`. */
interface EmitterPort extends Postable {
  on(type: 'message', listener: (event: PortMessage) => void): unknown
  on(type: 'close', listener: () => void): unknown
}

/**
 * Carries frames over a message port by structured clone. Nothing is ever transferred: Electron loses messages
 * that transfer an ArrayBuffer (electron#34905).
 */
export function createMessagePort(port: EventTargetPort | EmitterPort): Port {
  const closed = new CloseSignal()
  const onClose = () => closed.fire()
  // Node's port has both; its `on` hands over the bare data, so the event target comes first.
  if ('addEventListener' in port) port.addEventListener('close', onClose)
  else port.on('close', onClose)

  return {
    post(frame) {
      if (!closed.closed) port.postMessage(withOwnBytes(frame))
    },
    onFrame(listener) {
      const onMessage = (event: PortMessage) => listener(event.data)
      if ('addEventListener' in port) port.addEventListener('message', onMessage)
      else port.on('message', onMessage)
      port.start?.()
    },
    onClose: listener => closed.listen(listener),
    close() {
      port.close()
      closed.fire()
    }
  }
}
