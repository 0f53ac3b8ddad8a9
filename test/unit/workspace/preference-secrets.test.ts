import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { PersonalCertificate } from '#shared/model/draft/draft-settings.ts'
import { PreferenceSecrets } from '#workspace/preference-secrets.ts'
import { PreferencesStore } from '#workspace/preferences-store.ts'
import { Vault } from '#workspace/vault/vault.ts'
import { FakeKeychain } from '../../fixtures/fake-keychain.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const CERTIFICATE: PersonalCertificate = {
  id: 'own',
  domain: 'api.test',
  kind: 'pkcs12',
  certificatePath: 'client.p12',
  enabled: true
}
const proxyTo = (url: string) => ({ proxy: { mode: 'url' as const, url, bypass: '' } })
const READABLE = {
  ...DEFAULT_PREFERENCES,
  clientCertificates: [{ ...CERTIFICATE, passphrase: 'open-sesame' }],
  settings: proxyTo('http://me:pr%40xy-word@proxy.test:3128')
}

describe('secrets of the preferences', () => {
  let home: string
  let keychain: FakeKeychain
  let vault: Vault
  let secrets: PreferenceSecrets
  beforeEach(async () => {
    home = await temporaryFolder()
    keychain = new FakeKeychain()
    vault = new Vault(home, { keychain })
    secrets = new PreferenceSecrets(new PreferencesStore(home), vault)
  })

  const written = () => readFile(join(home, 'preferences.json'), 'utf8')
  const write = async (content: object) => {
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'preferences.json'), JSON.stringify(content))
  }
  const kept = () => vault.list('preferences/')

  it('that were readable go into the vault when they are read', async () => {
    await write(READABLE)
    const { clientCertificates, settings, proxyPasswordId } = await secrets.read()
    const [certificate] = clientCertificates
    expect(certificate).toEqual({ ...CERTIFICATE, passphraseId: expect.any(String) })
    expect(settings).toEqual(proxyTo('http://me@proxy.test:3128'))
    expect(await secrets.secretOf(certificate?.passphraseId ?? '')).toEqual({ value: 'open-sesame' })
    expect(await secrets.secretOf(proxyPasswordId ?? '')).toEqual({ value: 'pr@xy-word' })
    expect(await written()).not.toMatch(/open-sesame|xy-word/)
    await secrets.read()
    expect(await kept()).toHaveLength(2)
  })

  it('go there once, however many read at the same moment', async () => {
    await write(READABLE)
    const other = new PreferenceSecrets(new PreferencesStore(home), new Vault(home, { keychain }))
    await Promise.all([secrets.read(), other.read(), secrets.read()])
    const { clientCertificates } = await secrets.read()
    expect(await secrets.secretOf(clientCertificates[0]?.passphraseId ?? '')).toEqual({
      value: 'open-sesame'
    })
    expect(await kept()).toHaveLength(2)
  })

  it('stay where they are while the vault cannot keep them, and are lost by no other change', async () => {
    keychain.problem = 'no keychain'
    await write(READABLE)
    expect(await secrets.read()).toEqual(READABLE)
    await secrets.set({ clientCertificates: READABLE.clientCertificates, settings: READABLE.settings })
    expect(await secrets.read()).toEqual(READABLE)
    await vault.setPassphrase('mine')
    await secrets.read()
    expect(await written()).not.toMatch(/open-sesame|xy-word/)
    expect(await kept()).toHaveLength(2)
  })

  it.each([
    ['settings', { settings: { ...READABLE.settings, protocol: 'http/9' } }, /open-sesame/],
    ['clientCertificates', { clientCertificates: { 'not a list': ['open-sesame'] } }, /xy-word/],
    ['proxyPasswordId', { proxyPasswordId: 7 }, /open-sesame/]
  ])('go there without %s, which is not understood and stays as it is', async (_key, unfit, moved) => {
    await write({ ...READABLE, ...unfit })
    await secrets.read()
    expect(JSON.parse(await written())).toMatchObject(unfit)
    expect(await written()).not.toMatch(moved)
    expect(await kept()).toHaveLength(1)
    expect((await readdir(home)).join()).not.toContain('broken')
  })

  it('go there beside a certificate that is not understood, which stays as it is', async () => {
    const unfit = { ...CERTIFICATE, id: 'unfit', kind: 'jks', passphraseId: 'of-unfit' }
    await vault.put([['preferences/of-unfit', '4']])
    await write({ ...READABLE, clientCertificates: [unfit, ...READABLE.clientCertificates] })
    const { clientCertificates } = await secrets.read()
    const certificate = { ...CERTIFICATE, passphraseId: expect.any(String) }
    expect(clientCertificates).toEqual([certificate])
    expect(JSON.parse(await written())).toMatchObject({ clientCertificates: [certificate, unfit] })
    expect(await written()).not.toMatch(/open-sesame|xy-word/)
    expect(await kept()).toHaveLength(3)
    expect((await readdir(home)).join()).not.toContain('broken')
  })

  it('are never written readable, whoever says them', async () => {
    await secrets.set({ clientCertificates: READABLE.clientCertificates, settings: READABLE.settings })
    expect(await written()).not.toMatch(/open-sesame|xy-word/)
    expect(await kept()).toHaveLength(2)
  })

  it('are forgotten with what names them', async () => {
    await secrets.set(
      { clientCertificates: [{ ...CERTIFICATE, passphraseId: 'a' }], proxyPasswordId: 'b' },
      { a: '1', b: '2' }
    )
    expect(await kept()).toEqual(['preferences/a', 'preferences/b'])
    await secrets.set({ clientCertificates: [CERTIFICATE] })
    expect(await kept()).toEqual(['preferences/b'])
    await secrets.set({ proxyPasswordId: null }, { unnamed: '3' })
    expect(await kept()).toEqual([])
  })

  it('change nothing when the vault is locked', async () => {
    await vault.setPassphrase('mine')
    const locked = new PreferenceSecrets(new PreferencesStore(home), new Vault(home, { keychain }))
    const change = { clientCertificates: [{ ...CERTIFICATE, passphraseId: 'a' }] }
    await expect(locked.set(change, { a: '1' })).rejects.toMatchObject({ code: 'IO', reason: 'vault' })
    expect(await locked.read()).toEqual(DEFAULT_PREFERENCES)
  })

  it('that the vault takes its time for come before what was changed after them', async () => {
    let open = () => {}
    const opened = new Promise<void>(resolve => {
      open = resolve
    })
    const slow = {
      read: (id: string) => vault.read(id),
      delete: (id: string) => vault.delete(id),
      status: () => vault.status(),
      put: async (entries: Parameters<Vault['put']>[0]) => {
        await opened
        await vault.put(entries)
      }
    }
    const waiting = new PreferenceSecrets(new PreferencesStore(home), slow)
    const naming = { ...CERTIFICATE, passphraseId: 'a' }
    const first = waiting.set({ clientCertificates: [naming] }, { a: '1' })
    const second = waiting.set({ clientCertificates: [{ ...naming, domain: 'typed.test' }] })
    open()
    await Promise.all([first, second])
    expect((await waiting.read()).clientCertificates).toEqual([{ ...naming, domain: 'typed.test' }])
    expect(await kept()).toEqual(['preferences/a'])
  })

  it.each([
    ['https://me@proxy.test:3128', undefined],
    ['http://me@proxy.test:3129', undefined],
    ['http://me@evil.test:3128', undefined],
    ['', undefined],
    ['http://me@evil.test:3128', 'b']
  ])('of a proxy do not go to another one: %s', async (url, proxyPasswordId) => {
    await secrets.set({ settings: proxyTo('http://me@proxy.test:3128'), proxyPasswordId: 'b' }, { b: '2' })
    expect(await secrets.set({ settings: proxyTo(url), proxyPasswordId })).toMatchObject({
      proxyPasswordId: null
    })
    expect(await kept()).toEqual([])
  })

  it.each([proxyTo('http://me@evil.test:80'), { redirects: { follow: false } }])(
    'of a proxy do not go to another one where the settings were not understood: %j',
    async typed => {
      await vault.put([['preferences/b', '2']])
      const settings = { ...proxyTo('http://me@proxy.test:80'), protocol: 'http/9' }
      await write({ ...DEFAULT_PREFERENCES, settings, proxyPasswordId: 'b' })
      expect(await secrets.set({ theme: 'dark' })).toMatchObject({ proxyPasswordId: 'b' })
      expect(await secrets.set({ settings: typed })).toMatchObject({ settings: typed, proxyPasswordId: null })
      expect(await kept()).toEqual([])
    }
  )

  it('of a proxy stay with it, whoever is asked as and whether or not it is used', async () => {
    await secrets.set({ proxyPasswordId: 'b' }, { b: '2' })
    for (const settings of [
      proxyTo('http://me@proxy.test:3128'),
      proxyTo(' HTTP://you@PROXY.test:3128/'),
      { proxy: { mode: 'none' as const, url: 'http://you@proxy.test:3128', bypass: 'localhost' } }
    ])
      expect(await secrets.set({ settings })).toMatchObject({ settings, proxyPasswordId: 'b' })
    const moved = { settings: proxyTo('http://me@other.test'), proxyPasswordId: 'c' }
    expect(await secrets.set(moved, { c: '3' })).toMatchObject(moved)
    expect(await kept()).toEqual(['preferences/c'])
  })

  it('are no templates: those name what is in the vault already', async () => {
    const settings = proxyTo('http://me:{{password}}@proxy.test')
    expect(await secrets.set({ settings })).toMatchObject({ settings, proxyPasswordId: null })
  })
})
