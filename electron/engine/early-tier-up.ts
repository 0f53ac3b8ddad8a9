import { setFlagsFromString } from 'node:v8'

/** Since this version of V8 there is a compiler between the first and the last, and what is run again is fast soon. */
const MIDDLE_TIER = 12

/**
 * Lets V8 optimise what has run some 50 times, and not some 700 times: for a process that does the same a thousand times
 * over and ends. That takes more of other threads, and a sixth less of the time.
 */
export function tierUpEarly(): void {
  if (Number.parseInt(process.versions.v8, 10) < MIDDLE_TIER) setFlagsFromString('--interrupt-budget=6000')
}
