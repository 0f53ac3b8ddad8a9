/** What is secret in a session, as far as that is known: it grows with what is sent and with what handshakes bring. */
export class SessionSecrets {
  #forms: readonly string[]
  #bytes: readonly Buffer[]

  /** @param forms see `secretForms` */
  constructor(forms: readonly string[]) {
    this.#forms = forms
    this.#bytes = bytesOf(forms)
  }

  /** In all its forms, longest first: a new list with each change. */
  get forms(): readonly string[] {
    return this.#forms
  }

  /** The same in bytes. */
  get bytes(): readonly Uint8Array[] {
    return this.#bytes
  }

  /** @param forms see `secretForms`. @returns whether any of them is new */
  add(forms: readonly string[]): boolean {
    const known = new Set(this.#forms)
    const added = forms.filter(form => !known.has(form))
    if (added.length === 0) return false
    this.#forms = [...known, ...added].sort((a, b) => b.length - a.length)
    this.#bytes = bytesOf(this.#forms)
    return true
  }

  /** Whether any of them is in it. */
  occurIn(payload: Uint8Array): boolean {
    const { buffer, byteOffset, byteLength } = payload
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    return this.#bytes.some(secret => bytes.includes(secret))
  }
}

function bytesOf(forms: readonly string[]): Buffer[] {
  return forms.map(form => Buffer.from(form))
}
