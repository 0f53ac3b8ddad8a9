import { expect, it } from 'vitest'
import { SessionSecrets } from '#host/socket/session-secrets.ts'

it('grows, longest first, and says whether it did', () => {
  const secrets = new SessionSecrets(['long secret', 'short'])
  const { forms } = secrets
  expect(secrets.add(['short'])).toBe(false)
  expect(secrets.forms).toBe(forms)
  expect(secrets.add(['in between', 'short'])).toBe(true)
  expect(secrets.forms).toEqual(['long secret', 'in between', 'short'])
  expect(secrets.bytes.map(bytes => Buffer.from(bytes).toString())).toEqual(secrets.forms)
})

it('finds any of them in bytes', () => {
  const secrets = new SessionSecrets(['schlüssel'])
  const payload = Buffer.from('xxxein schlüssel')
  expect(secrets.occurIn(new Uint8Array(payload).subarray(3))).toBe(true)
  expect(secrets.occurIn(Buffer.from('schlussel'))).toBe(false)
})
