import type { DraftRow } from '#shared/model/draft/draft-row.ts'

/**
 * Reads pasted form fields: an encoded form (`a=1&b=two+words`), or lines of `name=value` that are not encoded.
 * @returns undefined when the text is something else, which is pasted as it is
 */
export function parseFormBlock(text: string): DraftRow[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '')
  const [only] = lines
  if (only === undefined || !lines.every(line => /^[^=\s]+=/.test(line))) return undefined
  const pairs = lines.length === 1 ? [...new URLSearchParams(only.trim())] : lines.map(splitLine)
  return pairs.map(([name, value]) => ({ name, value, enabled: true }))
}

function splitLine(line: string): [string, string] {
  const at = line.indexOf('=')
  return [line.slice(0, at), line.slice(at + 1)]
}
