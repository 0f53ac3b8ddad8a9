import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { isOtherProxy } from '#shared/http/is-other-proxy.ts'
import { takeProxyPassword } from '#shared/http/proxy-password.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import type { VaultStatus } from '#shared/model/vault.ts'
import type { SecretValue } from './environments/environment-secrets.ts'
import type { PreferencesChange, PreferencesStore, ReadPreferences } from './preferences-store.ts'
import { watchChanges } from './watch-changes.ts'
import { WorkQueue } from './work-queue.ts'

/** Where secrets are kept by id. */
interface SecretVault {
  read(id: string): Promise<SecretValue>
  put(secrets: readonly (readonly [id: string, value: string | undefined])[]): Promise<void>
  delete(id: string): Promise<void>
  status(): Promise<VaultStatus>
}

/** What is kept in the vault, by the ids that preferences name. */
type Secrets = Readonly<Record<string, string>>

/**
 * The preferences with their secrets in the vault: passphrases of client certificates and the password of the proxy.
 * `preferences.json` only names them. Older versions wrote them readable: those go into the vault as soon as that can
 * keep them, and until then stay where they are. One for each data folder in a process: changes wait for each other, so
 * that the older of two is not written last because the vault took its time.
 */
export class PreferenceSecrets {
  readonly #store: PreferencesStore
  readonly #vault: SecretVault
  readonly #work = new WorkQueue()

  constructor(store: PreferencesStore, vault: SecretVault) {
    this.#store = store
    this.#vault = vault
  }

  async read(): Promise<Preferences> {
    const read = await this.#store.readWithLeft()
    const readable = readableIn(read)
    if (Object.keys(readable).length === 0 || !(await this.#canKeep())) return read.preferences
    try {
      const isSame = (now: ReadPreferences) => isDeepStrictEqual(readableIn(now), readable)
      return await this.#change(() => hide(readable), isSame)
    } catch {
      // They stay readable for now, and are as good as before.
      return read.preferences
    }
  }

  /**
   * Changes preferences. What is readable and secret in the change goes into the vault, unless it was so before.
   * The password of the proxy is forgotten when the URL names another one, or may do so.
   * @param secrets what was entered, by the ids that the changed preferences name
   * @throws ClientError IO; `vault` when that is not open. Then nothing was changed
   */
  set(change: PreferencesChange, secrets: Secrets = {}): Promise<Preferences> {
    return this.#change(now => {
      const hidden = hide(change, now)
      return { change: hidden.change, secrets: { ...hidden.secrets, ...secrets } }
    })
  }

  /** As `read`, and again whenever they have changed. @throws ClientError IO when the folder cannot be used */
  watch(signal: AbortSignal): AsyncGenerator<Preferences> {
    return watchChanges(
      () => this.read(),
      changed => this.#store.onChange(changed),
      signal
    )
  }

  /** @param id as the preferences name it */
  secretOf(id: string): Promise<SecretValue> {
    return this.#vault.read(vaultId(id))
  }

  #change(
    make: (now: ReadPreferences) => HiddenChange,
    isMeant?: (now: ReadPreferences) => boolean
  ): Promise<Preferences> {
    return this.#work.run(() => this.#changeNow(make, isMeant))
  }

  /** The vault comes first: what the preferences name is there. Of what they name no longer nothing is kept. */
  async #changeNow(
    make: (now: ReadPreferences) => HiddenChange,
    isMeant?: (now: ReadPreferences) => boolean
  ): Promise<Preferences> {
    const read = await this.#store.readWithLeft()
    const before = read.preferences
    const { change, secrets } = make(read)
    const entries = Object.entries(secrets)
    if (entries.length > 0) await this.#vault.put(entries.map(([id, value]) => [vaultId(id), value]))
    let now = before
    try {
      now = await this.#store.set(change, isMeant)
    } finally {
      const named = new Set(secretIds(now))
      const gone = [...secretIds(before), ...Object.keys(secrets)].filter(id => !named.has(id))
      // What cannot be forgotten is a value that nothing asks for.
      for (const id of gone) await this.#vault.delete(vaultId(id)).catch(() => undefined)
    }
    return now
  }

  /** One that is in memory alone would forget at the end what the file remembers. */
  async #canKeep(): Promise<boolean> {
    const { state, keptBy } = await this.#vault.status()
    return state === 'open' && keptBy !== 'memory'
  }
}

interface HiddenChange {
  change: PreferencesChange
  secrets: Secrets
}

/**
 * What is readable in preferences and secret, under ids.
 * @param read where it was readable already it stays
 */
function hide(change: PreferencesChange, read?: ReadPreferences): HiddenChange {
  const before = read?.preferences
  const secrets: Record<string, string> = {}
  const keep = (value: string) => {
    const id = randomUUID()
    secrets[id] = value
    return id
  }
  const known = new Set(before?.clientCertificates.map(({ passphrase }) => passphrase))
  const clientCertificates = change.clientCertificates?.map(({ passphrase, ...certificate }) => {
    if (!passphrase) return certificate
    return known.has(passphrase)
      ? { ...certificate, passphrase }
      : { ...certificate, passphraseId: keep(passphrase) }
  })
  const { settings } = change
  const proxy = settings?.proxy
  const taken = proxy && proxy.url !== before?.settings.proxy?.url ? takeProxyPassword(proxy.url) : undefined
  return {
    change: {
      ...change,
      ...(read && losesProxy(change, read) && { proxyPasswordId: null }),
      ...(clientCertificates && { clientCertificates }),
      ...(proxy &&
        taken && {
          settings: { ...settings, proxy: { ...proxy, url: taken.url } },
          proxyPasswordId: keep(taken.password)
        })
    },
    secrets
  }
}

/**
 * Whether the password of the proxy would go to another one than it was entered for. Settings that were not understood
 * may have named any.
 */
function losesProxy(
  { settings, proxyPasswordId: id }: PreferencesChange,
  { preferences: before, left }: ReadPreferences
): boolean {
  const isSameId = id === undefined || id === before.proxyPasswordId
  if (settings === undefined || !isSameId) return false
  return left.has('settings') || isOtherProxy(before.settings.proxy?.url ?? '', settings.proxy?.url ?? '')
}

/** The preferences that hold something readable and secret. Nobody asked to overwrite what was not understood. */
function readableIn({ preferences, left }: ReadPreferences): PreferencesChange {
  const { clientCertificates, settings } = preferences
  const { proxy } = settings
  const isReadableProxy = proxy !== undefined && takeProxyPassword(proxy.url) !== undefined
  return {
    ...(clientCertificates.some(({ passphrase }) => passphrase) && { clientCertificates }),
    ...(isReadableProxy && !left.has('proxyPasswordId') && { settings })
  }
}

function secretIds({ clientCertificates, proxyPasswordId }: Preferences): string[] {
  const ofCertificates = clientCertificates.flatMap(({ passphraseId }) => passphraseId ?? [])
  return proxyPasswordId === null ? ofCertificates : [...ofCertificates, proxyPasswordId]
}

function vaultId(id: string): string {
  return `preferences/${id}`
}
