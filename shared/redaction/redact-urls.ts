import type { PlacedSecret } from '../model/secret-form.ts'
import { percentDecoded } from '../url/percent-decoded.ts'
import { isCredentialParameter } from './credential-parameters.ts'
import { isPlacedSecret } from './placed-secret.ts'
import { redactCredential } from './redact-credential.ts'
import { MASK } from './redact-text.ts'

/** A text with the passwords of the URLs in it masked (RFC 3986 §3.2.1). The user's name stays. */
export function redactUserinfo(text: string): string {
  // Browsers take any number of slashes, and either way round, for the two that stand before a host.
  return text.includes('@')
    ? text.replace(/((?:\/\/|\bhttps?:[/\\]*)[^/?#@\s:]*:)[^/?#\s]*(?=@)/gi, `$1${MASK}`)
    : text
}

/**
 * A text with what proves something in the URLs in it masked: passwords, and parameters that do so by their name, or
 * because they were said to. @param placed what is secret at its place alone
 */
export function redactUrls(text: string, placed: readonly PlacedSecret[] = []): string {
  const redacted = redactUserinfo(text)
  if (!redacted.includes('=')) return redacted
  return redacted.replace(
    /([?&])([^?&#=\s"'<>\\]+)=((?:\{\{[^{}\r\n]+\}\}|[^&#\s"'<>\\])*)/g,
    (whole, sign: string, name: string, value: string) =>
      isCredentialParameter(name, value) ||
      isPlacedSecret('query', percentDecoded(name), percentDecoded(value), placed)
        ? `${sign}${name}=${redactCredential(value)}`
        : whole
  )
}
