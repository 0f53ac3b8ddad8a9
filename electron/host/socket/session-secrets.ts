import type { PlacedSecret, SecretForm } from '#shared/model/secret-form.ts'
import { isSamePlaced, placedForms, textForms } from '#shared/redaction/placed-secret.ts'

/** So much is remembered of what handshakes before the latest one brought: each message is searched for all of it. */
const MAX_PAST_FORMS = 1000
const MAX_PAST_LENGTH = 256 * 1024

/** What has become secret, and what counts as that no more. */
export interface SecretsChange {
  added: SecretForm[]
  dropped: SecretForm[]
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
  /** Known for as long as the session: there are as many as keys of one request at a time. */
  readonly #placed: PlacedSecret[] = []
  #handshakes = 0
  #forms: readonly SecretForm[] = []
  #bytes: readonly Buffer[] = []

  /** @param forms see `secretForms` */
  constructor(forms: readonly SecretForm[]) {
    this.#own = new Set(textForms(forms))
    this.#place(forms)
    this.#list()
  }

  /** In all its forms: a new list with each change. */
  get forms(): readonly SecretForm[] {
    return this.#forms
  }

  /** The same in bytes, longest first. */
  get bytes(): readonly Uint8Array[] {
    return this.#bytes
  }

  /** Of what is sent: known for as long as the session. @param forms see `secretForms`. @returns undefined if none is new */
  add(forms: readonly SecretForm[]): SecretsChange | undefined {
    const texts = textForms(forms)
    if (texts.length === forms.length && texts.every(form => this.#own.has(form))) return undefined
    return this.#change(() => {
      this.#place(forms)
      for (const form of texts) {
        this.#own.add(form)
        this.#met.delete(form)
      }
    })
  }

  /** A handshake begins. @param forms what is secret in it: see `secretForms`. @returns undefined if nothing has changed */
  beginHandshake(forms: readonly SecretForm[]): SecretsChange | undefined {
    this.#handshakes++
    return this.#change(() => this.#meet(forms))
  }

  /**
   * It is over. What a refused one brought is known until the next one is over: by then it has been sent, or never
   * will be. @param forms what was met in it: see `withSeenSecrets`. @returns undefined if nothing has changed
   */
  endHandshake(forms: readonly SecretForm[], isRefused: boolean): SecretsChange | undefined {
    return this.#change(() => {
      const texts = textForms(forms)
      const met = new Set(texts)
      const isNew = (form: string) => !this.#own.has(form) && !this.#met.has(form)
      const unproven = [...this.#refused.filter(form => met.has(form)), ...texts.filter(isNew)]
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

  #meet(forms: readonly SecretForm[]): void {
    this.#place(forms)
    for (const form of textForms(forms)) {
      if (this.#own.has(form)) continue
      this.#met.delete(form)
      this.#met.set(form, this.#handshakes)
    }
    this.#forgetPast()
  }

  #place(forms: readonly SecretForm[]): void {
    for (const form of placedForms(forms))
      if (!this.#placed.some(known => isSamePlaced(known, form))) this.#placed.push(form)
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
    const now = new Set<SecretForm>([...this.#own, ...this.#met.keys(), ...this.#placed])
    const dropped = this.#forms.filter(form => !now.has(form))
    const added = [...now].filter(form => !before.has(form))
    if (added.length === 0 && dropped.length === 0) return undefined
    this.#list()
    return { added, dropped }
  }

  #list(): void {
    const texts = [...this.#own, ...this.#met.keys()].sort((a, b) => b.length - a.length)
    this.#forms = [...texts, ...this.#placed]
    this.#bytes = texts.map(form => Buffer.from(form))
  }
}
