import { formatBytes } from '#shared/format/bytes.ts'
import { PART_BYTES } from './body-content.ts'

/** A part of a body that is too long to be shown at once. */
export interface BodyPart {
  /** In words, after “Shown: ” or “Copied ”: `the first 5.0 MiB`, `5.0 MiB to 10 MiB`. */
  name: string
  /** Where the neighbours begin, where there are any. */
  previous: number | undefined
  next: number | undefined
  /** Bytes of a whole part. */
  length: number
}

/** The part that is shown from `offset`, or undefined when that is all there is. */
export function partOf(size: number, form: 'text' | 'hex', offset: number): BodyPart | undefined {
  const length = PART_BYTES[form]
  if (size <= length) return undefined
  const end = Math.min(size, offset + length)
  return {
    name: offset === 0 ? `the first ${formatBytes(length)}` : `${formatBytes(offset)} to ${formatBytes(end)}`,
    previous: offset > 0 ? Math.max(0, offset - length) : undefined,
    next: end < size ? end : undefined,
    length
  }
}
