import type { TextRange } from '#shared/workspace/match-words.ts'

/** A text in which what was found is marked. @param ranges in order, none within another */
export function Highlight({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const parts = ranges.map(({ from, to }, index) => (
    <span key={from}>
      {text.slice(ranges[index - 1]?.to ?? 0, from)}
      <mark className="rounded-xs bg-accent-soft font-semibold text-accent">{text.slice(from, to)}</mark>
    </span>
  ))
  return (
    <>
      {parts}
      {text.slice(ranges.at(-1)?.to ?? 0)}
    </>
  )
}
