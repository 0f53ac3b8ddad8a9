import { createMessagePort } from '#shared/rpc/message-port.ts'
import type { Port } from '#shared/rpc/port.ts'

/** A port from Electron's shell. The questions and their answers are written down in the preload script. */
export function askShellForPort(question: string, answer: string): Promise<Port> {
  return new Promise(resolve => {
    const onMessage = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== answer || !port) return
      window.removeEventListener('message', onMessage)
      resolve(createMessagePort(port))
    }
    window.addEventListener('message', onMessage)
    window.postMessage(question, location.origin)
  })
}
