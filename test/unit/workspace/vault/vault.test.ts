import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeKeychain } from '#test/fixtures/fake-keychain.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { StoredVault } from '#workspace/vault/stored-vault.ts'
import { Vault, type VaultOptions } from '#workspace/vault/vault.ts'

const ID = 'collection:1/env/prod/token'
let home = ''
let keychain: FakeKeychain
const open = (options: VaultOptions = {}) => new Vault(home, { keychain, ...options })
const path = () => join(home, 'vault.json')
const stored = async () => StoredVault.parse(JSON.parse(await readFile(path(), 'utf8')))
const store = (vault: StoredVault) => writeFile(path(), JSON.stringify(vault))

beforeEach(async () => {
  home = await temporaryFolder()
  keychain = new FakeKeychain()
})

describe('a vault whose key is in the keychain', () => {
  test('gives back what was kept, also to the next process', async () => {
    const vault = open()
    expect(await vault.read(ID)).toEqual({})
    await vault.set(ID, 's3cret ✓')
    await vault.set('empty', '')
    expect(await vault.read(ID)).toEqual({ value: 's3cret ✓' })
    expect(await open().read(ID)).toEqual({ value: 's3cret ✓' })
    expect(await open().read('empty')).toEqual({ value: '' })
    expect(await open().read('toString')).toEqual({})
    expect(await open().status()).toEqual({ state: 'open', keptBy: 'keychain', unreadable: 0 })
  })

  test('has nothing on disk that tells a secret, or the key', async () => {
    await open().set(ID, 's3cret')
    await open().set('other', 's3cret')
    const text = await readFile(path(), 'utf8')
    expect(text).not.toContain('s3cret')
    for (const secret of keychain.secrets.values())
      expect(text).not.toContain(Buffer.from(secret).toString('base64'))
    const { entries } = await stored()
    expect(entries[ID]).not.toEqual(entries.other)
  })

  test('asks the keychain for nothing where there is no such secret', async () => {
    expect(await open().read(ID)).toEqual({})
    expect(keychain.asked).toEqual([])
    await open().set(ID, 's3cret')
    keychain.asked.length = 0
    expect(await open().read('other')).toEqual({})
    expect(await open().list()).toEqual([ID])
    expect(keychain.asked).toEqual([])
  })

  test('lists, renames and deletes', async () => {
    const vault = open()
    for (const name of ['a', 'b']) await vault.set(`collection:1/env/old/${name}`, name)
    await vault.set('collection:1/env/older/a', 'x')
    await vault.rename('collection:1/env/old/', 'collection:1/env/new/')
    expect(await open().list('collection:1/env/new/')).toEqual([
      'collection:1/env/new/a',
      'collection:1/env/new/b'
    ])
    expect(await open().read('collection:1/env/new/b')).toEqual({ value: 'b' })
    expect(await open().read('collection:1/env/old/b')).toEqual({})
    await vault.delete('collection:1/env/new/a')
    await vault.delete('no such')
    expect(await open().list()).toEqual(['collection:1/env/older/a', 'collection:1/env/new/b'])
  })

  test('holds each secret to its id', async () => {
    await open().set(ID, 's3cret')
    const vault = await stored()
    await store({ ...vault, entries: { 'collection:evil/token': vault.entries[ID] } })
    expect(await open().read('collection:evil/token')).toEqual({
      problem: expect.stringContaining('cannot be decrypted')
    })
  })

  test('keeps a secret that cannot be decrypted, and says which it is', async () => {
    await open().set(ID, 's3cret')
    const vault = await stored()
    const damaged = { nonce: 'AAAA', data: 'AAAA' }
    await store({ ...vault, entries: { ...vault.entries, damaged, 'e/odd': 7 }, later: true })
    expect(await open().status()).toMatchObject({
      state: 'open',
      unreadable: 2,
      notice: 'These cannot be decrypted, and stay stored: damaged, e/odd.'
    })
    await open().set('other', 'x')
    await open().rename('e/', 'f/')
    expect(await stored()).toMatchObject({ entries: { damaged, 'e/odd': 7 }, later: true })
    expect(await open().read(ID)).toEqual({ value: 's3cret' })
  })

  test('is lost with its key: nothing is written over, until a new one is begun', async () => {
    await open().set(ID, 's3cret')
    const secrets = new Map(keychain.secrets)
    const before = await readFile(path(), 'utf8')
    keychain.secrets.clear()
    const vault = open()
    expect(await vault.status()).toMatchObject({
      state: 'lost',
      keptBy: 'keychain',
      unreadable: 1,
      notice: expect.stringContaining('no longer in the system’s keychain')
    })
    expect(await vault.read(ID)).toEqual({ problem: expect.stringContaining('no longer in the') })
    await expect(vault.set('other', 'x')).rejects.toMatchObject({ code: 'IO', reason: 'vault' })
    await expect(vault.rename('collection:1', 'x')).rejects.toMatchObject({ reason: 'vault' })
    await expect(vault.setPassphrase('x')).rejects.toMatchObject({ reason: 'vault' })
    expect(await readFile(path(), 'utf8')).toBe(before)

    await vault.startAnew()
    const [kept = ''] = (await readdir(home)).filter(name => name.startsWith('vault.json.lost-'))
    expect(await readFile(join(home, kept), 'utf8')).toBe(before)
    expect(await vault.status()).toEqual({
      state: 'open',
      keptBy: 'keychain',
      unreadable: 0,
      notice: `The secrets that could not be read are kept in ${kept}.`
    })
    await vault.set('other', 'x')
    expect(await open().read('other')).toEqual({ value: 'x' })

    // The old key is found again, and so is the old file.
    for (const [name, secret] of secrets) keychain.secrets.set(name, secret)
    await writeFile(path(), before)
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
  })

  test('whose key was replaced in the keychain is lost', async () => {
    await open().set(ID, 's3cret')
    for (const name of keychain.secrets.keys()) keychain.secrets.set(name, new Uint8Array(32))
    expect(await open().status()).toMatchObject({ state: 'lost' })
  })

  test('is locked while the keychain does not answer, and asked again when somebody wants it', async () => {
    await open().set(ID, 's3cret')
    keychain.problem = 'AccessDenied'
    const vault = open()
    expect(await vault.status()).toMatchObject({
      state: 'locked',
      keptBy: 'keychain',
      notice: 'The system’s keychain cannot be used. The secrets stay stored and locked.',
      detail: 'AccessDenied'
    })
    keychain.asked.length = 0
    await vault.read(ID)
    expect(keychain.asked).toEqual([])
    expect(await vault.unlock('')).toBe(false)
    keychain.problem = undefined
    expect(await vault.unlock('')).toBe(true)
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
  })

  test('that is open cannot be set aside', async () => {
    await open().set(ID, 's3cret')
    await expect(open().startAnew()).rejects.toMatchObject({ code: 'IO', reason: 'vault' })
    expect(await open().read(ID)).toEqual({ value: 's3cret' })
  })
})

