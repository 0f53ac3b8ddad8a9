import { formatBytes } from '#shared/format/bytes.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'

/** So much of what a refusal says is shown. */
export const SHOWN_BYTES = 4096

/**
 * What the body of a refusal says, line by line and without what is secret.
 * @param bytes its beginning, up to `SHOWN_BYTES`
 * @param size of all of it, as far as that is known
 * @param secrets see `secretForms`
 */
export function shownBody(bytes: Uint8Array, size: number, secrets: readonly SecretForm[]): string[] {
  if (size === 0) return []
  const text = new TextDecoder().decode(bytes, { stream: true })
  const lines = recordRedactor(secrets)(text).trimEnd().split(/\r?\n/)
  return size > bytes.length ? [...lines, `… ${formatBytes(size - bytes.length)} more`] : lines
}
