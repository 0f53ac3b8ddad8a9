import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { har as validate } from 'har-validator'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Contract } from '#shared/contract/index.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import { openedHost } from '../../fixtures/opened-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'

type Rpc = RpcClient<Contract>

let server: RecordingServer
let site: string
beforeEach(async () => {
  server = await startRecordingServer(
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 17\r\n\r\nanswer to sesame!'
  )
  site = `http://127.0.0.1:${server.port}`
  return () => server[Symbol.asyncDispose]()
})

async function readText(rpc: Rpc, { id, size }: BodyInfo): Promise<string> {
  return new TextDecoder().decode(await rpc.call('body.read', { id, offset: 0, length: Math.max(1, size) }))
}

async function exported(rpc: Rpc, which: { ids: string[] } | { text: string }): Promise<string> {
  let body: BodyInfo | undefined
  for await (const event of rpc.stream('har.export', which)) body = event.body ?? body
  if (!body) throw new Error('it ends with the file')
  return readText(rpc, body)
}

async function imported(rpc: Rpc, file: string, size = new TextEncoder().encode(file).byteLength) {
  const bytes = new TextEncoder().encode(file)
  async function* messages() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.slice(at, at + 1000)
  }
  const stream = rpc.stream('har.import', { name: 'theirs.har', size }, { messages: messages() })
  const events = []
  for await (const event of stream) events.push(event)
  return events
}

const ids = async (rpc: Rpc) => (await rpc.call('history.list', { limit: 50 })).entries.map(({ id }) => id)

describe('har.export', () => {
  it('writes what was sent, masked and with its bodies, as a body that can be saved', async () => {
    const { rpc, send } = await openedHost()
    await send({ url: `${site}/first`, auth: { kind: 'bearer', token: 'sesame' } })
    await send({ url: `${site}/second`, method: 'POST', body: { kind: 'text', text: 'what was sent' } })
    const text = await exported(rpc, { ids: (await ids(rpc)).reverse() })
    const file: unknown = JSON.parse(text)
    await validate(file)
    expect(text).toContain('{"name":"Authorization","value":"•••"}')
    expect(file).toMatchObject({
      log: {
        pages: [{ title: `GET ${site}/first` }, { title: `POST ${site}/second` }],
        entries: [
          { request: { url: `${site}/first` }, response: { content: { text: 'answer to ******!' } } },
          { request: { postData: { text: 'what was sent' } } }
        ]
      }
    })
  })

  it('writes all that is found by a text, the first first', async () => {
    const { rpc, send } = await openedHost()
    for (const path of ['one', 'other', 'one/more']) await send({ url: `${site}/${path}` })
    const file = JSON.parse(await exported(rpc, { text: 'one' }))
    expect(file.log.pages.map(({ title }: { title: string }) => title)).toEqual([
      `GET ${site}/one`,
      `GET ${site}/one/more`
    ])
  })

  it('leaves out what was deleted, and says so', async () => {
    const { rpc, send } = await openedHost()
    await send({ url: `${site}/first` })
    const [id = ''] = await ids(rpc)
    const events = []
    for await (const event of rpc.stream('har.export', { ids: ['gone', id] })) events.push(event)
    expect(events.at(-1)).toMatchObject({
      written: 1,
      of: 2,
      problems: ['1 exchange no longer in the history, left out.']
    })
  })

  it('leaves out a body whose file is gone, and says so', async () => {
    const { rpc, send, home } = await openedHost()
    await send({ url: `${site}/first` })
    await rm(join(home, 'history', 'bodies'), { recursive: true })
    const events = []
    for await (const event of rpc.stream('har.export', { text: '' })) events.push(event)
    expect(events.at(-1)).toMatchObject({
      written: 1,
      problems: ['1 body too large or no longer kept, left out.']
    })
  })

  it('says of a body with variables that it is as it was typed', async () => {
    const { rpc, send } = await openedHost()
    const variables = [{ name: 'who', value: 'somebody', enabled: true }]
    await send({ url: site, method: 'POST', body: { kind: 'text', text: 'for {{who}}' }, variables })
    const file = JSON.parse(await exported(rpc, { text: '' }))
    expect(file.log.entries[0].request).toMatchObject({
      bodySize: 12,
      postData: { text: 'for {{who}}', comment: expect.stringMatching(/^As it was typed/) }
    })
  })

  it('says when one of them is not kept any more', async () => {
    const { rpc } = await openedHost()
    await expect(exported(rpc, { ids: ['gone'] })).rejects.toMatchObject({ code: 'IO' })
  })
})

