import type { Page } from '@playwright/test'
import { decodeFrame } from '#shared/rpc/frame-codec.ts'

/** A call that is kept from the host, so that something else can happen first. */
export interface HeldCall {
  /** Settles when the page has made it. */
  asked: Promise<void>
  /** Lets it go to the host. Settles when the page has its answer. */
  release(): Promise<void>
}

export interface Calls {
  /** Holds the next call of a method whose input contains a text. */
  hold(method: string, text?: string): HeldCall
  /** Ends the connection instead of the next call of a method. */
  cut(method: string): void
}

interface Waiting {
  method: string
  text: string
  seize(call: { id: number; pass: () => void; cut: () => void }): void
}

/** Comes between a page and its host. The page is loaded anew. */
export async function interceptCalls(page: Page): Promise<Calls> {
  const waiting: Waiting[] = []
  const answered = new Map<number, () => void>()

  await page.routeWebSocket(/\/rpc/, socket => {
    const server = socket.connectToServer()
    socket.onMessage(message => {
      const frame = readFrame(message)
      const pass = () => server.send(message)
      const seized = waiting.find(
        ({ method, text }) => frame.method === method && JSON.stringify(frame.input).includes(text)
      )
      if (frame.type !== 'call' || !seized) return pass()
      waiting.splice(waiting.indexOf(seized), 1)
      const cut = () => {
        void socket.close()
        void server.close()
      }
      seized.seize({ id: frame.id, pass, cut })
    })
    server.onMessage(message => {
      socket.send(message)
      const frame = readFrame(message)
      if (frame.type === 'result' || frame.type === 'error') answered.get(frame.id)?.()
    })
  })
  await page.reload()
  await page.getByRole('textbox', { name: 'URL', exact: true }).waitFor()

  return {
    hold(method, text = '') {
      let letGo = async () => {}
      const asked = new Promise<void>(resolve => {
        waiting.push({
          method,
          text,
          seize({ id, pass }) {
            letGo = async () => {
              const answer = new Promise<void>(done => answered.set(id, done))
              pass()
              await answer
              await settle(page)
            }
            resolve()
          }
        })
      })
      return { asked, release: () => letGo() }
    },
    cut(method) {
      waiting.push({ method, text: '', seize: ({ cut }) => cut() })
    }
  }
}

/** Until the page has done what an answer made it do, and has drawn it. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
  )
}

interface Frame {
  type?: unknown
  id: number
  method?: unknown
  input?: unknown
}

function readFrame(message: string | Buffer): Frame {
  return typeof message === 'string' ? { id: -1 } : (decodeFrame(message) as Frame)
}