test('shows no secret and no key to who looks at it', async () => {
  const vault = open({ passphrase: 'correct horse' })
  await vault.set(ID, 's3cret')
  keychain.problem = 'no bus'
  const inMemory = new Vault(join(home, 'other'), { keychain })
  await inMemory.set(ID, 's3cret')
  for (const each of [vault, inMemory]) {
    const shown = inspect(each, { depth: 9, showHidden: true }) + JSON.stringify(each)
    expect(shown).not.toMatch(/s3cret|correct horse/)
  }
})

describe('a vault under a passphrase', () => {
  const passphrase = 'correct horse'

  test('is begun so where the environment gives one, and opens with it alone', async () => {
    await open({ passphrase }).set(ID, 's3cret')
    expect(keychain.asked).toEqual([])
    expect(await open({ passphrase }).read(ID)).toEqual({ value: 's3cret' })
    expect(await open({ passphrase }).status()).toEqual({
      state: 'open',
      keptBy: 'passphrase',
      unreadable: 0
    })
    expect(await open({ passphrase: 'wrong' }).status()).toMatchObject({
      state: 'locked',
      notice: expect.stringContaining('SONDE_PASSPHRASE')
    })
    const { key } = await stored()
    expect(key).toMatchObject({ keptBy: 'passphrase', scrypt: { N: 131_072, r: 8, p: 1 } })
  })

  test('is locked until it is given, and not opened by another', async () => {
    await open({ passphrase }).set(ID, 's3cret')
    const vault = open()
    expect(await vault.status()).toMatchObject({ state: 'locked', keptBy: 'passphrase', unreadable: 1 })
    expect(await vault.read(ID)).toEqual({ problem: expect.stringContaining('need their passphrase') })
    await expect(vault.set('other', 'x')).rejects.toMatchObject({ reason: 'vault' })
    expect(await vault.unlock('wrong')).toBe(false)
    expect(await vault.unlock(passphrase)).toBe(true)
    expect(await vault.unlock('wrong')).toBe(true)
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
    expect(await vault.status()).toEqual({ state: 'open', keptBy: 'passphrase', unreadable: 0 })
  })

  test('that was forgotten can be set aside', async () => {
    await open({ passphrase }).set(ID, 's3cret')
    const vault = open()
    await vault.startAnew()
    await vault.set(ID, 'new')
    expect((await stored()).key.keptBy).toBe('keychain')
    expect(await vault.read(ID)).toEqual({ value: 'new' })
  })

  test('comes from the keychain and goes back there with the secrets as they are', async () => {
    const vault = open()
    const other = open()
    await vault.set(ID, 's3cret')
    const { entries } = await stored()
    expect(await other.read(ID)).toEqual({ value: 's3cret' })

    await vault.setPassphrase(passphrase)
    expect((await stored()).entries).toEqual(entries)
    expect(keychain.secrets.size).toBe(0)
    expect(await other.status()).toEqual({ state: 'open', keptBy: 'passphrase', unreadable: 0 })
    expect(await open().status()).toMatchObject({ state: 'locked' })
    expect(await open({ passphrase }).read(ID)).toEqual({ value: 's3cret' })

    await other.useKeychain()
    expect((await stored()).entries).toEqual(entries)
    expect(await open().read(ID)).toEqual({ value: 's3cret' })
  })

  test('stays when the keychain refuses its key', async () => {
    const vault = open({ passphrase })
    await vault.set(ID, 's3cret')
    keychain.problem = 'no bus'
    await expect(vault.useKeychain()).rejects.toMatchObject({ code: 'IO', reason: 'no-keychain' })
    expect(await open({ passphrase }).read(ID)).toEqual({ value: 's3cret' })
  })
})

