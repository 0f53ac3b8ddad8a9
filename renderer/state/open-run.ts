import type { ItemAddress } from '#shared/model/item.ts'
import { findCollection, findNode } from './tree.ts'
import { activateView, openView, useViews } from './views.ts'

/** Shows the view in which a folder or collection is run: the one that is open already, else a new one. */
export function openRun({ collectionId, path }: ItemAddress): void {
  const open = useViews
    .getState()
    .views.find(
      view => view.kind === 'run' && view.params.collectionId === collectionId && view.params.path === path
    )
  const name = path === '' ? findCollection(collectionId)?.name : findNode({ collectionId, path })?.name
  if (open) activateView(open.id)
  else openView({ kind: 'run', title: `Run ${name ?? path}`, params: { collectionId, path } })
}
