/** After so much it is told anew, in bytes. */
const STEP_BYTES = 4 * 1024 * 1024

/** What is sent over a connection, as far as it is not handed to the system yet. */
interface Sending {
  /** 0 where nothing is open. */
  readonly bufferedBytes: number
  /** Settles when no more than so many bytes are buffered, or nothing is open. */
  drained(below: number): Promise<void>
}

/** How much is still to go, in bytes, again and again until nothing is, or nothing is open. */
export async function* tellLeft(sending: Sending): AsyncGenerator<{ leftBytes: number }> {
  for (let left = sending.bufferedBytes; left > 0; left = sending.bufferedBytes) {
    yield { leftBytes: left }
    await sending.drained(Math.max(0, left - STEP_BYTES))
  }
}
