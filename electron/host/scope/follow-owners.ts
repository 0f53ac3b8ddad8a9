import { isAtOrBelow } from '#shared/workspace/item-path.ts'
import type { CollectionEvent } from '#workspace/collections/collection-events.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { ENVIRONMENTS } from '#workspace/collections/item-place.ts'
import { movedPath } from '#workspace/collections/node-tree.ts'
import type { Environments } from '#workspace/environments/environments.ts'
import type { RuntimeVariables } from './runtime-variables.ts'
import type { SetPlace } from './set-places.ts'

/**
 * Lets what actions have set at a request or folder go along when that is renamed or moved, by whoever's hand, and
 * end with it; what they have set at an environment ends when its file is gone. Otherwise it would be inherited by
 * whatever gets the name next.
 */
export function followOwners(
  runtime: RuntimeVariables,
  collections: CollectionStore,
  environments: Environments
): void {
  collections.onOpened(({ id, events }) => {
    events.onEvent(event => followItems(runtime, event))
    events.onChange(path => {
      if (isAtOrBelow(path, ENVIRONMENTS)) void dropVanished(runtime, id, environments).catch(() => undefined)
    })
  })
}

function followItems(runtime: RuntimeVariables, event: CollectionEvent): void {
  if (event.type === 'moved') {
    const { from, to } = event
    // In another collection it could send what is secret there elsewhere.
    const stays = from.collectionId === to.collectionId
    runtime.relocate(from.collectionId, place => {
      if (!isItem(place) || !isAtOrBelow(place.at, from.path)) return place
      return stays ? { ...place, at: movedPath(place.at, from.path, to.path) } : undefined
    })
  } else if (event.type === 'nodes') {
    const { removed } = event
    runtime.relocate(event.collectionId, place =>
      isItem(place) && removed.some(path => isAtOrBelow(place.at, path)) ? undefined : place
    )
  }
}

/** In turn with those who rename environments here: whose variables have gone along by then. */
async function dropVanished(
  runtime: RuntimeVariables,
  collectionId: string,
  environments: Environments
): Promise<void> {
  const isHeld = runtime.places(collectionId).some(({ kind }) => kind === 'environment')
  if (!isHeld) return
  const names = await environments.change({ kind: 'collection', collectionId }, folder => folder.names())
  runtime.relocate(collectionId, place =>
    place.kind === 'environment' && !names.includes(place.at ?? '') ? undefined : place
  )
}

function isItem(place: SetPlace): place is SetPlace & { at: string } {
  return (place.kind === 'request' || place.kind === 'folder') && place.at !== undefined
}
