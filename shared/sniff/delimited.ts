const DELIMITERS = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** So many records are looked at. */
const SAMPLE = 30

/**
 * The character that delimits the fields of a text with one record in each line (RFC 4180): the one by which most
 * records have as many fields as the first. Undefined where none does that for two columns and more.
 * @param text the beginning
 * @param cut whether more follows, so that the last record may not be whole
 */
export function detectDelimiter(text: string, cut: boolean): Delimiter | undefined {
  let best: { delimiter: Delimiter; score: number } | undefined
  for (const delimiter of DELIMITERS) {
    const counts = countFields(text, delimiter)
    if (cut && counts.length > 1) counts.pop()
    const [columns = 1] = counts
    if (columns < 2) continue
    const alike = counts.filter(count => count === columns).length / counts.length
    // Among those that are as regular, more columns mean that the other is only in the texts.
    const score = alike + Math.min(columns, 100) / 1000
    if (alike >= 0.8 && (!best || score > best.score)) best = { delimiter, score }
  }
  return best?.delimiter
}

/**
 * Whether a text of which nothing else is known is a table: three lines at least, all with as many fields, and no
 * prose, which has commas too.
 */
export function looksDelimited(text: string, cut: boolean): boolean {
  const delimiter = detectDelimiter(text, cut)
  if (delimiter === undefined) return false
  const counts = countFields(text, delimiter)
  if (cut) counts.pop()
  if (counts.length < 3 || counts.some(count => count !== counts[0])) return false
  return delimiter === '\t' || !new RegExp(`[a-z]\\${delimiter} [a-z]`).test(text)
}

/** How many fields each of the first records has. Empty lines are none. */
function countFields(text: string, delimiter: string): number[] {
  const counts: number[] = []
  let fields = 1
  let quoted = false
  let fieldStart = true
  let lineStart = 0
  for (let at = 0; at <= text.length && counts.length < SAMPLE; at++) {
    const char = text[at]
    if (quoted && char !== undefined) {
      if (char === '"') quoted = false
    } else if (char === '"' && fieldStart) quoted = true
    // A second quote in a row is one in the text: it goes on.
    else if (char === '"' && text[at - 1] === '"') quoted = true
    else if (char === delimiter) fields++
    else if (char === '\n' || char === undefined) {
      if (text.slice(lineStart, at).trim() !== '') counts.push(fields)
      fields = 1
      lineStart = at + 1
    }
    fieldStart = char === delimiter || char === '\n'
  }
  return counts
}
