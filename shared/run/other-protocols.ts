import { countOf } from '../format/count.ts'
import type { ItemKind, TreeNode } from '../model/workspace.ts'
import { isAtOrBelow } from '../workspace/item-path.ts'

/** A request that no run sends, since it is no question with one answer. */
export interface OtherRequest {
  /** In the collection. */
  path: string
  name: string
  protocol: string
}

const PROTOCOLS: Partial<Record<ItemKind, string>> = { websocket: 'WebSocket', grpc: 'gRPC' }

/** The requests at and below a path that are of other protocols than HTTP. @param path empty is the collection */
export function otherProtocols(nodes: Iterable<TreeNode>, path: string): OtherRequest[] {
  const found: OtherRequest[] = []
  for (const node of nodes) {
    const protocol = PROTOCOLS[node.kind]
    if (protocol !== undefined && isAtOrBelow(node.path, path))
      found.push({ path: node.path, name: node.name, protocol })
  }
  return found
}

/** `2 requests not run: WebSocket, gRPC`. */
export function sayOthers(others: readonly OtherRequest[]): string {
  const protocols = new Set(others.map(({ protocol }) => protocol))
  return `${countOf(others.length, 'request')} not run: ${[...protocols].join(', ')}`
}
