import type { KnownBody } from '#shared/http/draft-body.ts'
import type { RequestInput } from '#shared/model/request.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import { redactHeaders } from '#shared/redaction/redact-headers.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'
import { redactUserinfo } from '#shared/redaction/redact-userinfo.ts'

/** A request whose body is at hand, or in files. */
export type KnownRequest = RequestInput & { body: KnownBody }

/** A request with what is secret in it masked, also in the bytes of its body. @param forms see `secretForms` */
export function maskRequest(request: KnownRequest, forms: readonly string[]): RequestInput {
  const secrets = createRedactor(forms)
  const redact = (text: string) => redactUserinfo(secrets(text))
  const { body, headers, ...rest } = request
  const masked = mapStrings(body, secrets, key => key === 'kind')
  return {
    ...mapStrings(rest, redact, key => key === 'withoutDefaults'),
    headers: redactHeaders(headers, redact),
    body: masked.kind === 'bytes' ? { ...masked, bytes: maskBytes(masked.bytes, secrets) } : masked
  }
}

function maskBytes(bytes: Uint8Array, redact: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(redact(new TextDecoder().decode(bytes)))
}
