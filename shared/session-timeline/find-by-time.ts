/** Where an entry stands in a log, and when it was told. */
export interface TimedEntry {
  seq: number
  atMs: number
}

/** So many are read at once: near the end of the search one reading is enough. */
const PAGE = 64

/**
 * The entry nearest to a time, found by halves.
 * @param read entries in order, from a place on; fewer at the end
 * @param from the first place
 * @param end the place after the last, or one beyond it
 * @param isMeant whether it is one of those that are rather meant, where there are several near
 * @returns undefined where there are none
 */
export async function findByTime<E extends TimedEntry>(
  read: (from: number, count: number) => Promise<readonly E[]>,
  from: number,
  end: number,
  atMs: number,
  isMeant: (entry: E) => boolean = () => true
): Promise<E | undefined> {
  let low = from
  let high = end
  while (high - low > PAGE) {
    const middle = low + Math.floor((high - low) / 2)
    const [entry] = await read(middle, 1)
    if (entry && entry.atMs < atMs) low = middle
    else high = middle
  }
  // The one before the time is the last of the lower half, the one after it the first of the upper.
  const page = await read(low, high - low + 1)
  const meant = page.filter(isMeant)
  return (meant.length > 0 ? meant : page).reduce<E | undefined>(
    (best, entry) => (best && Math.abs(best.atMs - atMs) <= Math.abs(entry.atMs - atMs) ? best : entry),
    undefined
  )
}
