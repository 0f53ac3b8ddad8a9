import { setTimeout } from 'node:timers/promises'

/** Waits so many milliseconds, or until nobody wants it any more. */
export async function passTime(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
