import type { ItemKind } from '#shared/model/workspace.ts'

/** What stands before the name of a request: its method, or `WS` of one that opens a WebSocket. */
export function markOf({
  kind,
  method
}: {
  kind?: ItemKind | undefined
  method?: string | undefined
}): string | undefined {
  return kind === 'websocket' ? 'WS' : method
}
