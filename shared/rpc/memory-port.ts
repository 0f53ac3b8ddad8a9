import { CloseSignal } from './close-signal.ts'
import type { Port } from './port.ts'

/** Two ports joined in memory. Frames are cloned and arrive in a later microtask, as on a real carrier. */
export function createMemoryPorts(): [Port, Port] {
  const closed = new CloseSignal()
  const listeners: [((frame: unknown) => void)?, ((frame: unknown) => void)?] = []

  function end(own: 0 | 1, other: 0 | 1): Port {
    let closing = false
    return {
      post(frame) {
        if (closing) return
        const copy = structuredClone(frame)
        queueMicrotask(() => {
          if (!closed.closed) listeners[other]?.(copy)
        })
      },
      onFrame(listener) {
        listeners[own] = listener
      },
      onClose: listener => closed.listen(listener),
      close() {
        closing = true
        // After the frames that are still on their way.
        queueMicrotask(() => closed.fire())
      }
    }
  }
  return [end(0, 1), end(1, 0)]
}
