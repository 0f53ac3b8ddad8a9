import { expect, test } from 'vitest'
import { deriveKey, newScryptParameters } from '#workspace/vault/derive-key.ts'

/** The third vector of RFC 7914 §12, to its first 32 bytes. */
test('is the scrypt of RFC 7914', async () => {
  const salt = Buffer.from('SodiumChloride').toString('base64')
  const key = await deriveKey('pleaseletmein', { salt, N: 16_384, r: 8, p: 1 })
  expect(key.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
})

test('does not depend on how a letter was typed', async () => {
  const parameters = { ...newScryptParameters(), N: 2 }
  expect(await deriveKey('caf\u00e9', parameters)).toEqual(await deriveKey('cafe\u0301', parameters))
})