describe('a vault in memory', () => {
  beforeEach(() => {
    keychain.problem = 'no bus'
  })

  test('writes nothing, says so, and is forgotten', async () => {
    const vault = open()
    await vault.set(ID, 's3cret')
    await vault.set('gone', 'x')
    await vault.delete('gone')
    await vault.rename('collection:1/', 'collection:2/')
    expect(await vault.read('collection:2/env/prod/token')).toEqual({ value: 's3cret' })
    expect(await vault.list()).toEqual(['collection:2/env/prod/token'])
    expect(await vault.status()).toEqual({
      state: 'open',
      keptBy: 'memory',
      unreadable: 0,
      notice:
        'The system’s keychain cannot be used. Secrets are forgotten when Sonde is closed, unless you set a passphrase for them.',
      detail: 'no bus'
    })
    expect(await readdir(home)).toEqual([])
    expect(await open().read(ID)).toEqual({})
  })

  test('is written when it gets a passphrase', async () => {
    const vault = open()
    await vault.set(ID, 's3cret')
    await vault.setPassphrase('correct horse')
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
    expect(await open({ passphrase: 'correct horse' }).read(ID)).toEqual({ value: 's3cret' })
  })

  test('begins anew under the passphrase that was chosen last', async () => {
    const vault = open({ passphrase: 'of the environment' })
    await vault.set(ID, 's3cret')
    await vault.setPassphrase('chosen')
    await rm(join(home, 'vault.json'))
    await vault.set(ID, 'again')
    expect(await open({ passphrase: 'chosen' }).read(ID)).toEqual({ value: 'again' })
  })

  test('is what is left when the keychain takes nothing', async () => {
    keychain.problem = undefined
    keychain.write = async () => {
      throw new Error('read only')
    }
    const vault = open()
    expect(await vault.status()).toMatchObject({ keptBy: 'keychain' })
    await vault.set(ID, 's3cret')
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
    expect(await vault.status()).toMatchObject({ keptBy: 'memory' })
  })

  test('is written into the vault that another process begins', async () => {
    const vault = open()
    await vault.set(ID, 's3cret')
    keychain.problem = undefined
    await open().set('other', 'x')
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
    expect(await vault.read('other')).toEqual({ value: 'x' })
    await vault.set('third', 'y')
    expect(await open().read(ID)).toEqual({ value: 's3cret' })
  })
})

