import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'

const CIPHER = 'aes-256-gcm'
export const KEY_BYTES = 32
/** As NIST SP 800-38D §8.2.2 wants them to be for random nonces. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Something that only its key opens. Both are Base64. */
export const Sealed = z.object({ nonce: z.string(), data: z.string() })
export type Sealed = z.infer<typeof Sealed>

/**
 * Encrypts with AES-256-GCM under a nonce of its own.
 * @param context what it is: it opens as nothing else
 */
export function seal(key: Uint8Array, content: Uint8Array, context: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(context))
  const data = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('base64'), data: data.toString('base64') }
}

/** @returns undefined when this is not what was sealed with this key in this context */
export function unseal(key: Uint8Array, sealed: unknown, context: string): Buffer | undefined {
  try {
    const { nonce, data } = Sealed.parse(sealed)
    const bytes = Buffer.from(data, 'base64')
    const end = bytes.byteLength - TAG_BYTES
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(end))
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()])
  } catch {
    // Damaged, of another key, or moved here from elsewhere: nobody can tell, and the reason is no help.
    return undefined
  }
}
