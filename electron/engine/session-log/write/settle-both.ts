/** Settles when both have, whatever becomes of either. @throws what the first of them does, where it does */
export async function settleBoth(first: Promise<unknown>, second: Promise<unknown>): Promise<void> {
  for (const outcome of await Promise.allSettled([first, second]))
    if (outcome.status === 'rejected') throw outcome.reason
}
