import { open } from 'node:fs/promises'
import type { BodyAccess } from '#shared/client/body-access.ts'
import { readWindows } from '#shared/client/body-windows.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { maskBytes } from './mask-bytes.ts'

/**
 * Copies a body into a new file, what is secret in it covered: a server may give back what it was sent.
 * @param forms see `secretForms`
 * @throws Error of the system when it cannot be written
 */
export async function saveMaskedBody(
  body: BodyInfo,
  path: string,
  forms: readonly SecretForm[],
  bodies: BodyAccess
): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    for await (const bytes of maskBytes(readWindows(body, bodies), forms)) await file.appendFile(bytes)
  } finally {
    await file.close()
  }
}
