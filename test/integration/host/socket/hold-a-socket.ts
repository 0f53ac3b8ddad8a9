import { openHost } from '#host/open-host.ts'
import type { Contract } from '#shared/contract/index.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { createServeShell } from '../../../../cli/serve/serve-shell.ts'

/**
 * Holds a session as `sonde serve` does for a page, and tells how many entries of its log are written, and what the history
 * says of it. It does not end.
 */
export async function holdASocket(home: string, url: string): Promise<void> {
  const host = openHost(home, createServeShell(new PreviewShelf()))
  const [own, other] = createMemoryPorts()
  host.accept(other)
  const rpc = createRpcClient<Contract>(own)
  void follow()
  const draft = { ...BLANK_DRAFT, type: 'websocket' as const, url }
  for await (const event of rpc.stream('socket.open', { draft, scope: {}, source: {} }))
    if (event.type === 'opened') void tell(event.id)

  async function follow(): Promise<void> {
    for await (const _ of rpc.stream('history.watch', {})) {
      const { entries } = await rpc.call('history.list', { limit: 1 })
      if (entries[0]?.socket) process.send?.({ line: entries[0].socket })
    }
  }

  async function tell(id: string): Promise<void> {
    for await (const { next } of rpc.stream('log.open', { id })) {
      const { entries } = await rpc.call('history.list', { limit: 1 })
      if (entries.length > 0) process.send?.({ id, next })
    }
  }
}
