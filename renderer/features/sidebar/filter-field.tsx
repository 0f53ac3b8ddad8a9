import { ListFilter, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { focusLandmark } from '../../commands/focus-landmark.ts'
import { setFilter, useTreeView } from '../../state/tree-view.ts'

/** Narrows the tree down as one types. The arrow down goes to what was found, Escape empties it. */
export function FilterField() {
  const filter = useTreeView(state => state.filter)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') {
      event.preventDefault()
      setFilter('')
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      focusLandmark('tree')
    }
  }

  return (
    <div className="relative mx-2 mb-1.5 shrink-0">
      <ListFilter
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
      />
      <input
        type="text"
        data-landmark="filter"
        aria-label="Filter collections"
        placeholder="Filter"
        spellCheck={false}
        value={filter}
        onChange={event => setFilter(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-7 w-full rounded-md border border-line bg-surface pr-7 pl-7 text-sm placeholder:text-faint hover:border-line-strong"
      />
      {filter !== '' && (
        <button
          type="button"
          aria-label="Clear filter"
          onClick={() => setFilter('')}
          className="absolute top-1 right-1 flex size-5 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  )
}
