/** So much is remembered of what handshakes before the latest one brought: each message is searched for all of it. */
const MAX_PAST_FORMS = 1000
const MAX_PAST_LENGTH = 256 * 1024

/** What has become secret, and what counts as that no more. */
export interface SecretsChange {
  added: string[]
  dropped: string[]
}

/**
 * What is secret in a session, as far as that is known: it grows with what is sent, and with what handshakes bring. Of
 * those a server may ask for any number, each with new cookies: what only older ones brought is forgotten, the oldest
 * first, where it is too much.
 */
export class SessionSecrets {
  readonly #own: Set<string>
  /** The number of the latest handshake that each came with, the oldest first. */
  readonly #met = new Map<string, number>()
  /** What the latest handshake brought, where it was refused. */
  #refused: readonly string[] = []
  #handshakes = 0
  #forms: readonly string[] = []
  #bytes: readonly Buffer[] = []

  /** @param forms see `secretForms` */
  constructor(forms: readonly string[]) {
    this.#own = new Set(forms)
    this.#list()
  }

  /** In all its forms: a new list with each change. */
  get forms(): readonly string[] {
    return this.#forms
  }

  /** The same in bytes, longest first. */
  get bytes(): readonly Uint8Array[] {
    return this.#bytes
  }

  /** Of what is sent: known for as long as the session. @param forms see `secretForms`. @returns undefined if none is new */
  add(forms: readonly string[]): SecretsChange | undefined {
    if (forms.every(form => this.#own.has(form))) return undefined
    return this.#change(() => {
      for (const form of forms) {
        this.#own.add(form)
        this.#met.delete(form)
      }
    })
  }

  /** A handshake begins. @param forms what is secret in it: see `secretForms`. @returns undefined if nothing has changed */
  beginHandshake(forms: readonly string[]): SecretsChange | undefined {
    this.#handshakes++
    return this.#change(() => this.#meet(forms))
  }

  /**
   * It is over. What a refused one brought is known until the next one is over: by then it has been sent, or never
   * will be. @param forms what was met in it: see `withSeenSecrets`. @returns undefined if nothing has changed
   */
  endHandshake(forms: readonly string[], isRefused: boolean): SecretsChange | undefined {
    return this.#change(() => {
      const met = new Set(forms)
      const isNew = (form: string) => !this.#own.has(form) && !this.#met.has(form)
      const unproven = [...this.#refused.filter(form => met.has(form)), ...forms.filter(isNew)]
      for (const form of this.#refused) if (!met.has(form)) this.#met.delete(form)
      this.#meet(forms)
      this.#refused = isRefused ? unproven : []
    })
  }

  /** Whether any of them is in it. */
  occurIn(payload: Uint8Array): boolean {
    const { buffer, byteOffset, byteLength } = payload
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    return this.#bytes.some(secret => bytes.includes(secret))
  }

  #meet(forms: readonly string[]): void {
    for (const form of forms) {
      if (this.#own.has(form)) continue
      this.#met.delete(form)
      this.#met.set(form, this.#handshakes)
    }
    this.#forgetPast()
  }

  #forgetPast(): void {
    const past = [...this.#met].filter(([, handshake]) => handshake < this.#handshakes)
    let length = past.reduce((sum, [form]) => sum + form.length, 0)
    for (const [n, [form]] of past.entries()) {
      if (past.length - n <= MAX_PAST_FORMS && length <= MAX_PAST_LENGTH) return
      this.#met.delete(form)
      length -= form.length
    }
  }

  #change(work: () => void): SecretsChange | undefined {
    const before = new Set(this.#forms)
    work()
    const dropped = this.#forms.filter(form => !this.#own.has(form) && !this.#met.has(form))
    const added = [...this.#own, ...this.#met.keys()].filter(form => !before.has(form))
    if (added.length === 0 && dropped.length === 0) return undefined
    this.#list()
    return { added, dropped }
  }

  #list(): void {
    this.#forms = [...this.#own, ...this.#met.keys()].sort((a, b) => b.length - a.length)
    this.#bytes = this.#forms.map(form => Buffer.from(form))
  }
}
