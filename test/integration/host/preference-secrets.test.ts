import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { FileAccess } from '#host/file-access.ts'
import { openScopes } from '#host/scope/open-scopes.ts'
import { ConsentStore } from '#workspace/consents/consent-store.ts'
import { PreferencesStore } from '#workspace/preferences-store.ts'
import { Vault } from '#workspace/vault/vault.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { locate, readCertificate } from '../../fixtures/certs/certificates.ts'
import { collectionsOf } from '../../fixtures/collections.ts'
import { FakeKeychain } from '../../fixtures/fake-keychain.ts'
import { type SendingHost, sendingHost } from '../../fixtures/sending-host.ts'
import { startConnectProxy } from '../../fixtures/servers/connect-proxy.ts'
import { startTlsServer } from '../../fixtures/servers/tls-server.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const CERTIFICATE = {
  domain: '127.0.0.1',
  kind: 'pkcs12' as const,
  certificatePath: locate('client.p12'),
  enabled: true
}

let home: string
let vault: Vault

beforeEach(async () => {
  home = await temporaryFolder()
  vault = new Vault(home, { keychain: new FakeKeychain() })
})

/** A host over the data folder. @param opened a vault of its own stands for another start */
async function start(opened = vault): Promise<SendingHost> {
  const consents = new ConsentStore(home)
  await consents.add({ kind: 'read-file', path: CERTIFICATE.certificatePath })
  const preferences = new PreferencesStore(home)
  const workspaces = new WorkspaceStore(home)
  const stores = { collections: collectionsOf([]), consents, preferences, vault: opened, workspaces }
  const scopes = openScopes(home, stores, {})
  const files = new FileAccess({}, consents)
  return sendingHost(
    {},
    {},
    { preferences, vault: opened, scopes, gatherScope: scopes.gatherScope, files, consents }
  )
}

it('the passphrase of a certificate is taken from the vault, and asked for where that is locked', async () => {
  await using server = await startTlsServer({ requestCert: true, ca: readCertificate('client-ca') })
  const draft = { url: `https://127.0.0.1:${server.port}`, settings: { insecure: true } }
  await writeFile(
    join(home, 'preferences.json'),
    JSON.stringify({ clientCertificates: [{ ...CERTIFICATE, passphrase: 'sonde' }] })
  )
  const host = await start()
  const events = await host.send(draft)
  expect(events.at(-1)).toMatchObject({ type: 'done', exchange: { hops: [{ response: { status: 200 } }] } })
  expect(events[0]).toMatchObject({ secrets: expect.arrayContaining(['sonde']) })
  expect(server.client).toBe('client')

  await vault.setPassphrase('mine')
  const again = await start(new Vault(home, { keychain: new FakeKeychain() }))
  expect(await again.send(draft)).toMatchObject([
    {
      type: 'refused',
      problems: [
        { field: 'settings.tls.clientCertificate', problem: expect.stringMatching(/127\.0\.0\.1.*locked/s) }
      ]
    }
  ])
  await again.rpc.call('vault.unlock', { passphrase: 'mine' })
  expect((await again.send(draft)).at(-1)).toMatchObject({ type: 'done' })
})

it('the password of the proxy goes to that proxy, and to no other', async () => {
  await using server = await startTlsServer({})
  const reply = 'HTTP/1.1 200 OK\r\n\r\n'
  await using own = await startConnectProxy(reply)
  await using other = await startConnectProxy(reply)
  const url = `https://127.0.0.1:${server.port}`
  const through = (port: number) => ({
    proxy: { mode: 'url' as const, url: `http://me@127.0.0.1:${port}`, bypass: '' }
  })
  const { rpc, send } = await start()
  await rpc.call('preferences.set', {
    settings: through(own.port),
    proxyPasswordId: 'proxy',
    secrets: { proxy: 'p@ssword' }
  })
  const events = await send({ url, settings: { insecure: true } })
  expect(own.heads[0]).toContain(`Basic ${btoa('me:p@ssword')}`)
  expect(events[0]).toMatchObject({ secrets: expect.arrayContaining(['p@ssword']) })
  await send({ url, settings: { insecure: true, ...through(other.port) } })
  expect(other.heads[0]).toContain(`Basic ${btoa('me:')}`)

  const [scope] = [await rpc.stream('scope.watch', {}).next()]
  expect(JSON.stringify(scope)).not.toContain('ssword')
  await rpc.call('preferences.set', { proxyPasswordId: 'not there' })
  expect(await send({ url })).toMatchObject([
    {
      type: 'refused',
      problems: [{ field: 'settings.proxy.url', problem: expect.stringContaining('vault') }]
    }
  ])
})