describe('har.import', () => {
  it('gives back what was exported, its timings and its body', async () => {
    const { rpc, send } = await openedHost()
    await send({ url: `${site}/first`, method: 'PUT', body: { kind: 'json', text: '{"a": 1}' } })
    const [id = ''] = await ids(rpc)
    const before = await rpc.call('history.read', { id })
    const file = await exported(rpc, { ids: [id] })
    await rpc.call('history.clear', {})

    expect(await imported(rpc, file)).toEqual([
      { imported: 0, of: 1, problems: [] },
      { imported: 1, of: 1, problems: [] }
    ])
    const [again = ''] = await ids(rpc)
    const after = await rpc.call('history.read', { id: again })
    expect(after.exchange.hops.map(hop => hop.phases)).toEqual(before.exchange.hops.map(hop => hop.phases))
    expect(after.exchange.totalMs).toBe(before.exchange.totalMs)
    expect(after.entry.source).toEqual({ file: 'theirs.har' })
    expect(after.draft).toMatchObject({ method: 'PUT', body: { kind: 'json', text: '{"a": 1}' } })
    expect(await readText(rpc, await rpc.call('history.openBody', { id: again }))).toBe('answer to sesame!')
  })

  it('leaves out of the request what was masked in the file, and says so', async () => {
    const { rpc, send } = await openedHost()
    await send({ url: `${site}/?token=sesame&page=1`, auth: { kind: 'bearer', token: 'sesame' } })
    const events = await imported(rpc, await exported(rpc, { text: '' }))
    expect(events.at(-1)?.problems).toEqual([
      'Masked in the file, and left out: parameter token, header Authorization.'
    ])
    const [id = ''] = await ids(rpc)
    const { draft, exchange } = await rpc.call('history.read', { id })
    expect(draft.url).toBe(`${site}/?page=1`)
    expect(exchange.request.url).toBe(`${site}/?token=•••&page=1`)
  })

  it('masks the credentials of others, and lists what is old among what is new', async () => {
    const { rpc } = await openedHost()
    const entry = {
      startedDateTime: '2001-01-01T00:00:00Z',
      request: {
        method: 'GET',
        url: 'https://old.test/',
        headers: [{ name: 'Authorization', value: 'Bearer theirs-alone' }]
      },
      response: { status: 204, statusText: '', headers: [], content: { size: 0, mimeType: '' } },
      timings: { send: 1, wait: 2, receive: 3 }
    }
    await imported(rpc, JSON.stringify({ log: { entries: [entry, { nonsense: true }] } }))
    const [id = ''] = await ids(rpc)
    const record = await rpc.call('history.read', { id })
    expect(JSON.stringify(record)).not.toContain('theirs-alone')
    expect(record.exchange).toMatchObject({ startedAt: '2001-01-01T00:00:00.000Z', totalMs: 6 })
    expect(record.bodyKept).toBe(false)
  })

  it('masks them in bodies that repeat them too', async () => {
    const { rpc } = await openedHost()
    const entry = {
      startedDateTime: '2001-01-01T00:00:00Z',
      request: {
        method: 'POST',
        url: 'https://old.test/',
        headers: [{ name: 'Authorization', value: 'Bearer TOPTOKEN' }],
        postData: { mimeType: 'text/plain', text: 'echo TOPTOKEN' }
      },
      response: {
        status: 200,
        headers: [{ name: 'Set-Cookie', value: 'sid=new-cookie; Path=/' }],
        content: { size: 20, mimeType: 'text/plain', text: 'TOPTOKEN, new-cookie' }
      }
    }
    await imported(rpc, JSON.stringify({ log: { entries: [entry] } }))
    const [id = ''] = await ids(rpc)
    const record = await rpc.call('history.read', { id })
    expect(record.draft.body).toMatchObject({ text: 'echo •••' })
    expect(JSON.stringify(record)).not.toMatch(/TOPTOKEN|new-cookie/)
    expect(await readText(rpc, await rpc.call('history.openBody', { id }))).toBe('********, **********')
    expect((await rpc.call('history.list', { text: 'TOPTOKEN', limit: 1 })).entries).toEqual([])
  })

  it('lists them in the order of the file, the last one first', async () => {
    const { rpc } = await openedHost()
    const entryOf = (index: number) => ({
      startedDateTime: '2001-01-01T00:00:00Z',
      request: { method: 'GET', url: `https://old.test/${index}` },
      response: null
    })
    const entries = Array.from({ length: 12 }, (_, index) => entryOf(index))
    await imported(rpc, JSON.stringify({ log: { entries } }))
    const { entries: listed } = await rpc.call('history.list', { limit: 50 })
    expect(listed.map(({ url }) => url)).toEqual(entries.map(({ request }) => request.url).reverse())
  })

  it('stops when it is cancelled, and what came until then stays', async () => {
    const { rpc } = await openedHost()
    const entry = {
      startedDateTime: '2001-01-01T00:00:00Z',
      request: { method: 'GET', url: 'https://old.test/' },
      response: null
    }
    const file = JSON.stringify({ log: { entries: Array.from({ length: 5000 }, () => entry) } })
    const bytes = new TextEncoder().encode(file)
    async function* messages() {
      yield bytes
    }
    const input = { name: 'theirs.har', size: bytes.byteLength }
    for await (const { imported } of rpc.stream('har.import', input, { messages: messages() }))
      if (imported >= 3) break
    for await (const { count } of rpc.stream('history.watch', {})) {
      expect(count).toBeGreaterThanOrEqual(3)
      expect(count).toBeLessThan(5000)
      break
    }
  })

  it.each([
    [0, 'switched off'],
    [1, 'Only the last 1 of 2']
  ])('takes in no more than the history keeps, which is %i', async (maxCount, words) => {
    const { rpc } = await openedHost()
    await rpc.call('preferences.set', { history: { maxCount, maxBytes: 1024 * 1024, maxDays: 1 } })
    const entry = {
      startedDateTime: '2001-01-01T00:00:00Z',
      request: { method: 'GET', url: 'https://old.test/' },
      response: null
    }
    const told = await imported(rpc, JSON.stringify({ log: { entries: [entry, entry] } })).then(
      events => events.at(-1)?.problems.join(' '),
      (error: unknown) => String(error)
    )
    expect(told).toContain(words)
    expect(await ids(rpc)).toHaveLength(maxCount)
  })

  const entryOf = (index: number, text = '') => ({
    startedDateTime: '2001-01-01T00:00:00Z',
    request: { method: 'GET', url: `https://old.test/${index}` },
    response: { status: 200, content: { size: text.length, mimeType: 'text/plain', text } }
  })
  const urls = async (rpc: Rpc) =>
    (await rpc.call('history.list', { limit: 50 })).entries.map(({ url }) => url)

  it('takes the place of nothing that was sent', async () => {
    const { rpc, send } = await openedHost()
    await rpc.call('preferences.set', { history: { maxCount: 3, maxBytes: 1024 * 1024, maxDays: 1 } })
    for (const path of ['one', 'two']) await send({ url: `${site}/${path}` })
    const file = JSON.stringify({ log: { entries: [1, 2, 3].map(index => entryOf(index)) } })
    expect((await imported(rpc, file)).at(-1)).toEqual({
      imported: 1,
      of: 1,
      problems: [expect.stringMatching(/^Only the last 1 of 3 .*nothing that was sent/)]
    })
    expect(await urls(rpc)).toEqual(['https://old.test/3', `${site}/two`, `${site}/one`])

    await send({ url: `${site}/three` })
    expect(await urls(rpc)).toEqual([`${site}/three`, `${site}/two`, `${site}/one`])
    await expect(imported(rpc, file)).rejects.toMatchObject({
      code: 'BUILD',
      message: expect.stringContaining('full of what was sent')
    })
    expect(await urls(rpc)).toHaveLength(3)
  })

  it('says how many had no room for their bytes', async () => {
    const { rpc } = await openedHost()
    await rpc.call('preferences.set', { history: { maxCount: 10, maxBytes: 30_000, maxDays: 1 } })
    const entries = [1, 2, 3].map(index => entryOf(index, 'x'.repeat(9000)))
    const told = (await imported(rpc, JSON.stringify({ log: { entries } }))).at(-1)
    expect(told?.problems).toEqual([
      expect.stringMatching(/^. exchanges? (was|were) dropped again: .* at most 10 exchanges and 29 KiB\.$/)
    ])
    expect(await urls(rpc)).toHaveLength(told?.imported ?? 0)
    expect((await urls(rpc))[0]).toBe('https://old.test/3')
  })

  it.each([
    ['no JSON', 'not JSON', undefined],
    ['no log', '{"a": 1}', undefined],
    ['cut off', '{"log": {"entries": []}}', 100]
  ])('refuses what is %s', async (_, file, size) => {
    const { rpc } = await openedHost()
    await expect(imported(rpc, file, size)).rejects.toMatchObject({ code: 'BUILD', field: 'file' })
    expect(await ids(rpc)).toEqual([])
  })
})

it('is read and written by threads, so that what is sent meanwhile is measured by one that has time', async () => {
  const { rpc } = await openedHost()
  const text = 'x'.repeat(200_000)
  const entry = {
    startedDateTime: '2001-01-01T00:00:00Z',
    request: { method: 'GET', url: 'https://old.test/' },
    response: { status: 200, content: { size: text.length, mimeType: 'text/plain', text } }
  }
  const file = JSON.stringify({ log: { entries: [entry] } })
  const parse = vi.spyOn(JSON, 'parse')
  const print = vi.spyOn(JSON, 'stringify')
  onTestFinished(() => void vi.restoreAllMocks())
  await imported(rpc, file)
  expect(await exported(rpc, { text: '' })).toContain(text)
  const texts = [...parse.mock.calls.map(([json]) => json), ...print.mock.results.map(({ value }) => value)]
  expect(texts.filter(json => typeof json === 'string' && json.includes(text))).toEqual([])
})
