import { Download, GitCompareArrows, Trash2, X } from 'lucide-react'
import { formatCount } from '#shared/format/count.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { openComparison } from '../../state/comparing.ts'
import { saveHar } from '../../state/har-files.ts'

interface SelectionBarProps {
  /** Latest first. */
  selected: readonly HistoryEntry[]
  onDelete: () => void
  onClear: () => void
}

/** What can be done with several exchanges at once. */
export function SelectionBar({ selected, onDelete, onClear }: SelectionBarProps) {
  const [last, first, ...others] = selected
  return (
    <div className="mx-2 mb-1 flex h-8 shrink-0 items-center gap-0.5 rounded-md bg-accent-soft pr-0.5 pl-2.5">
      <span role="status" className="min-w-0 flex-1 truncate text-ink text-xs tabular-nums">
        {formatCount(selected.length)} selected
      </span>
      {first && last && others.length === 0 && (
        <IconButton
          label="Compare them"
          icon={<GitCompareArrows />}
          onClick={() => {
            openComparison(first, last)
            onClear()
          }}
        />
      )}
      <IconButton
        label="Export them as HAR…"
        icon={<Download />}
        onClick={() => saveHar({ ids: selected.map(({ id }) => id).reverse() })}
      />
      <IconButton label="Delete them" icon={<Trash2 />} onClick={onDelete} />
      <IconButton label="Clear selection" icon={<X />} onClick={onClear} />
    </div>
  )
}
