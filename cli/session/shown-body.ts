import type { BodyAccess } from '#shared/client/body-access.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'

/** So much of what a refusal says is shown. */
const SHOWN_BYTES = 4096

/**
 * What the body of a refusal says, its beginning, line by line and without what is secret.
 * @param secrets see `secretForms`
 */
export async function shownBody(
  bodies: Pick<BodyAccess, 'readBody'>,
  { id, size }: BodyInfo,
  secrets: readonly string[]
): Promise<string[]> {
  if (size === 0) return []
  const bytes = await bodies.readBody(id, 0, SHOWN_BYTES)
  const text = new TextDecoder().decode(bytes, { stream: true })
  const lines = recordRedactor(secrets)(text).trimEnd().split(/\r?\n/)
  return size > SHOWN_BYTES ? [...lines, `… ${formatBytes(size - SHOWN_BYTES)} more`] : lines
}
