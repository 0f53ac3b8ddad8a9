/** So much may be sent that is not handed to the system yet. A larger message goes when nothing else waits. */
export const MAX_BACKLOG_BYTES = 16 * 1024 * 1024
/** When no more waits, it is time for the next. */
export const DRAINED_BYTES = 1024 * 1024

/** Whether a message of so many bytes may go. */
export function hasRoom(bufferedBytes: number, size: number): boolean {
  return bufferedBytes === 0 || bufferedBytes + size <= MAX_BACKLOG_BYTES
}

/** When no more than so many bytes are buffered, there is room for a message of that size. */
export function drainedFor(size: number): number {
  return Math.max(0, Math.min(DRAINED_BYTES, MAX_BACKLOG_BYTES - size))
}
