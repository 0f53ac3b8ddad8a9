/** The number of the latest opening. */
let latest = 0

/**
 * Begins to open something that has to be read first.
 * @returns whether nothing else was asked for since: only then it may come to the front
 */
export function beginOpening(): () => boolean {
  const mine = ++latest
  return () => mine === latest
}
