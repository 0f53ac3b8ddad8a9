/** A stretch of a text, in UTF-16 code units, or of bytes: from its first one to before `to`. */
export interface Span {
  from: number
  to: number
}

/** The same in order, those that overlap as one. Those that only touch stay two. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) addSpan(merged, { from, to })
  return merged
}

/**
 * Puts one behind others, or makes the last of those longer if it begins in that. By themselves, those of a form that
 * overlaps itself could be as many as a text has characters.
 */
export function addSpan(spans: Span[], span: Span): void {
  const last = spans.at(-1)
  if (last && last.from <= span.from && span.from < last.to) last.to = Math.max(last.to, span.to)
  else spans.push(span)
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
