import { unlessAborted } from './unless-aborted.ts'

/** Settles when no filter runs that has begun or waits by now. */
let allBefore: Promise<void> = Promise.resolve()

/**
 * Lets one filter of this process run after the other. In Electron all threads share 4 GiB for their values, and the whole
 * process ends when these are used up: what each may have for itself says nothing of two.
 * @throws ClientError by the signal while it waits; what the work throws
 */
export async function inTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const before = allBefore
  let end = () => {}
  const done = new Promise<void>(resolve => {
    end = resolve
  })
  allBefore = before.then(() => done)
  try {
    await unlessAborted(before, signal)
    return await work()
  } finally {
    end()
  }
}
