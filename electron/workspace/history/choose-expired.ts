import type { HistoryLimits } from '#shared/model/history.ts'

/** What the limits look at of a record. */
interface Sized {
  id: string
  /** ISO 8601. */
  startedAt: string
  /** Of record and body. */
  bytes: number
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The records that go beyond the limits, so that the latest stay. @param records in any order */
export function chooseExpired(records: readonly Sized[], limits: HistoryLimits, nowMs: number): string[] {
  const oldest = nowMs - limits.maxDays * DAY_MS
  // As a rule none does, and this is asked after each one that is added.
  if (areWithin(records, limits, new Date(Math.max(0, oldest)).toISOString())) return []
  let bytes = 0
  return records.toSorted(latestFirst).flatMap(({ id, startedAt, bytes: own }, index) => {
    bytes += own
    const stays =
      index < limits.maxCount && bytes <= limits.maxBytes && new Date(startedAt).getTime() >= oldest
    return stays ? [] : [id]
  })
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
