import { expect, test } from 'vitest'
import { takePassphrase } from '#workspace/vault/take-passphrase.ts'

test('is taken out of the environment', () => {
  const environment = { SONDE_PASSPHRASE: 'correct horse', OTHER: 'x' }
  expect(takePassphrase(environment)).toBe('correct horse')
  expect(environment).toEqual({ OTHER: 'x' })
  expect(takePassphrase(environment)).toBeUndefined()
  expect(takePassphrase({ SONDE_PASSPHRASE: '' })).toBeUndefined()
})
