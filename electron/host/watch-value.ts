import { setTimeout } from 'node:timers/promises'

/** How often somebody who watches looks, in milliseconds. */
const LOOK_MS = 1000

/**
 * A value now, and again whenever a look at it shows another one. It is looked at, and does not tell of its changes,
 * because it changes thousands of times a second for somebody who mostly is not there.
 */
export async function* watchValue<T>(
  read: () => T,
  signal: AbortSignal,
  everyMs: number = LOOK_MS
): AsyncGenerator<T> {
  let told: string | undefined
  while (!signal.aborted) {
    const value = read()
    const text = JSON.stringify(value)
    if (text !== told) yield value
    told = text
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
