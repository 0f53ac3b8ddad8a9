import { test as base } from './fixtures.ts'
import type { SondePage } from './sonde-page.ts'

/** The line between the page and the host of `sonde serve`, on which single messages are held up or cut off. */
export class Line {
  readonly #rules: { holds: string; meet: (pass: () => void, cut: () => void) => void }[] = []

  /** Holds up the next message that holds this text. @returns lets it pass, once it has come that far */
  hold(text: string): () => Promise<void> {
    const met = new Promise<() => void>(resolve => this.#rules.push({ holds: text, meet: resolve }))
    return async () => (await met)()
  }

  /** Cuts the line in the place of the next message that holds this text. */
  cut(text: string): void {
    this.#rules.push({ holds: text, meet: (_pass, cut) => cut() })
  }

  /** Puts the line between a page and its host, which connects anew by it. */
  async join(sonde: SondePage): Promise<void> {
    await sonde.page.routeWebSocket(/\/rpc/, socket => {
      const server = socket.connectToServer()
      socket.onMessage(message => {
        const text = message.toString()
        const index = this.#rules.findIndex(({ holds }) => text.includes(holds))
        const pass = () => server.send(message)
        const [rule] = index < 0 ? [] : this.#rules.splice(index, 1)
        if (!rule) return pass()
        rule.meet(pass, () => {
          void socket.close()
          void server.close()
        })
      })
    })
    await sonde.page.reload()
    await sonde.url.waitFor()
  }
}

/** For races: what is said on the line between page and host can be held up. Only `sonde serve` has one. */
export const test = base.extend<{ line: Line }>({
  line: async ({ sonde }, use) => {
    const line = new Line()
    await line.join(sonde)
    await use(line)
  }
})
