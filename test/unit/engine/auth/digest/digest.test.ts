import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createAuthenticator } from '#engine/auth/create-authenticator.ts'
import { parseChallenges } from '#engine/auth/digest/parse-challenges.ts'
import type { Header } from '#shared/model/request.ts'
import { bytesBody, streamBody, unsigned } from '../unsigned-request.ts'

const create = () => createAuthenticator({ kind: 'digest', username: 'u', password: 'p' })
const ask = (nonce: string, more = ''): Header[] => [
  ['WWW-Authenticate', `Digest realm="r", qop="auth", nonce="${nonce}"${more}`]
]

const HERE = unsigned('http://a.test/x?y')
const ELSEWHERE = unsigned('http://b.test/')

/** What the credentials say, by parameter. */
async function answerOf(credentials: ReturnType<ReturnType<typeof create>['sign']>) {
  const { headers } = await credentials
  const value = headers.find(([name]) => name === 'Authorization')?.[1]
  return value === undefined
    ? undefined
    : Object.fromEntries(parseChallenges([['WWW-Authenticate', value]])[0]?.params ?? [])
}

describe('digest', () => {
  it('says nothing before it is asked', () => {
    expect(create().sign(HERE)).toEqual({ headers: [] })
  })

  it('answers, counts what it answers, and keeps one cnonce for a nonce', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    expect(authenticator.challenge(ask('1'))).toBe(true)
    const first = await answerOf(authenticator.sign(HERE))
    expect(first).toMatchObject({ username: 'u', uri: '/x?y', nonce: '1', nc: '00000001' })
    expect(await answerOf(authenticator.sign(HERE))).toMatchObject({
      nonce: '1',
      nc: '00000002',
      cnonce: first?.cnonce
    })
  })

  it('gives up when user and password are refused', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    expect(authenticator.challenge(ask('1'))).toBe(true)
    await authenticator.sign(HERE)
    expect(authenticator.challenge(ask('2'))).toBe(false)
  })

  it('answers a stale nonce once more, and not again', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    expect(authenticator.challenge(ask('1'))).toBe(true)
    await authenticator.sign(HERE)
    expect(authenticator.challenge(ask('2', ', stale=true'))).toBe(true)
    expect(await answerOf(authenticator.sign(HERE))).toMatchObject({ nonce: '2', nc: '00000001' })
    expect(authenticator.challenge(ask('3', ', stale=true'))).toBe(false)
  })

  it('does not take a nonce that may be used once only for a refusal', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    for (const nonce of ['1', '2', '3']) {
      expect(authenticator.challenge(ask(nonce))).toBe(true)
      await authenticator.sign(HERE)
      await authenticator.sign(HERE)
    }
  })

  it('answers another realm anew, and ends with a server that always has another', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    let rounds = 0
    while (authenticator.challenge([['WWW-Authenticate', `Digest realm="${rounds}", nonce="n"`]])) {
      await authenticator.sign(HERE)
      rounds++
    }
    expect(rounds).toBe(8)
  })

  it('keeps the answer of one origin from another', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    authenticator.challenge(ask('1'))
    await authenticator.sign(HERE)
    expect(authenticator.sign(ELSEWHERE)).toEqual({ headers: [] })
    expect(authenticator.challenge(ask('2'))).toBe(true)
    expect(await answerOf(authenticator.sign(ELSEWHERE))).toMatchObject({ nonce: '2', uri: '/' })
    expect(await answerOf(authenticator.sign(HERE))).toMatchObject({ nonce: '1' })
  })

  it('has no answer to what it does not know', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    expect(authenticator.challenge([])).toBe(false)
    expect(authenticator.challenge([['WWW-Authenticate', 'Basic realm="r"']])).toBe(false)
    expect(authenticator.challenge(ask('1', ', algorithm=SHA3-512'))).toBe(false)
  })

  it('keeps to one session key with -sess', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    authenticator.challenge(ask('1', ', algorithm=MD5-sess'))
    const md5 = (text: string) => createHash('md5').update(text).digest('hex')
    for (const nc of ['00000001', '00000002']) {
      const answer = await answerOf(authenticator.sign(HERE))
      const a1 = md5(`${md5('u:r:p')}:1:${answer?.cnonce}`)
      const response = md5(`${a1}:1:${nc}:${answer?.cnonce}:auth:${md5('GET:/x?y')}`)
      expect(answer).toMatchObject({ nc, response })
    }
  })

  it('hashes the body where auth-int is asked for, however it comes', async () => {
    const answers = await Promise.all(
      [bytesBody('Grüße'), streamBody('Grüße', true), undefined].map(async body => {
        const authenticator = create()
        await authenticator.sign(HERE)
        authenticator.challenge([['WWW-Authenticate', 'Digest realm="r", nonce="1", qop="auth-int"']])
        return {
          body,
          answer: await answerOf(authenticator.sign(unsigned('http://a.test/', { method: 'POST', body })))
        }
      })
    )
    const md5 = (text: string) => createHash('md5').update(text, 'utf8').digest('hex')
    for (const { body, answer } of answers) {
      const a2 = md5(`POST:/:${md5(body ? 'Grüße' : '')}`)
      expect(answer?.response).toBe(md5(`${md5('u:r:p')}:1:00000001:${answer?.cnonce}:auth-int:${a2}`))
    }
  })

  it('refuses auth-int for a stream, which cannot be read twice', async () => {
    const authenticator = create()
    await authenticator.sign(HERE)
    authenticator.challenge([['WWW-Authenticate', 'Digest realm="r", nonce="1", qop="auth-int"']])
    const request = unsigned('http://a.test/', { method: 'POST', body: streamBody('a', false) })
    expect(() => authenticator.sign(request)).toThrow(
      expect.objectContaining({ code: 'BUILD', field: 'body' })
    )
  })

  it('refuses a user that no header can name', () => {
    expect(() => createAuthenticator({ kind: 'digest', username: 'a\n', password: '' })).toThrow(
      expect.objectContaining({ code: 'BUILD', field: 'auth.username' })
    )
  })
})
