import type { MessagePortMain } from 'electron'
import type { Host } from '#host/create-host.ts'
import { openHost } from '#host/open-host.ts'
import type { Shell } from '#host/shell.ts'
import type { mainContract } from '#shared/contract/shell.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import type { Port } from '#shared/rpc/port.ts'
import { dataFolder, prepareDataFolder } from '#workspace/data-folder.ts'
import { takePassphrase } from '#workspace/vault/take-passphrase.ts'
import type { EngineMessage, EngineRefusal } from './engine-messages.ts'

/** The port of each window that is joined, by the id that main gave. */
const windows = new Map<number, Port>()
let host: Host | undefined
let onLastWindowGone = () => {}

process.parentPort.on('message', ({ data, ports: [port] }) => receive(data, port))

function receive(message: EngineMessage, port: MessagePortMain | undefined): void {
  if (message.type === 'shutdown') void shutDown()
  else if (!port) throw new Error(`A port must come with the message “${message.type}”.`)
  else if (message.type === 'shell') host = open(createMessagePort(port), message.atStart)
  else join(message.id, createMessagePort(port))
}

/** Later on, a data folder of no use is told in the windows, which keep their drafts and try again. */
function open(port: Port, atStart: boolean): Host | undefined {
  const home = dataFolder()
  try {
    if (atStart) prepareDataFolder(home)
  } catch (error) {
    const { message, hint } = ClientError.wrap(error)
    const refusal: EngineRefusal = { type: 'refusal', problem: `${message} ${hint}` }
    process.parentPort.postMessage(refusal)
    return undefined
  }
  return openHost(home, askShell(port), {}, takePassphrase())
}

/** Everything that only main can do is asked of main. */
function askShell(port: Port): Shell {
  const main = createRpcClient<typeof mainContract>(port)
  return {
    info: () => main.call('shell.info', {}),
    openExternal: url => main.call('shell.openExternal', { url }),
    setTheme: theme => main.call('shell.setTheme', { theme }),
    setZoom: zoom => main.call('shell.setZoom', { zoom }),
    pickFile: async pick => (await main.call('shell.pickFile', pick)).path,
    confirm: async (question, signal) => (await main.call('shell.confirm', question, { signal })).confirmed,
    trash: paths => main.call('shell.trash', { paths: [...paths] }),
    revealFile: path => main.call('shell.revealFile', { path }),
    openFile: path => main.call('shell.openFile', { path }),
    allowDrag: path => main.call('shell.allowDrag', { path }),
    showPreview: (document, signal) => main.stream('shell.showPreview', document, { signal }),
    resolveSystemProxy: url => main.call('shell.resolveSystemProxy', { url })
  }
}

function join(id: number, port: Port): void {
  windows.get(id)?.close()
  windows.set(id, port)
  port.onClose(() => {
    if (windows.get(id) === port) windows.delete(id)
    if (windows.size === 0) onLastWindowGone()
  })
  host?.accept(port)
}

/** What a window posted while it closed is still on its port: that comes first. */
async function shutDown(): Promise<void> {
  if (windows.size > 0) {
    await new Promise<void>(resolve => {
      onLastWindowGone = resolve
    })
  }
  await host?.close()
  process.exit(0)
}
