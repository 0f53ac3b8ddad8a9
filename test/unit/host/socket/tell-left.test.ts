import { expect, it } from 'vitest'
import { tellLeft } from '#host/socket/tell-left.ts'

const MIB = 1024 * 1024

/** Sends nothing by itself. */
class Sending {
  bufferedBytes = 0
  #gone = 0
  #waiting: (() => void)[] = []

  /** So many bytes have gone, and so many have come after. */
  go(bytes: number, added = 0): void {
    this.bufferedBytes += added - bytes
    this.#gone += bytes
    for (const look of this.#waiting.splice(0)) look()
  }

  handed(bytes: number): Promise<void> {
    const upTo = this.#gone + bytes
    return new Promise(resolve => {
      const look = () => {
        if (this.#gone >= upTo) resolve()
        else this.#waiting.push(look)
      }
      look()
    })
  }
}

it('ends when what was there at the beginning has gone, whatever comes after', async () => {
  const sending = new Sending()
  sending.bufferedBytes = 10 * MIB
  const left: number[] = []
  for await (const { leftBytes } of tellLeft(sending, new AbortController().signal)) {
    left.push(leftBytes / MIB)
    setImmediate(() => sending.go(4 * MIB, 6 * MIB))
  }
  expect(left).toEqual([10, 6, 2])
})

it('ends when it is left, although nothing goes', async () => {
  const sending = new Sending()
  sending.bufferedBytes = MIB
  const leave = new AbortController()
  const telling = tellLeft(sending, leave.signal)
  await telling.next()
  const next = telling.next()
  leave.abort()
  expect(await next).toEqual({ value: undefined, done: true })
})
