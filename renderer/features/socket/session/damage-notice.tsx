import { formatCount } from '#shared/format/count.ts'

/** So many are told one by one. */
const MOST_TOLD = 3

/** Says what of a log cannot be read any more, and that the rest can. */
export function DamageNotice({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null
  const told = problems.slice(0, MOST_TOLD)
  const others = problems.length - told.length
  return (
    <div role="note" className="shrink-0 border-line border-b bg-warn-soft px-3 py-1.5 text-ink text-xs">
      The files of this log are damaged: what follows is what can still be read. {told.join(' ')}
      {others > 0 && ` And ${formatCount(others)} more of the kind.`}
    </div>
  )
}
