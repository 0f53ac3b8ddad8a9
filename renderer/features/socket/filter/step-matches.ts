/** An entry in the order of a list, and its place there. */
export interface FoundEntry {
  n: number
  seq: number
}

/** What was found, as it can be asked for. */
export interface FoundList {
  /** The first at or after a `seq`. */
  at(seq: number): Promise<FoundEntry | null>
  /** The `seq` of the n-th. */
  seqOf(n: number): Promise<number | undefined>
  /** How many there are. */
  count: number
}

/** More steps from one list to the other than this are not made. */
const MOST_STEPS = 2000

/**
 * The nearest match of a search, in a direction, that is in a filtered list too. Each list leaps to where the other is.
 * @param from where one stands: the match is beyond it
 * @param shown the list; undefined where all is shown
 */
export async function stepToMatch(
  matches: FoundList,
  shown: FoundList | undefined,
  from: number,
  step: 1 | -1
): Promise<FoundEntry | undefined> {
  const near = step === 1 ? nextIn : previousIn
  let found = await near(matches, from)
  for (let steps = 0; found && shown && steps < MOST_STEPS; steps++) {
    const beside = step === 1 ? await shown.at(found.seq) : await atOrBefore(shown, found.seq)
    if (!beside) return undefined
    if (beside.seq === found.seq) return found
    found = step === 1 ? ((await matches.at(beside.seq)) ?? undefined) : await atOrBefore(matches, beside.seq)
  }
  return found
}

async function nextIn(list: FoundList, seq: number): Promise<FoundEntry | undefined> {
  return (await list.at(seq + 1)) ?? undefined
}

function previousIn(list: FoundList, seq: number): Promise<FoundEntry | undefined> {
  return atOrBefore(list, seq - 1)
}

async function atOrBefore(list: FoundList, seq: number): Promise<FoundEntry | undefined> {
  if (seq < 0) return undefined
  const found = await list.at(seq)
  if (found?.seq === seq) return found
  const n = (found ? found.n : list.count) - 1
  if (n < 0) return undefined
  const before = await list.seqOf(n)
  return before === undefined ? undefined : { n, seq: before }
}
