import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { OAuth2Event } from '#shared/model/oauth2.ts'
import type { RepeatEvent } from '#shared/model/run.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'
import { type SendingHost, sendingHost } from '../../fixtures/sending-host.ts'
import {
  type AuthorizationServer,
  CLIENT,
  startAuthorizationServer
} from '../../fixtures/servers/authorization-server.ts'

let server: AuthorizationServer
let shell: FakeShell
let host: SendingHost
let oauth2: DraftOAuth2

async function start(expiresIn?: number): Promise<void> {
  server = await startAuthorizationServer(expiresIn === undefined ? {} : { expiresIn })
  shell = new FakeShell()
  // The person's browser follows wherever it is sent.
  shell.openExternal = async url => {
    shell.opened.push(url)
    void follow(url)
  }
  host = await sendingHost({}, {}, { shell })
  oauth2 = {
    flow: 'client_credentials',
    authorizationUrl: server.authorizationUrl,
    accessTokenUrl: server.tokenUrl,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret
  }
}

/** A fragment does not go to the server: the page there sends it on, as a browser would run it. */
async function follow(url: string): Promise<void> {
  const answer = await fetch(url, { redirect: 'manual' })
  const location = new URL(answer.headers.get('location') ?? '')
  if (location.hash === '') return void (await fetch(location))
  const page = await (await fetch(location.href.replace(/#.*/, ''))).text()
  expect(page).toContain('location.hash')
  await fetch(location.href.replace(/\?.*|#.*/, `?${location.hash.slice(1)}`))
}

beforeEach(async () => {
  await start()
  return () => server[Symbol.asyncDispose]()
})

const send = (change: Partial<DraftOAuth2> = {}, url = server.resourceUrl) =>
  host.send({ url, auth: { kind: 'oauth2', oauth2: { ...oauth2, ...change } } })

const statusOf = (events: SendEvent[]) => {
  const done = events.find(event => event.type === 'done')
  return done?.exchange.hops.at(-1)?.response?.status
}

async function fetchToken(change: Partial<DraftOAuth2> = {}): Promise<OAuth2Event[]> {
  const events: OAuth2Event[] = []
  const target = { oauth2: { ...oauth2, ...change }, scope: {} }
  for await (const event of host.rpc.stream('oauth2.fetch', target)) events.push(event)
  return events
}

describe('a token that needs nobody', () => {
  it('is fetched when the request is sent, and kept for the next', async () => {
    expect(statusOf(await send())).toBe(200)
    expect(statusOf(await send())).toBe(200)
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]?.form).toEqual({ grant_type: 'client_credentials' })
  })

  it('is asked for once by several requests of one moment', async () => {
    const all = await Promise.all([send(), send(), send()])
    expect(all.map(statusOf)).toEqual([200, 200, 200])
    expect(server.asked).toHaveLength(1)
  })

  it('is asked for with the credentials in the body, with a scope and parameters of its own', async () => {
    const tokenParameters = [
      { name: 'audience', value: 'api', in: 'body', enabled: true } as const,
      { name: 'off', value: 'x', in: 'body', enabled: false } as const
    ]
    expect(statusOf(await send({ credentialsIn: 'body', scope: 'a b', tokenParameters }))).toBe(200)
    expect(server.asked[0]?.form).toMatchObject({ client_id: CLIENT.id, scope: 'a b', audience: 'api' })
    expect(server.asked[0]?.form).not.toHaveProperty('off')
  })

  it('goes where it is wanted', async () => {
    const received = async (change: Partial<DraftOAuth2>) => {
      const done = (await send(change)).find(event => event.type === 'done')
      return done?.exchange.hops.at(-1)?.request
    }
    expect((await received({ tokenIn: 'query', tokenName: 'key' }))?.url).toMatch(/\?key=access-/)
    const named = await received({ tokenName: 'X-Token', tokenPrefix: 'Key' })
    expect(named?.headers.find(([name]) => name === 'X-Token')?.[1]).toMatch(/^Key access-/)
  })

  it('is covered in what is told, and in the history', async () => {
    const events = await send()
    const prepared = events.find(event => event.type === 'prepared')
    const token = prepared?.secrets.find(secret => String(secret).startsWith('access-')) ?? 'none'
    expect(token).not.toBe('none')
    const { entries } = await host.rpc.call('history.list', { limit: 10 })
    expect(entries.map(({ source }) => source.name)).toEqual([undefined, 'OAuth 2 token'])
    for (const { id } of entries) {
      const record = JSON.stringify(await host.rpc.call('history.read', { id }))
      expect(record).not.toContain(token)
      expect(record).not.toContain(CLIENT.secret)
    }
  })

  it('is refused with what the server says', async () => {
    const [event] = await send({ flow: 'password', username: 'ada', password: 'wrong' })
    expect(event).toMatchObject({
      type: 'refused',
      problems: [
        {
          field: 'auth.oauth2',
          problem: expect.stringMatching(
            /\(invalid_grant\): Wrong password.*The history shows what was sent/s
          )
        }
      ]
    })
  })

  it('is not kept in the history, but that it was withheld is, and why a token was refused', async () => {
    await send()
    await send({ flow: 'password', username: 'ada', password: 'wrong' })
    const { entries } = await host.rpc.call('history.list', { limit: 10 })
    const [refused, given] = await Promise.all(
      entries
        .filter(({ source }) => source.name === 'OAuth 2 token')
        .map(({ id }) => host.rpc.call('history.read', { id }))
    )
    expect(given?.exchange).toMatchObject({ bodyWithheld: true })
    expect(given?.exchange.body).toBeUndefined()
    expect(refused).toMatchObject({ bodyKept: true, exchange: { bodyWithheld: true } })
    const { id, size } = await host.rpc.call('history.openBody', { id: refused?.entry.id ?? '' })
    const bytes = await host.rpc.call('body.read', { id, offset: 0, length: size })
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      error: 'invalid_grant',
      error_description: 'Wrong password'
    })
  })

  it('is not fetched when that is switched off', async () => {
    const [event] = await send({ autoFetch: false })
    expect(event).toMatchObject({ type: 'refused', problems: [{ field: 'auth.oauth2' }] })
    expect(server.asked).toEqual([])
  })
})

describe('a token that has expired', () => {
  beforeEach(() => start(5))

  it('is refreshed, with the newest refresh token each time', async () => {
    const password = { flow: 'password', username: 'ada', password: 'love&lace' } as const
    for (let n = 0; n < 3; n++) expect(statusOf(await send(password))).toBe(200)
    expect(server.asked.map(({ form }) => form.grant_type)).toEqual([
      'password',
      'refresh_token',
      'refresh_token'
    ])
  })
})

describe('a token that a person has to allow', () => {
  it.each(['S256', 'plain', 'off'] as const)('is got in the browser, with PKCE %s', async pkce => {
    const events = await fetchToken({ flow: 'authorization_code', pkce })
    expect(events.map(({ type }) => type)).toEqual(['browser', 'token'])
    expect(shell.opened).toHaveLength(1)
    expect(statusOf(await send({ flow: 'authorization_code', pkce }))).toBe(200)
    expect(server.asked).toHaveLength(1)
  })

  it('is got at the callback that was chosen', async () => {
    const free = await startAuthorizationServer()
    const callbackUrl = `http://localhost:${free.port}/back/here?tenant=1`
    await free[Symbol.asyncDispose]()
    await fetchToken({ flow: 'authorization_code', callbackUrl })
    expect(new URL(shell.opened[0] ?? '').searchParams.get('redirect_uri')).toBe(callbackUrl)
  })

  it('comes in the fragment with the implicit flow', async () => {
    await fetchToken({ flow: 'implicit' })
    expect(statusOf(await send({ flow: 'implicit' }))).toBe(200)
  })

  it('is not given when the person says no, and the reason is told', async () => {
    const refused = await fetchToken({ flow: 'authorization_code', scope: 'forbidden' }).catch(
      (error: unknown) => error
    )
    expect(refused).toMatchObject({
      message: expect.stringContaining('(access_denied): The person said no'),
      // Nothing was sent that the history could show.
      hint: expect.not.stringContaining('history')
    })
    expect(server.asked).toEqual([])
  })

  it('takes no answer that it has not asked for', async () => {
    let forged: Response | undefined
    shell.openExternal = async url => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '')
      back.search = '?code=stolen&state=guessed'
      forged = await fetch(back)
      void follow(url)
    }
    const events = await fetchToken({ flow: 'authorization_code' })
    expect(forged?.status).toBe(400)
    expect(events.at(-1)?.type).toBe('token')
  })

  it('is pasted where the way back leads elsewhere', async () => {
    const target = {
      oauth2: { ...oauth2, flow: 'authorization_code', callbackUrl: 'https://app.test/back' } as const,
      scope: {}
    }
    let redirectedTo: (address: { redirectedTo: string }) => void = () => {}
    const messages = (async function* () {
      yield await new Promise<{ redirectedTo: string }>(resolve => {
        redirectedTo = resolve
      })
    })()
    shell.openExternal = async () => {}
    const types: string[] = []
    for await (const event of host.rpc.stream('oauth2.fetch', target, { messages })) {
      types.push(event.type)
      if (event.type !== 'browser') continue
      expect(event.paste).toBe(true)
      const answer = await fetch(event.url, { redirect: 'manual' })
      redirectedTo({ redirectedTo: answer.headers.get('location') ?? '' })
    }
    expect(types).toEqual(['browser', 'token'])
  })

  it('leaves nothing behind when a wrong address is pasted, or none', async () => {
    shell.openExternal = async () => {}
    const target = {
      oauth2: { ...oauth2, flow: 'authorization_code', callbackUrl: 'https://app.test/back' } as const,
      scope: {}
    }
    // What is rejected and taken by nobody would end the process.
    const untaken: unknown[] = []
    const onUntaken = (error: unknown) => untaken.push(error)
    process.on('unhandledRejection', onUntaken)
    const wrong = (async function* () {
      yield { redirectedTo: 'https://app.test/back?state=another&code=1' }
    })()
    const pasted = host.rpc.stream('oauth2.fetch', target, { messages: wrong })[Symbol.asyncIterator]()
    await pasted.next()
    await expect(pasted.next()).rejects.toMatchObject({ code: 'PROTOCOL', reason: 'oauth2' })

    const abort = new AbortController()
    const never = (async function* () {
      yield await new Promise<{ redirectedTo: string }>(() => {})
    })()
    const options = { messages: never, signal: abort.signal }
    const waiting = host.rpc.stream('oauth2.fetch', target, options)[Symbol.asyncIterator]()
    await waiting.next()
    abort.abort()
    await expect(waiting.next()).rejects.toMatchObject({ code: 'ABORTED' })
    await new Promise(resolve => setImmediate(resolve))
    process.off('unhandledRejection', onUntaken)
    expect(untaken).toEqual([])
  })

  it('is given up when nobody waits any more, and the port is free again', async () => {
    shell.openExternal = async () => {}
    const abort = new AbortController()
    const target = { oauth2: { ...oauth2, flow: 'authorization_code' as const }, scope: {} }
    const events = host.rpc.stream('oauth2.fetch', target, { signal: abort.signal })[Symbol.asyncIterator]()
    const first = await events.next()
    if (first.value?.type !== 'browser') throw new Error('the browser comes first')
    const back = new URL(first.value.url).searchParams.get('redirect_uri') ?? ''
    abort.abort()
    await expect(events.next()).rejects.toMatchObject({ code: 'ABORTED' })
    await expect
      .poll(() =>
        fetch(back).then(
          () => 'open',
          () => 'closed'
        )
      )
      .toBe('closed')
  })

  it('can be forgotten', async () => {
    const target = { oauth2, scope: {} }
    await fetchToken()
    expect((await host.rpc.call('oauth2.token', target)).token).toMatchObject({ canRefresh: false })
    await host.rpc.call('oauth2.forget', target)
    expect((await host.rpc.call('oauth2.token', target)).token).toBeUndefined()
  })
})

