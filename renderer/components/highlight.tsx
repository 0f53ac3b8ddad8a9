import { visibleText } from '#shared/format/visible-text.ts'
import type { TextRange } from '#shared/workspace/match-words.ts'

/**
 * A text in which what was found is marked, and what is hidden is seen.
 * @param ranges in order, none within another
 */
export function Highlight({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const parts = ranges.map(({ from, to }, index) => (
    <span key={from}>
      {visibleText(text.slice(ranges[index - 1]?.to ?? 0, from))}
      <mark className="rounded-xs bg-accent-soft font-semibold text-accent">
        {visibleText(text.slice(from, to))}
      </mark>
    </span>
  ))
  return (
    <>
      {parts}
      {visibleText(text.slice(ranges.at(-1)?.to ?? 0))}
    </>
  )
}
