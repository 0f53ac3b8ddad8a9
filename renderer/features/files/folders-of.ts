import type { ItemAddress } from '#shared/model/item.ts'
import { matchesWords } from '#shared/workspace/match-words.ts'
import type { CollectionTree, WorkspaceTree } from '#shared/workspace/workspace-tree.ts'
import { keyOf, type TreeKey } from '../../state/tree-key.ts'

export interface FolderChoice {
  key: TreeKey
  address: ItemAddress
  name: string
  /** 0 for a collection. */
  depth: number
}

/** The collections that can be written to, and their folders, in the order of the sidebar. */
export function foldersOf({ collections, trees }: WorkspaceTree): FolderChoice[] {
  return collections
    .filter(({ writable, state }) => writable && state !== 'missing')
    .flatMap(({ id, name }) => {
      const tree = trees.get(id)
      return [choice(id, '', name, 0), ...(tree ? below(id, tree, '', 1) : [])]
    })
}

/** Those in whose names, or in those of what they are in, all words occur; called by the whole way to them. */
export function filterFolders(folders: readonly FolderChoice[], words: readonly string[]): FolderChoice[] {
  if (words.length === 0) return [...folders]
  const way: string[] = []
  return folders.flatMap(folder => {
    way.splice(folder.depth, way.length, folder.name)
    return matchesWords(words, way) ? { ...folder, name: way.join(' / '), depth: 0 } : []
  })
}

function below(collectionId: string, tree: CollectionTree, parent: string, depth: number): FolderChoice[] {
  return (tree.children.get(parent) ?? []).flatMap(path => {
    const node = tree.nodes.get(path)
    if (node?.kind !== 'folder') return []
    return [choice(collectionId, path, node.name, depth), ...below(collectionId, tree, path, depth + 1)]
  })
}

function choice(collectionId: string, path: string, name: string, depth: number): FolderChoice {
  const address = { collectionId, path }
  return { key: keyOf(address), address, name, depth }
}
