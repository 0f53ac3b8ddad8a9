import type { DesktopContract } from '#shared/contract/desktop.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import { askShellForPort } from './ask-shell-for-port.ts'

let client: Promise<RpcClient<DesktopContract>> | undefined

/** Electron's main process, as far as this page may ask it; it lives as long as the page. */
export function desktop(): Promise<RpcClient<DesktopContract>> {
  client ??= askShellForPort('sonde:desktop', 'sonde:desktop-port').then(port =>
    createRpcClient<DesktopContract>(port)
  )
  return client
}
