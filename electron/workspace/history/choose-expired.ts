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

/** The records that go beyond the limits, so that the latest stay. @param records latest first */
export function chooseExpired(records: readonly Sized[], limits: HistoryLimits, nowMs: number): string[] {
  const oldest = nowMs - limits.maxDays * DAY_MS
  let bytes = 0
  return records.flatMap(({ id, startedAt, bytes: own }, index) => {
    bytes += own
    const stays =
      index < limits.maxCount && bytes <= limits.maxBytes && new Date(startedAt).getTime() >= oldest
    return stays ? [] : [id]
  })
}
