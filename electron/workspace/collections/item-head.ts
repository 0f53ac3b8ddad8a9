import type { TreeNode } from '#shared/model/workspace.ts'
import type { ReadItem } from '#shared/opencollection/read-item.ts'

/** What the sidebar shows of a file. A name that is empty is none. */
export type ItemHead = Pick<TreeNode, 'kind' | 'name' | 'seq' | 'method' | 'url' | 'examples'>

/** The same of a file that was parsed; undefined for what is no item: a collection's or a folder's own file. */
export function headOf({ kind, name, seq, method, url, examples }: ReadItem): ItemHead | undefined {
  if (kind === 'folder' || kind === 'collection') return undefined
  return {
    kind,
    name,
    ...(seq !== undefined && { seq }),
    // That of gRPC is something else.
    ...((kind === 'http' || kind === 'graphql') && method !== undefined && { method }),
    ...(url !== undefined && { url }),
    ...(examples.length > 0 && { examples: examples.map(example => example.name) })
  }
}
