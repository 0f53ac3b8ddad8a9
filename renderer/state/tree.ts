import { create } from 'zustand'
import { visibleText } from '#shared/format/visible-text.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import type { CollectionInfo, TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE, type WorkspaceTree } from '#shared/workspace/workspace-tree.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'
import { followMoveInRecent } from './recent-items.ts'
import { followTree } from './tab-files.ts'
import { useTabs } from './tabs.ts'
import { followInPlaces, noteNodes } from './tree-place.ts'
import { placesOfEdits } from './tree-undo.ts'
import { followMoveInView } from './tree-view.ts'
import { shownWorkspace, useWorkspaces } from './workspaces.ts'

interface TreeState {
  tree: WorkspaceTree
  /** Whether the host has told which collections there are. */
  told: boolean
  /** Why the tree cannot be shown or is out of date: a sentence for a person. */
  problem: string | undefined
}

const UNTOLD: TreeState = { tree: EMPTY_TREE, told: false, problem: undefined }

/** The collections of the workspace that this window shows. */
export const useTree = create<TreeState>(() => UNTOLD)

/** What is being watched now. */
let watched: { workspaceId: string; client: HostClient; abort: AbortController } | undefined

/** Lets the tree follow the workspace that is shown, on whichever connection there is. */
export function startTree(): void {
  useWorkspaces.subscribe(watchShown)
  useTabs.subscribe((now, before) => {
    if (now.workspaceId !== before.workspaceId) watchShown()
  })
}

/** Watches the shown workspace, unless that is what is being done. */
function watchShown(): void {
  const { client } = host
  const workspace = shownWorkspace()
  if (!client || !workspace) return
  const same = watched?.workspaceId === workspace.id
  if (same && watched?.client === client && !watched.abort.signal.aborted) return
  watched?.abort.abort()
  const abort = new AbortController()
  watched = { workspaceId: workspace.id, client, abort }
  // On a new connection the tree of before stays in sight until the new one has come.
  if (!same) {
    noteNodes(placesOfEdits(), findNode)
    useTree.setState(UNTOLD)
  }
  void follow(client, workspace.id, abort)
}

async function follow(client: HostClient, workspaceId: string, abort: AbortController): Promise<void> {
  const { signal } = abort
  let waiting: TreeEvent[] = []
  // However many changes come, the tree is drawn once for all of a frame.
  const apply = () => {
    const events = waiting
    waiting = []
    if (signal.aborted) return
    useTree.setState(({ tree }) => ({ tree: applyTreeEvents(tree, events), told: true, problem: undefined }))
    for (const event of events) if (event.type === 'moved') followMove(event.from, event.to)
  }
  try {
    for await (const event of client.stream('tree.watch', { workspaceId }, { signal })) {
      followTree(event)
      followInPlaces(placesOfEdits(), event, findNode)
      if (waiting.push(event) === 1) requestAnimationFrame(apply)
    }
  } catch (thrown) {
    if (signal.aborted) return
    if (ClientError.wrap(thrown).reason !== 'host-gone') useTree.setState({ problem: explainFailure(thrown) })
  } finally {
    // So that it is watched again when there is an occasion.
    abort.abort()
  }
}

function followMove(from: ItemAddress, to: ItemAddress): void {
  followMoveInView(from, to)
  followMoveInRecent(from, to)
}

export function findCollection(collectionId: string): CollectionInfo | undefined {
  return useTree.getState().tree.collections.find(({ id }) => id === collectionId)
}

/** @returns the node of an item, none of a collection itself */
export function findNode({ collectionId, path }: ItemAddress): TreeNode | undefined {
  return useTree.getState().tree.trees.get(collectionId)?.nodes.get(path)
}

/** What a row is called: the item's name, or the collection's. */
export function nameOf(address: ItemAddress): string {
  if (address.path === '') return findCollection(address.collectionId)?.name ?? ''
  return findNode(address)?.name ?? address.path
}

/** Where a folder is, in names, to be shown: `Storefront API / Orders`. */
export function placeOf({ collectionId, path }: ItemAddress): string {
  const parts = path.split('/').filter(Boolean)
  const names = parts.map((_, index) => nameOf({ collectionId, path: parts.slice(0, index + 1).join('/') }))
  return visibleText([nameOf({ collectionId, path: '' }), ...names].join(' / '))
}

/** How many requests, folders and files there are in items, with the items themselves. */
export function countIn(items: readonly ItemAddress[]): number {
  const { trees } = useTree.getState().tree
  const inside = ({ collectionId, path }: ItemAddress): number =>
    1 +
    (trees.get(collectionId)?.children.get(path) ?? []).reduce(
      (sum, child) => sum + inside({ collectionId, path: child }),
      0
    )
  return items.reduce((sum, item) => sum + inside(item), 0)
}

/** The names of what is in a folder. */
export function namesIn({ collectionId, path }: ItemAddress): string[] {
  const tree = useTree.getState().tree.trees.get(collectionId)
  return (tree?.children.get(path) ?? []).flatMap(child => tree?.nodes.get(child)?.name ?? [])
}

/** The paths of what is in a folder, in the order of the sidebar. */
export function pathsIn({ collectionId, path }: ItemAddress): readonly string[] {
  return useTree.getState().tree.trees.get(collectionId)?.children.get(path) ?? []
}
