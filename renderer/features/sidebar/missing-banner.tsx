import { Unplug } from 'lucide-react'
import type { CollectionInfo } from '#shared/model/workspace.ts'
import { Button } from '../../components/button.tsx'
import { askToLocate, closeCollection } from '../../state/collection-actions.ts'

/** Says that the folder of a collection is not there, and what can be done. */
export function MissingBanner({ collection: { id, name, folder } }: { collection: CollectionInfo }) {
  return (
    <div
      role="alert"
      className="mx-2 mb-1.5 flex shrink-0 gap-2 rounded-md border border-warn/40 bg-warn-soft px-2.5 py-2 text-xs"
    >
      <Unplug aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-warn" />
      <div className="min-w-0 flex-1">
        <p className="select-text break-words">
          “{name}” is not at <span className="break-all font-mono text-2xs">{folder}</span> any more.
        </p>
        <div className="mt-1.5 flex gap-1.5">
          <Button size="small" onClick={() => askToLocate(id)}>
            Locate…
          </Button>
          <Button size="small" variant="ghost" onClick={() => closeCollection(id)}>
            Close it
          </Button>
        </div>
      </div>
    </div>
  )
}
