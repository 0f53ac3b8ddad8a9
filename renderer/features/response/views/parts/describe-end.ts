import { formatBytes } from '#shared/format/bytes.ts'
import type { MultipartEnd } from '#shared/multipart/multipart-scanner.ts'

/** What stands around the parts, where that is worth a word. A line end is not. */
export function describeEnd({ preamble, epilogue, closed }: MultipartEnd): string {
  const words: string[] = []
  if (!closed) words.push('The last boundary did not come: the last part may be cut off.')
  if (preamble > 2) words.push(`${formatBytes(preamble)} stand before the first part.`)
  if (epilogue > 2) words.push(`${formatBytes(epilogue)} stand behind the last part.`)
  return words.join(' ')
}
