/** A stretch of a text, in UTF-16 code units, or of bytes: from its first one to before `to`. */
export interface Span {
  from: number
  to: number
}

/** The same in order, those that overlap as one. Those that only touch stay two. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  let last: Span | undefined
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else {
      last = { from, to }
      merged.push(last)
    }
  }
  return merged
}

/** A text with something else in the place of each of its stretches. @param spans in order, none in another */
export function replaceSpans(text: string, spans: readonly Span[], replacement: string): string {
  if (spans.length === 0) return text
  let replaced = ''
  let end = 0
  for (const { from, to } of spans) {
    replaced += text.slice(end, from) + replacement
    end = to
  }
  return replaced + text.slice(end)
}
