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

/** What can be done with several exchanges at once. It stands in the place of the line below the list. */
export function SelectionBar({ selected, onDelete, onClear }: SelectionBarProps) {
  const [last, first, ...others] = selected
  return (
    <div className="flex h-8 shrink-0 items-center gap-0.5 border-line border-t bg-accent-soft pr-1 pl-3.5">
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
      <IconButton label="Export them as HAR…" icon={<Download />} onClick={() => exportSelected(selected)} />
      <IconButton label="Delete them" icon={<Trash2 />} onClick={onDelete} />
      <IconButton label="Clear selection" icon={<X />} onClick={onClear} />
    </div>
  )
}

/** The first that was sent first. */
export function exportSelected(selected: readonly HistoryEntry[]): void {
  saveHar({ ids: selected.map(({ id }) => id).reverse() })
}
