import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DirectClient } from '#engine/direct-client.ts'
import { createHost } from '#host/create-host.ts'
import { FileAccess } from '#host/file-access.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { hostParts } from '../../fixtures/host-parts.ts'
import { type Carrier, carriers } from '../../suites/carriers.ts'
import { type ClientKind, describeHttpClient } from '../../suites/http-client-suite.ts'
import { startSuiteServer } from '../../suites/suite-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

async function makeFile(folder: string, name: string, content: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describeHttpClient({
  name: 'DirectClient',
  async setup() {
    const server = await startSuiteServer()
    const client = new DirectClient()
    const folder = await temporaryFolder()
    return {
      client,
      origin: server.origin,
      makeFile: (name, content) => makeFile(folder, name, content),
      requests: () => server.requests,
      isQuiet: () => server.unanswered === 0,
      async close() {
        await client.close()
        await server[Symbol.asyncDispose]()
      }
    }
  }
})

const rpcOver = (carrier: Carrier): ClientKind => ({
  name: `RpcHttpClient over ${carrier.name}`,
  async setup() {
    const server = await startSuiteServer()
    const engine = new DirectClient()
    const home = await temporaryFolder()
    const host = createHost(
      hostParts(home, {
        client: engine,
        diagnostics: () => engine.diagnostics(),
        readBody: (id, offset, length) => engine.readBody(id, offset, length),
        releaseBody: id => engine.releaseBody(id),
        saveBody: (id, path, options) => engine.saveBody(id, path, options),
        files: new FileAccess({ read: [join(home, 'data.json'), '/no/such'] })
      })
    )
    const carried = await carrier.open()
    host.accept(carried.host)
    return {
      client: createRpcHttpClient(createRpcClient<Contract>(carried.client)),
      origin: server.origin,
      makeFile: (name, content) => makeFile(home, name, content),
      requests: () => server.requests,
      isQuiet: () => server.unanswered === 0,
      async close() {
        await carried.close()
        await host.close()
        await engine.close()
        await server[Symbol.asyncDispose]()
      }
    }
  }
})

for (const carrier of carriers) describeHttpClient(rpcOver(carrier))
