import { unlessAborted } from './unless-aborted.ts'

/** What a thread in its turn may have for its values, in MiB: half of what all threads of Electron have together. */
export const TURN_MEMORY_MIB = 2048

/** Settles when nobody has a turn who has one or waits by now. */
let allBefore: Promise<void> = Promise.resolve()

/**
 * Waits until no other thread of this process runs that may need much memory. In Electron all threads share 4 GiB for
 * their values, and the whole process ends when these are used up: what each may have for itself says nothing of two.
 * @returns ends the turn
 * @throws ClientError by the signal while it waits
 */
export async function takeTurn(signal: AbortSignal): Promise<() => void> {
  const before = allBefore
  let end = () => {}
  const done = new Promise<void>(resolve => {
    end = resolve
  })
  allBefore = before.then(() => done)
  try {
    await unlessAborted(before, signal)
    return end
  } catch (error) {
    end()
    throw error
  }
}
