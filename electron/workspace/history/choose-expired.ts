import type { HistoryLimits, HistorySource } from '#shared/model/history.ts'

/** What the limits look at of a record. */
interface Sized {
  id: string
  /** ISO 8601. */
  startedAt: string
  /** Of record and body. */
  bytes: number
  source: HistorySource
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Of what is kept, so much may have been sent by runs before theirs go first. */
const SHARE_OF_RUNS = 0.5

/**
 * The records that go beyond the limits: what is imported, and what runs sent beyond half of it all, goes before what a
 * person sent one by one, and the oldest of each first.
 * @param records in any order
 */
export function chooseExpired(records: readonly Sized[], limits: HistoryLimits, nowMs: number): string[] {
  const oldest = nowMs - limits.maxDays * DAY_MS
  // As a rule none does, and this is asked after each one that is added.
  if (areWithin(records, limits, new Date(Math.max(0, oldest)).toISOString())) return []
  const { first, others } = standing(records, limits)
  let bytes = 0
  return [...first, ...others].flatMap(({ id, startedAt, bytes: own }, index) => {
    bytes += own
    const stays =
      index < limits.maxCount && bytes <= limits.maxBytes && new Date(startedAt).getTime() >= oldest
    return stays ? [] : [id]
  })
}

/** How many records can be imported that nothing goes for but what was imported before, and what runs sent beyond half. */
export function roomForImported(records: readonly Sized[], limits: HistoryLimits): number {
  return Math.max(0, limits.maxCount - standing(records, limits).first.length)
}

/** What stays first, and what only where there is room, each with the latest first. */
function standing(
  records: readonly Sized[],
  { maxCount, maxBytes }: HistoryLimits
): Record<'first' | 'others', Sized[]> {
  const [first, others]: [Sized[], Sized[]] = [[], []]
  const runs = { count: 0, bytes: 0 }
  for (const record of records.toSorted(latestFirst)) {
    const { source, bytes } = record
    if (source.run) {
      runs.count++
      runs.bytes += bytes
    }
    const isBeyond = runs.count > maxCount * SHARE_OF_RUNS || runs.bytes > maxBytes * SHARE_OF_RUNS
    if (source.file !== undefined || (source.run && isBeyond)) others.push(record)
    else first.push(record)
  }
  return { first, others }
}

function areWithin(
  records: readonly Sized[],
  { maxCount, maxBytes }: HistoryLimits,
  oldest: string
): boolean {
  let bytes = 0
  for (const record of records) {
    bytes += record.bytes
    if (bytes > maxBytes || record.startedAt < oldest) return false
  }
  return records.length <= maxCount
}

function latestFirst(a: Sized, b: Sized): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1
  return a.id < b.id ? 1 : -1
}
