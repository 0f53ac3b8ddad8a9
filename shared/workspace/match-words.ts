/** A part of a text: from the first unit to before the last. */
export interface TextRange {
  from: number
  to: number
}

/** What a person typed to find something, as the words that all have to occur. */
export function splitWords(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean)
}

/** Whether each word occurs in one of the texts, upper or lower case. */
export function matchesWords(words: readonly string[], texts: readonly string[]): boolean {
  const lower = texts.map(text => text.toLowerCase())
  return words.every(word => lower.some(text => text.includes(word)))
}

/** Where any of the words occurs in a text, in order, overlapping ones as one. */
export function findWords(words: readonly string[], text: string): TextRange[] {
  const lower = text.toLowerCase()
  // Few letters are of another length in lower case; in a text with one, places would not be those of the text.
  if (lower.length !== text.length) return []
  const found = words.flatMap(word => occurrences(word, lower)).sort((a, b) => a.from - b.from)
  const ranges: TextRange[] = []
  for (const range of found) {
    const last = ranges.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else ranges.push({ ...range })
  }
  return ranges
}

function occurrences(word: string, text: string): TextRange[] {
  const found: TextRange[] = []
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length))
    found.push({ from, to: from + word.length })
  return found
}
