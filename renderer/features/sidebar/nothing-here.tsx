import { Boxes, FilePlus, SearchX } from 'lucide-react'
import type { CollectionInfo } from '#shared/model/workspace.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { createFolder, createRequest } from '../../state/item-actions.ts'
import { setFilter } from '../../state/tree-view.ts'

export function NoCollection() {
  return (
    <EmptyState icon={<Boxes />} title="No collection is open">
      <p className="max-w-60 text-muted text-xs">
        A collection is a folder of requests, in files that git can follow.
      </p>
      <Button size="small" variant="primary" className="mt-2" onClick={() => runCommand('collection.open')}>
        Open collection…
      </Button>
      <p className="max-w-60 text-muted text-xs">Choose a folder that Bruno or Sonde has written.</p>
      <Button size="small" className="mt-2" onClick={() => runCommand('collection.new')}>
        New collection…
      </Button>
      <p className="max-w-60 text-muted text-xs">Name it, and say in which folder it is to be kept.</p>
    </EmptyState>
  )
}

export function EmptyCollection({ collection: { id, name, writable } }: { collection: CollectionInfo }) {
  const top = { collectionId: id, path: '' }
  return (
    <div className="flex-[6]">
      <EmptyState icon={<FilePlus />} title={`Nothing is in “${name}” yet`}>
        {writable && (
          <div className="mt-2 flex gap-2">
            <Button size="small" variant="primary" onClick={() => void createRequest(top)}>
              New request
            </Button>
            <Button size="small" onClick={() => void createFolder(top)}>
              New folder
            </Button>
          </div>
        )}
      </EmptyState>
    </div>
  )
}

export function FilterFoundNothing() {
  return (
    <EmptyState icon={<SearchX />} title="Nothing is called that">
      <p className="max-w-60 text-muted text-xs">The filter looks at names, methods and URLs.</p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <Button size="small" onClick={() => setFilter('')}>
          Clear filter
        </Button>
        <Button size="small" variant="ghost" onClick={() => runCommand('search.open')}>
          Search everything
        </Button>
      </div>
    </EmptyState>
  )
}
