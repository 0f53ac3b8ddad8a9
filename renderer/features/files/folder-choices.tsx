import { Folder, ListFilter } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { splitWords } from '#shared/workspace/match-words.ts'
import { classNames } from '../../components/class-names.ts'
import { SearchField } from '../../components/search-field.tsx'
import type { TreeKey } from '../../state/tree-key.ts'
import { type FolderChoice, filterFolders } from './folders-of.ts'

/** As many as are in sight at once: more can be filtered. */
const IN_SIGHT = 9

interface FolderChoicesProps {
  folders: readonly FolderChoice[]
  chosen: TreeKey
  onChoose: (key: TreeKey) => void
}

/** One folder of all that there are. Drawn again only when they or the choice change: there may be many. */
export const FolderChoices = memo(function FolderChoices({ folders, chosen, onChoose }: FolderChoicesProps) {
  const name = useId()
  const [filter, setFilter] = useState('')
  const shown = filterFolders(folders, splitWords(filter))

  /** What is chosen is in sight. */
  const narrow = (text: string) => {
    setFilter(text)
    const found = filterFolders(folders, splitWords(text))
    if (found[0] && !found.some(({ key }) => key === chosen)) onChoose(found[0].key)
  }

  return (
    <fieldset className="mt-4">
      <legend className="mb-1 font-medium text-sm">Folder</legend>
      {folders.length > IN_SIGHT && (
        <div className="-mx-2">
          <SearchField
            label="Filter folders"
            icon={<ListFilter />}
            placeholder="Filter"
            clear="Clear filter"
            value={filter}
            onChange={narrow}
            onKeyDown={event => {
              if (event.key === 'Escape' && filter !== '') event.stopPropagation()
              // Nobody sees then where it would go.
              if (event.key === 'Enter' && shown.length === 0) event.preventDefault()
            }}
          />
        </div>
      )}
      <div className="max-h-64 overflow-y-auto rounded-md border border-line bg-app py-1">
        {shown.length === 0 && <p className="px-3 py-1.5 text-muted text-sm">No folder is called that.</p>}
        {shown.map(({ key, name: called, depth }) => (
          <label
            key={key}
            ref={key === chosen ? bringIntoSight : undefined}
            style={{ paddingLeft: `${0.75 + depth}rem` }}
            className={classNames(
              'flex h-7 items-center gap-2 pr-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
              key === chosen ? 'bg-accent-soft' : 'hover:bg-hover'
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={key === chosen}
              onChange={() => onChoose(key)}
            />
            <Folder aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
            <span className="truncate">{called}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
})

function bringIntoSight(label: HTMLElement | null): void {
  label?.scrollIntoView({ block: 'nearest' })
}
