let taken = 0

/** A name that no other connection has as long as this process lives. */
export function takeConnectionId(): string {
  return `c${++taken}`
}