describe('the file', () => {
  test('is set aside when it is damaged, and told', async () => {
    await mkdir(home, { recursive: true })
    await writeFile(path(), '{"version": 1, "key"')
    const vault = open()
    await vault.check()
    expect(vault.takeProblems()).toEqual([expect.stringMatching(/damaged.*vault\.json\.broken-/s)])
    expect(vault.takeProblems()).toEqual([])
    expect(await vault.read(ID)).toEqual({ lost: expect.stringContaining('vault.json.broken-') })
    expect(await vault.status()).toMatchObject({
      state: 'open',
      notice: expect.stringContaining('is damaged')
    })
    await vault.set(ID, 's3cret')
    expect(await vault.read(ID)).toEqual({ value: 's3cret' })
    expect(await vault.read('other')).toEqual({ lost: expect.stringContaining('is damaged') })
    expect(await open().read('other')).toEqual({})
    const [kept = ''] = (await readdir(home)).filter(name => name.startsWith('vault.json.broken-'))
    expect(await readFile(join(home, kept), 'utf8')).toBe('{"version": 1, "key"')
    expect(await vault.status()).toMatchObject({ notice: expect.stringContaining(kept) })
  })

  test('of a newer version is left alone', async () => {
    const newer = '{"version": 2, "keys": []}'
    await writeFile(path(), newer)
    const vault = open()
    expect(await vault.status()).toMatchObject({ state: 'locked', notice: expect.stringContaining('newer') })
    expect(await vault.read(ID)).toEqual({ problem: expect.stringContaining('newer version of Sonde') })
    await expect(vault.set(ID, 'x')).rejects.toMatchObject({ code: 'IO' })
    await expect(vault.startAnew()).rejects.toMatchObject({ code: 'IO' })
    expect(await readdir(home)).toEqual(['vault.json'])
    expect(await readFile(path(), 'utf8')).toBe(newer)
  })

  test('that asks for all memory of the machine is none of ours', async () => {
    await open({ passphrase: 'x' }).set(ID, 's3cret')
    const text = await readFile(path(), 'utf8')
    await writeFile(path(), text.replace('131072', '4294967296'))
    expect(await open({ passphrase: 'x' }).status()).toMatchObject({
      notice: expect.stringContaining('could not be restored')
    })
  })

  test('is told to whoever watches, whatever process changes it', async () => {
    const vault = open()
    const abort = new AbortController()
    const told = vault.watch(abort.signal)
    expect((await told.next()).value).toMatchObject({ keptBy: 'keychain' })
    const changed = told.next()
    await open({ passphrase: 'x' }).set(ID, 's3cret')
    expect((await changed).value).toMatchObject({ state: 'locked', keptBy: 'passphrase' })
    await vault.unlock('x')
    for await (const { state } of told) if (state === 'open') abort.abort()
  })

  test('loses nothing when several processes write at once', async () => {
    const vaults = [open(), open(), open()]
    const ids = Array.from({ length: 15 }, (_, index) => `id-${index}`)
    await Promise.all(ids.map(async (id, index) => vaults[index % 3]?.set(id, id)))
    for (const id of ids) expect(await open().read(id)).toEqual({ value: id })
    // Of those who began one at the same moment, only one did.
    expect(keychain.secrets.size).toBe(1)
  })
})
