import { GitCompareArrows } from 'lucide-react'
import { useEffect } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from '../../components/button.tsx'
import { cancelComparison, useComparing } from '../../state/comparing.ts'

/** Says that the next exchange that is chosen will be compared with the one before. */
export function ChooseSecond() {
  const first = useComparing(state => state.first)
  useEffect(() => cancelComparison, [])
  if (!first) return null
  return (
    <div
      role="status"
      className="mx-2 mb-1 flex items-center gap-2 rounded-md bg-accent-soft py-1 pr-1 pl-2.5 text-xs"
    >
      <GitCompareArrows aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
      <span className="min-w-0 flex-1 text-ink">
        Choose what to compare with{' '}
        <span className="font-mono [overflow-wrap:anywhere]">
          {first.method} {visibleText(first.source.name ?? first.url)}
        </span>
      </span>
      <Button size="small" variant="ghost" onClick={cancelComparison}>
        Cancel
      </Button>
    </div>
  )
}
