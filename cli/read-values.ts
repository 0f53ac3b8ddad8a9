import { parseBytes } from '#shared/format/parse-bytes.ts'
import { parseDuration } from '#shared/format/parse-duration.ts'
import { UsageError } from './usage-error.ts'

/** The value of a flag as milliseconds: `500ms`, `30s`, `5`. @throws UsageError when it is no time */
export function readTime(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = parseDuration(text)
  if (ms === undefined) throw new UsageError(`--${flag} ${text}: write a time such as 500ms or 30s`)
  return ms
}

/** @throws UsageError when it is no whole number */
export function readCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${flag} ${text}: write a whole number`)
  return Number(text)
}

/** In bytes. @throws UsageError when it is no size */
export function readSize(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const bytes = parseBytes(text)
  if (bytes === undefined) throw new UsageError(`--${flag} ${text}: write a size such as 64KiB or 1M`)
  return bytes
}
