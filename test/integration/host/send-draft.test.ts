import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { SentBody } from '#shared/model/exchange.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import { sendingHost } from '../../fixtures/sending-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const typesOf = (events: SendEvent[]) => events.map(({ type }) => type)

describe('draft.send', () => {
  let server: RecordingServer
  let site: string
  beforeEach(async () => {
    server = await startRecordingServer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    site = `http://127.0.0.1:${server.port}`
    return () => server[Symbol.asyncDispose]()
  })

  it('says what is secret, tells the exchange, and leaves the body to the session', async () => {
    const { rpc, send } = await sendingHost()
    const events = await send({ url: site, auth: { kind: 'bearer', token: 'sesame' } })
    expect(typesOf(events).slice(0, 2)).toEqual(['prepared', 'started'])
    expect(events[0]).toMatchObject({ secrets: expect.arrayContaining(['sesame', btoa('sesame')]) })
    const done = events.at(-1)
    if (done?.type !== 'done') throw new Error('it ends with the exchange')
    expect(server.received[0]?.headers).toContainEqual(['Authorization', 'Bearer sesame'])
    const id = done.exchange.body?.id ?? ''
    expect(new TextDecoder().decode(await rpc.call('body.read', { id, offset: 0, length: 9 }))).toBe('ok')
  })

  it('keeps what was sent for who asks, until it is released, and in no record', async () => {
    const { rpc, history } = await sendingHost()
    const draft = {
      ...BLANK_DRAFT,
      method: 'POST',
      url: site,
      body: { kind: 'text' as const, text: 'as sent' }
    }
    const events = rpc.stream('draft.send', { draft, scope: {}, source: {}, keepSent: true })
    let body: SentBody | undefined
    for await (const event of events) if (event.type === 'done') body = event.exchange.hops[0]?.sent?.body
    expect(body).toMatchObject({ size: 7, total: 7 })
    const id = body?.id ?? ''
    const read = () => rpc.call('body.read', { id, offset: 0, length: 9 })
    expect(new TextDecoder().decode(await read())).toBe('as sent')
    const [entry] = (await history.list({ limit: 1 })).entries
    const recorded = await history.read(entry?.id ?? '')
    expect(recorded?.exchange.hops[0]?.sent).toEqual({
      head: expect.any(String),
      headBytes: expect.any(Number),
      bodyBytes: 7
    })
    await rpc.call('body.release', { id })
    await expect(read()).rejects.toMatchObject({ code: 'IO' })
  })

  it('knows as secret what only an assertion names, and what was typed as a credential', async () => {
    const variables = new Map([
      [
        'key',
        { name: 'key', value: 'topsecret', secret: true, origin: { kind: 'global', name: 'g' } as const }
      ]
    ])
    const { send, history } = await sendingHost({ variables })
    const [prepared] = await send({
      url: site,
      headers: [row('Authorization', 'Custom by-hand-1234'), row('Cookie', 'lang=en; sid=session-5678')],
      assertions: [{ expression: 'res.body', operator: 'eq', value: '{{key}}', enabled: true }]
    })
    const { secrets } = prepared?.type === 'prepared' ? prepared : { secrets: [] }
    expect(secrets).toEqual(expect.arrayContaining(['topsecret', 'by-hand-1234', 'session-5678']))
    expect(secrets).not.toContain('en')
    const [entry] = (await history.list({ limit: 1 })).entries
    expect(JSON.stringify(await history.read(entry?.id ?? ''))).not.toContain('topsecret')
  })

  it('sends all that was typed, byte for byte', async () => {
    const { send } = await sendingHost()
    await send({
      method: 'QUERY',
      url: `${site}/users/:id?q={x}`,
      pathParams: [row('id', 'a/b')],
      headers: [row('X-One', '1'), row('X-Off', '1', false)],
      body: { kind: 'graphql', text: '', graphql: { query: 'query Q { a }', variables: '{"n": 1e400}' } },
      settings: { encodeUrl: true }
    })
    expect(server.received).toMatchObject([
      {
        method: 'QUERY',
        target: '/users/a%2Fb?q={x}',
        body: '{"query":"query Q { a }","variables":{"n": 1e400},"operationName":"Q"}'
      }
    ])
    const names = server.received[0]?.headers.map(([name]) => name)
    expect(names).toContain('X-One')
    expect(names).not.toContain('X-Off')
  })

  it('keeps the body for the history, however soon the page lets it go', async () => {
    const { rpc } = await sendingHost()
    const input = { draft: { ...BLANK_DRAFT, url: site }, scope: {}, source: { name: 'List' } }
    for await (const event of rpc.stream('draft.send', input))
      if (event.type === 'done') await rpc.call('body.release', { id: event.exchange.body?.id ?? '' })
    const { entries } = await rpc.call('history.list', { limit: 9 })
    expect(entries).toMatchObject([{ status: 200, size: 2, source: { name: 'List' } }])
    const { id, size } = await rpc.call('history.openBody', { id: entries[0]?.id ?? '' })
    expect(new TextDecoder().decode(await rpc.call('body.read', { id, offset: 0, length: size }))).toBe('ok')
  })

  it('masks the cookies of the jar where a body repeats them', async () => {
    const said = '{"was":"jar-session-5678","is":"new-session-90","lang":"en"}'
    await using echo = await startRecordingServer(
      `HTTP/1.1 200 OK\r\nSet-Cookie: sid=new-session-90\r\nContent-Length: ${said.length}\r\n\r\n${said}`
    )
    const url = `http://127.0.0.1:${echo.port}`
    const cookies = new MemoryCookieJar()
    cookies.store(splitUrl(url), ['sid=jar-session-5678', 'lang=en'])
    const { send, rpc, history } = await sendingHost({}, { cookies })
    await send({ url })
    const { entries } = await rpc.call('history.list', { limit: 1 })
    const { id, size } = await rpc.call('history.openBody', { id: entries[0]?.id ?? '' })
    const kept = new TextDecoder().decode(await rpc.call('body.read', { id, offset: 0, length: size }))
    expect(kept).toBe(said.replace(/[a-z]+-session-\d+/g, text => '*'.repeat(text.length)))
    expect((await history.list({ limit: 9, text: 'jar-session-5678' })).entries).toEqual([])
  })

  it('sends also where no history can be kept, and says so', async () => {
    const { send, home } = await sendingHost()
    await writeFile(join(home, 'history'), 'in the way')
    expect((await send({ url: site })).slice(-2)).toMatchObject([
      { type: 'done', exchange: { body: { size: 2 } } },
      { type: 'unrecorded', problem: expect.stringContaining('not kept in the history') }
    ])
  })

  it('tells what went wrong on the way at the field of the draft', async () => {
    const { send } = await sendingHost()
    const headers = [row('X-Off', '', false), row('Content-Length', '7')]
    const body = { kind: 'text' as const, text: 'eight!!!' }
    expect(await send({ method: 'POST', url: site, headers, body })).toMatchObject([
      { type: 'refused', problems: [{ field: 'headers.1.value' }] }
    ])
    expect(await send({ url: 'http://', method: 'no good' })).toMatchObject([
      { type: 'refused', problems: [{ field: 'method' }, { field: 'url' }] }
    ])
  })
})
