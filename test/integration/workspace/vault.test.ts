import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Vault } from '#workspace/vault/vault.ts'
import { prepareModule } from '../../suites/fork-module.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const LOOP = fileURLToPath(new URL('./keep-secrets-in-a-loop.ts', import.meta.url))
const OPEN = { state: 'open', keptBy: 'passphrase', unreadable: 0 }

const prepare = async () => ({
  home: await temporaryFolder(),
  start: await prepareModule(LOOP, 'keepSecretsInALoop', await temporaryFolder())
})

const open = (home: string) => new Vault(home, { passphrase: 'correct horse' })

it('loses no secret of several processes, which begin the vault at once', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const children = ['a', 'b', 'c'].map(name => start(home, name, '30'))
  await Promise.all(children.map(child => once(child, 'exit')))
  const vault = open(home)
  const ids = await vault.list()
  expect(ids).toHaveLength(90)
  for (const id of ids) expect(await vault.read(id)).toEqual({ value: `secret of ${id}` })
  expect(await readdir(home)).toEqual(['vault.json'])
})

it('keeps what was stored when it is killed while it stores', { timeout: 60_000 }, async () => {
  const { home, start } = await prepare()
  const stored = new Set<string>()
  for (let round = 0; round < 10; round++) {
    const child = start(home, `round${round}`, '1000')
    const exited = once(child, 'exit')
    expect((await once(child, 'message'))[0]).toEqual({ status: OPEN })
    child.on('message', (message: { stored: string }) => stored.add(message.stored))
    // In the midst of another one; the first time while the vault is being begun.
    for (let n = 0; n < round; n++) await once(child, 'message')
    child.kill('SIGKILL')
    await exited
  }
  const vault = open(home)
  expect(await vault.status()).toEqual(OPEN)
  for (const id of stored) expect(await vault.read(id)).toEqual({ value: `secret of ${id}` })
  expect(stored.size).toBeGreaterThanOrEqual(9)
  await vault.set('last', 'x')
  expect(await readdir(home)).toEqual(['vault.json'])
})

it('is in memory, and says why, where the library of the keychain cannot be loaded', async () => {
  const { home, start } = await prepare()
  const child = start(home, 'child', '0', '')
  const exited = once(child, 'exit')
  const [{ status }] = await once(child, 'message')
  expect(status).toMatchObject({
    keptBy: 'memory',
    notice: expect.stringContaining('the library that speaks to it is not there for this machine')
  })
  await exited
})

it('is open to each process that has opened it, whatever another does with its key', async () => {
  const { home, start } = await prepare()
  await open(home).set('first', 'x')
  const child = start(home, 'child', '40')
  const exited = once(child, 'exit')
  const vault = open(home)
  await once(child, 'message')
  for (const passphrase of ['another', 'and another', 'correct horse']) await vault.setPassphrase(passphrase)
  await exited
  const reader = open(home)
  expect(await reader.list('child/')).toHaveLength(40)
  for (const id of await vault.list()) expect(await reader.read(id)).toHaveProperty('value')
}, 60_000)
