import { expect, test } from 'vitest'
import { createHost } from '#host/create-host.ts'
import type { Contract } from '#shared/contract/index.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { FakeKeychain } from '#test/fixtures/fake-keychain.ts'
import { hostParts } from '#test/fixtures/host-parts.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { Vault } from '#workspace/vault/vault.ts'

test('a page sees how the vault stands, and opens, rewraps and replaces it', async () => {
  const home = await temporaryFolder()
  const keychain = new FakeKeychain()
  await new Vault(home, { keychain, passphrase: 'correct horse' }).set('token', 's3cret')

  const vault = new Vault(home, { keychain })
  const [own, other] = createMemoryPorts()
  createHost(hostParts(home, { vault })).accept(other)
  const rpc = createRpcClient<Contract>(own)
  const status = async () => (await rpc.stream('vault.watch', {}).next()).value

  expect(await status()).toMatchObject({ state: 'locked', keptBy: 'passphrase', unreadable: 1 })
  await expect(rpc.call('vault.setPassphrase', { passphrase: 'mine' })).rejects.toMatchObject({
    code: 'IO',
    reason: 'vault'
  })
  expect(await rpc.call('vault.unlock', { passphrase: 'wrong' })).toEqual({ unlocked: false })
  expect(await rpc.call('vault.unlock', { passphrase: 'correct horse' })).toEqual({ unlocked: true })
  await expect(rpc.call('vault.startAnew', {})).rejects.toMatchObject({ code: 'IO', reason: 'vault' })
  await rpc.call('vault.useKeychain', {})
  expect(await status()).toEqual({ state: 'open', keptBy: 'keychain', unreadable: 0 })
  expect(await new Vault(home, { keychain }).read('token')).toEqual({ value: 's3cret' })
  await rpc.call('vault.setPassphrase', { passphrase: 'mine' })
  expect(await new Vault(home, { keychain, passphrase: 'mine' }).read('token')).toEqual({ value: 's3cret' })
})

test('a lost vault is begun anew', async () => {
  const home = await temporaryFolder()
  await new Vault(home, { keychain: new FakeKeychain() }).set('token', 's3cret')
  const [own, other] = createMemoryPorts()
  createHost(hostParts(home)).accept(other)
  const rpc = createRpcClient<Contract>(own)
  const told = rpc.stream('vault.watch', {})
  expect((await told.next()).value).toMatchObject({ state: 'lost', unreadable: 1 })
  await rpc.call('vault.startAnew', {})
  expect((await told.next()).value).toMatchObject({ state: 'open', unreadable: 0 })
  await told.return?.()
})
