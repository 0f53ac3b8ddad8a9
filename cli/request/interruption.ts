import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** So long may what is under way take to come to its end: who reads our output may not read on. */
const GRACE_MS = 2000

export interface Interruption {
  readonly signal: AbortSignal
  /** Of the process, once it has been interrupted: 128 and the number of the signal, as shells have it. */
  readonly exit: number | undefined
  /** Nothing is under way any more: what is left to be written may take its time, and only a second signal ends it. */
  settle(): void
}

/** Gives up what is under way at the first signal that ends processes, and ends the process at the second. */
export function listenForSignals(): Interruption {
  const controller = new AbortController()
  let exit: number | undefined
  let isSettled = false
  let grace: NodeJS.Timeout | undefined
  for (const name of SIGNALS) {
    const status = 128 + constants.signals[name]
    process.on(name, () => {
      if (exit !== undefined) process.exit(status)
      exit = status
      controller.abort()
      if (!isSettled) grace = setTimeout(() => process.exit(status), GRACE_MS).unref()
    })
  }
  return {
    signal: controller.signal,
    get exit() {
      return exit
    },
    settle() {
      isSettled = true
      clearTimeout(grace)
    }
  }
}

/** Ends the process at the first signal that ends processes, by its exit: what is taken away there goes. */
export function endAtSignals(): void {
  onSignal(status => process.exit(status))
}

/** Resolves at the first signal that ends processes to the status of one that ends of it; a second ends the process. */
export function untilSignal(): Promise<number> {
  return new Promise(resolve => {
    let isEnding = false
    onSignal(status => {
      if (isEnding) process.exit(status)
      isEnding = true
      resolve(status)
    })
  })
}

/** @param react told the status that shells have for a process that ends of it */
function onSignal(react: (status: number) => void): void {
  for (const name of SIGNALS) process.on(name, () => react(128 + constants.signals[name]))
}
