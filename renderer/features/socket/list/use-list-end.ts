import { useRef } from 'react'
import type { Listed } from './use-listed-entries.ts'

/**
 * Where a list ends: before what has come since it was paused. And how much has come since its end was in sight last.
 */
export function useListEnd(
  { logId, opened, filterId, end }: Listed,
  { paused, following }: { paused: boolean; following: boolean }
): { end: number; arrived: number } {
  const list = `${logId} ${opened} ${filterId}`
  const seen = useRef({ list, end })
  const atEnd = following && !paused
  if (atEnd || seen.current.list !== list) seen.current = { list, end }
  const last = Math.min(seen.current.end, end)
  return { end: paused ? last : end, arrived: end - last }
}
