import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** So long may what is under way take to come to its end: who reads our output may not read on. */
const GRACE_MS = 2000

export interface Interruption {
  readonly signal: AbortSignal
  /** Of the process, once it has been interrupted: 128 and the number of the signal, as shells have it. */
  readonly exit: number | undefined
}

/** Gives up what is under way at the first signal that ends processes, and ends the process at the second. */
export function listenForSignals(): Interruption {
  const controller = new AbortController()
  let exit: number | undefined
  for (const name of SIGNALS) {
    const status = 128 + constants.signals[name]
    process.on(name, () => {
      if (exit !== undefined) process.exit(status)
      exit = status
      controller.abort()
      setTimeout(() => process.exit(status), GRACE_MS).unref()
    })
  }
  return {
    signal: controller.signal,
    get exit() {
      return exit
    }
  }
}
