import { ListFilter } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { focusLandmark } from '../../commands/focus-landmark.ts'
import { SearchField } from '../../components/search-field.tsx'
import { setFilter, useTreeView } from '../../state/tree-view.ts'

/** Narrows the tree down as one types. The arrow down goes to what was found, Escape empties it. */
export function FilterField() {
  const filter = useTreeView(state => state.filter)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    focusLandmark('tree')
  }

  return (
    <SearchField
      label="Filter collections"
      data-landmark="filter"
      icon={<ListFilter />}
      placeholder="Filter"
      clear="Clear filter"
      value={filter}
      onChange={setFilter}
      onKeyDown={onKeyDown}
    />
  )
}
