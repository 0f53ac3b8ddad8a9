import { randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { KEY_BYTES } from './seal.ts'

const SALT_BYTES = 16
/** 128 MiB of memory and about half a second: what OWASP's Password Storage Cheat Sheet asks for. */
const COST = { N: 2 ** 17, r: 8, p: 1 }

/** What a key is derived from besides the passphrase (RFC 7914 §2). Bounded: a file could ask for all memory. */
export const ScryptParameters = z.object({
  salt: z.string(),
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(16)
})
export type ScryptParameters = z.infer<typeof ScryptParameters>

export function newScryptParameters(): ScryptParameters {
  return { salt: randomBytes(SALT_BYTES).toString('base64'), ...COST }
}

/** The key that a passphrase stands for, however it was typed (Unicode NFC). @returns 256 bits */
export function deriveKey(passphrase: string, { salt, N, r, p }: ScryptParameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // It needs 128 * r * (N + p) bytes, and some more.
    const options = { N, r, p, maxmem: 256 * r * (N + p) + 4096 }
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
