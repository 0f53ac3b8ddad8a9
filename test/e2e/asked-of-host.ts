import type { Page } from '@playwright/test'

/**
 * Counts how often the page asks the host for something from now on, by whichever port it has.
 * @param method of the contract, such as `text.open`
 * @returns tells how often it has
 */
export async function countAsked(page: Page, method: string): Promise<() => Promise<number>> {
  const counter = await page.evaluateHandle(method => {
    const counter = { asked: 0 }
    const decoder = new TextDecoder()
    const watch = (proto: object, name: string) => {
      const send: unknown = Reflect.get(proto, name)
      if (typeof send !== 'function') return
      Reflect.set(proto, name, function (this: unknown, data: unknown, ...rest: unknown[]) {
        const text = data instanceof Uint8Array ? decoder.decode(data) : JSON.stringify(data)
        if (text.includes(`"method":"${method}"`)) counter.asked++
        return Reflect.apply(send, this, [data, ...rest])
      })
    }
    watch(WebSocket.prototype, 'send')
    watch(MessagePort.prototype, 'postMessage')
    return counter
  }, method)
  return () => counter.evaluate(({ asked }) => asked)
}
