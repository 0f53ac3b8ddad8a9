/**
 * How well a query fits a title: every letter must occur in order. Higher is better, undefined is no fit.
 * Letters at the beginning of a word and letters that follow each other count most.
 */
export function matchTitle(query: string, title: string): number | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '')
  const text = title.toLowerCase()
  if (wanted === '') return 0
  const whole = text.indexOf(query.trim().toLowerCase())
  if (whole >= 0) return 1000 - whole + (startsWord(text, whole) ? 100 : 0)

  let score = 0
  let from = 0
  for (const letter of wanted) {
    const next = text.indexOf(letter, from)
    if (next < 0) return undefined
    const wordStart = nextWordStart(text, letter, from)
    // A word that begins with the letter is what was meant, unless the letters simply go on.
    const at = next === from || wordStart === undefined ? next : wordStart
    score += startsWord(text, at) ? 8 : at === from ? 4 : 0
    score -= Math.min(at - from, 5)
    from = at + 1
  }
  return score
}

/** The items whose title fits, best first; without a query all, as they come. */
export function filterByTitle<T extends { title: string }>(query: string, items: readonly T[]): T[] {
  return items
    .flatMap(item => {
      const score = matchTitle(query, item.title)
      return score === undefined ? [] : [{ item, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

function startsWord(text: string, index: number): boolean {
  return index === 0 || !/[\p{L}\p{N}]/u.test(text[index - 1] ?? '')
}

function nextWordStart(text: string, letter: string, from: number): number | undefined {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1))
    if (startsWord(text, at)) return at
  return undefined
}
