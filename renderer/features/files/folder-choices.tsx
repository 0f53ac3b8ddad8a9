import { Folder } from 'lucide-react'
import { memo, useId } from 'react'
import { classNames } from '../../components/class-names.ts'
import type { TreeKey } from '../../state/tree-key.ts'
import type { FolderChoice } from './folders-of.ts'

interface FolderChoicesProps {
  folders: readonly FolderChoice[]
  chosen: TreeKey
  onChoose: (key: TreeKey) => void
}

/** One folder of all that there are. Drawn again only when they or the choice change: there may be many. */
export const FolderChoices = memo(function FolderChoices({ folders, chosen, onChoose }: FolderChoicesProps) {
  const name = useId()
  return (
    <fieldset className="mt-4">
      <legend className="mb-1 font-medium text-sm">Folder</legend>
      <div className="max-h-64 overflow-y-auto rounded-md border border-line bg-app py-1">
        {folders.map(({ key, name: called, depth }) => (
          <label
            key={key}
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
