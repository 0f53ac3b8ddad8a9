import { expect, it } from 'vitest'
import { SessionSecrets } from '#host/socket/session-secrets.ts'
import { placedSecret } from '#shared/redaction/placed-secret.ts'

it('grows, longest first, and says by what', () => {
  const secrets = new SessionSecrets(['long secret', 'short'])
  const { forms } = secrets
  expect(secrets.add(['short'])).toBeUndefined()
  expect(secrets.forms).toBe(forms)
  expect(secrets.add(['in between', 'short'])).toEqual({ added: ['in between'], dropped: [] })
  expect(secrets.forms).toEqual(['long secret', 'in between', 'short'])
  expect(secrets.bytes.map(bytes => Buffer.from(bytes).toString())).toEqual(secrets.forms)
})

it('keeps what handshakes brought until it is too much, and then what the latest ones did', () => {
  const secrets = new SessionSecrets(['own'])
  secrets.add(['sent'])
  const brought = (n: number) => Array.from({ length: 100 }, (_, at) => `cookie ${n}-${at}`)
  for (let n = 0; n < 500; n++) {
    secrets.beginHandshake(['own', 'token'])
    const change = secrets.endHandshake(['own', 'token', ...brought(n)], false)
    expect(change?.added).toEqual(brought(n))
    expect(change?.dropped.length).toBeLessThanOrEqual(100)
  }
  expect(secrets.forms.length).toBeLessThanOrEqual(1103)
  expect(secrets.forms).toEqual(
    expect.arrayContaining(['own', 'sent', 'token', ...brought(499), ...brought(498)])
  )
  expect(secrets.forms).not.toContain('cookie 400-0')
})

it('keeps the whole of the latest handshake, and of older ones so many bytes', () => {
  const secrets = new SessionSecrets([])
  const large = (n: number) => [`${n}a`.repeat(150_000), `${n}b`.repeat(150_000)]
  for (let n = 0; n < 9; n++) {
    secrets.beginHandshake([])
    secrets.endHandshake(large(n), false)
  }
  expect(secrets.forms).toEqual(large(8))
})

it('forgets what a refused handshake brought with the next one, unless that has it too', () => {
  const secrets = new SessionSecrets([])
  secrets.beginHandshake(['token'])
  expect(secrets.endHandshake(['token', 'kept', 'lost'], true)?.added).toEqual(['kept', 'lost'])
  secrets.beginHandshake(['token'])
  expect(secrets.forms).toEqual(['token', 'kept', 'lost'])
  expect(secrets.endHandshake(['token', 'kept'], false)).toEqual({ added: [], dropped: ['lost'] })
  secrets.beginHandshake(['token'])
  expect(secrets.endHandshake(['token'], true)).toBeUndefined()
  expect(secrets.forms).toEqual(['token', 'kept'])
})

it('finds any of them in bytes', () => {
  const secrets = new SessionSecrets(['schlüssel'])
  const payload = Buffer.from('xxxein schlüssel')
  expect(secrets.occurIn(new Uint8Array(payload).subarray(3))).toBe(true)
  expect(secrets.occurIn(Buffer.from('schlussel'))).toBe(false)
})

it('knows what is secret at one place for as long as the session, and tells it once', () => {
  const placed = () => placedSecret('header', 'X-Key', 'abc')
  const secrets = new SessionSecrets(['own', ...placed()])
  expect(secrets.beginHandshake(['own', ...placed()])).toBeUndefined()
  expect(secrets.add(placed())).toBeUndefined()
  const other = placedSecret('query', 'key', 'abc')
  expect(secrets.endHandshake(other, true)).toEqual({ added: other, dropped: [] })
  expect(secrets.endHandshake([], false)).toBeUndefined()
  expect(secrets.forms).toEqual(['own', ...placed(), ...other])
  expect(secrets.bytes).toEqual([Buffer.from('own')])
})