describe('where no history can be kept', () => {
  beforeEach(() => writeFile(join(host.home, 'history'), 'in the way'))
  const unrecorded = { type: 'unrecorded', problem: expect.stringContaining('not kept in the history') }

  it('whoever gets a token, or fails to, is told', async () => {
    expect(await fetchToken()).toMatchObject([{ type: 'token' }, unrecorded])
    const told: OAuth2Event[] = []
    const failing = async () => {
      const target = { oauth2: { ...oauth2, clientSecret: 'wrong' }, scope: {} }
      for await (const event of host.rpc.stream('oauth2.fetch', target)) told.push(event)
    }
    await expect(failing()).rejects.toThrow()
    expect(told).toMatchObject([unrecorded])
  })

  it('whoever sends a request is told once, of the token and the request', async () => {
    const events = await send()
    expect(statusOf(events)).toBe(200)
    expect(events.filter(({ type }) => type === 'unrecorded')).toMatchObject([unrecorded])
  })

  it('whoever is not sent for want of a token is told as well', async () => {
    expect(await send({ clientSecret: 'wrong' })).toMatchObject([{ type: 'refused' }, unrecorded])
  })

  it.each([
    ['is', {}, ['unrecorded', 'prepared', 'exchange', 'exchange', 'done']],
    ['is not', { clientSecret: 'wrong' }, ['unrecorded', 'refused']]
  ])('whoever repeats a request that %s sent is told once', async (_, change, types) => {
    // Each request needs another token.
    await server[Symbol.asyncDispose]()
    await start(0)
    await writeFile(join(host.home, 'history'), 'in the way')
    const draft: Draft = {
      ...BLANK_DRAFT,
      url: server.resourceUrl,
      auth: { kind: 'oauth2', oauth2: { ...oauth2, ...change } }
    }
    const asked = { count: 2, concurrency: 1, delayMs: 0, connections: 'reuse' as const }
    const events: RepeatEvent[] = []
    for await (const event of host.rpc.stream('run.repeat', { draft, scope: {}, source: {}, ...asked }))
      events.push(event)
    expect(events.map(({ type }) => type)).toEqual(types)
    expect(events[0]).toMatchObject(unrecorded)
  })
})
