import { settledOrLeft } from './settled-or-left.ts'

/** After so much it is told anew, in bytes. */
const STEP_BYTES = 4 * 1024 * 1024

/** What is sent over a connection, as far as it is not handed to the system yet. */
interface Sending {
  /** 0 where nothing is open. */
  readonly bufferedBytes: number
  /** Settles when so many of the bytes that are buffered now have gone, or nothing is open. */
  handed(bytes: number): Promise<void>
}

/**
 * How much of what is buffered at the beginning is still to go, in bytes, again and again until nothing is, or nothing is
 * open, or it is left. What comes after that is not counted.
 */
export async function* tellLeft(
  sending: Sending,
  signal: AbortSignal
): AsyncGenerator<{ leftBytes: number }> {
  let left = sending.bufferedBytes
  while (left > 0 && !signal.aborted) {
    yield { leftBytes: left }
    const step = Math.min(left, STEP_BYTES)
    await settledOrLeft(sending.handed(step), signal)
    left = Math.min(left - step, sending.bufferedBytes)
  }
}
