import type { KnownBody } from '#shared/http/draft-body.ts'
import type { RequestInput } from '#shared/model/request.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import { redactAuth } from '#shared/redaction/redact-auth.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { redactHeaders } from '#shared/redaction/redact-headers.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'

/** A request whose body is at hand, or in files. */
type KnownRequest = RequestInput & { body: KnownBody }

/** A request with what is secret in it masked, also in the bytes of its body. @param forms see `secretForms` */
export function maskRequest(request: KnownRequest, forms: readonly SecretForm[]): RequestInput {
  const secrets = createRedactor(forms)
  const redact = recordRedactor(forms)
  const { body, headers, ...rest } = request
  const masked = mapStrings(body, secrets, key => key === 'kind')
  return {
    ...mapStrings(rest, redact, key => key === 'withoutDefaults'),
    headers: redactHeaders(headers, redact),
    body: masked.kind === 'bytes' ? { ...masked, bytes: maskBytes(masked.bytes, secrets) } : masked
  }
}

/** How a request is sent, with what proves who sends it masked. @param forms see `secretForms` */
export function maskSettings(settings: ExecuteSettings, forms: readonly SecretForm[]): ExecuteSettings {
  const redact = recordRedactor(forms)
  const { auth, ...rest } = settings
  return {
    ...mapStrings(rest, redact, key => OWN_WORDS.has(key)),
    ...(auth && { auth: redactAuth(auth, redact) })
  }
}

const OWN_WORDS = new Set(['mode', 'protocol', 'minVersion'])

function maskBytes(bytes: Uint8Array, redact: (text: string) => string): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const masked = redact(text)
  // What is no text, and holds no secret, stays as it is.
  return masked === text ? bytes : new TextEncoder().encode(masked)
}
