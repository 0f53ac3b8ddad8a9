import { expect, it, onTestFinished } from 'vitest'
import type { InputOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { MAX_TEXT_DOCUMENTS } from '#shared/contract/limits.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextEvent } from '#shared/model/text-document.ts'
import { sendingHost } from '../../fixtures/sending-host.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'

type OpenInput = InputOf<Contract, 'text.open'>

const ITEMS = Array.from({ length: 60_000 }, (_, id) => ({ id, name: `customer ${id}` }))

/** A host that has received a body of more than a MiB. */
async function received() {
  const server = await startHttpServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(ITEMS))
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  const host = await sendingHost()
  const events = await host.send({ url: server.origin })
  const done = events.find(event => event.type === 'done')
  const body = done?.type === 'done' ? done.exchange.body : undefined
  if (!body) throw new Error('No body came.')
  return { ...host, body }
}

const inputOf = ({ id }: BodyInfo, more: Partial<OpenInput> = {}): OpenInput => ({
  bodyId: id,
  contentType: 'application/json',
  layout: 'pretty',
  ...more
})

it('opens a body that was received, and answers until it is left', async () => {
  const { rpc, body } = await received()
  const events = rpc.stream('text.open', inputOf(body))
  let opened: TextEvent | undefined
  for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) }) {
    opened ??= event
    if (event.kind === 'done') break
  }
  if (opened?.kind !== 'opened') throw new Error('It did not open.')
  const { id } = opened
  expect(await rpc.call('text.rows', { id, from: 4 * 30_000 + 2, count: 1 })).toMatchObject([
    { text: '    "id": 30000,', line: 4 * 30_000 + 3 }
  ])
  const query = { text: 'customer \\d+999"', regex: true, matchCase: true, wholeWord: false }
  const found = []
  for await (const event of rpc.stream('text.search', { id, query })) found.push(event)
  const { searchId = '', matches } = found.at(-1) ?? {}
  expect(matches).toBe(59)
  const expected = { n: 1, start: { row: 4 * 2999 + 3 } }
  expect(await rpc.call('text.match', { id, searchId, n: 1 })).toMatchObject(expected)
  expect(await rpc.call('text.match', { id, searchId: 'another', n: 1 })).toBeNull()
  await events.return?.()
  await expect
    .poll(() =>
      rpc.call('text.rows', { id, from: 0, count: 1 }).then(
        () => 'open',
        error => error.reason
      )
    )
    .toBe('text-closed')
})

it('answers about the search that was begun last, and about no other', async () => {
  const { rpc, body } = await received()
  const { value } = await rpc.stream('text.open', inputOf(body)).next()
  const id = value?.kind === 'opened' ? value.id : ''
  const search = async (text: string) => {
    const query = { text, regex: false, matchCase: true, wholeWord: false }
    let searchId = ''
    for await (const event of rpc.stream('text.search', { id, query })) ({ searchId } = event)
    return searchId
  }
  await search('customer 1"')
  const [older, latest] = await Promise.allSettled([search('customer 2"'), search('customer 3"')])
  expect(older).toMatchObject({ status: 'rejected', reason: { code: 'ABORTED' } })
  const searchId = latest.status === 'fulfilled' ? latest.value : ''
  expect(await rpc.call('text.match', { id, searchId, n: 0 })).toMatchObject({ start: { row: 4 * 3 + 3 } })
})

it('says of a body that is released that it is gone', async () => {
  const { rpc, body } = await received()
  const events = rpc.stream('text.open', inputOf(body))
  const { value } = await events.next()
  const id = value?.kind === 'opened' ? value.id : ''
  await rpc.call('body.release', { id: body.id })
  const rest = (async () => {
    for await (const _ of events);
  })()
  await expect(rest).rejects.toMatchObject({ code: 'IO', reason: 'body-gone' })
  await expect(rpc.call('text.rows', { id, from: 0, count: 1 })).rejects.toMatchObject({ code: 'IO' })
})

it('says so of a part of a body that is released too', async () => {
  const { rpc, body } = await received()
  const range = { offset: 1, length: 60, contentType: 'application/json' }
  const slice = await rpc.call('body.slice', { id: body.id, ...range })
  const events = rpc.stream('text.open', inputOf(slice))
  const { value } = await events.next()
  const id = value?.kind === 'opened' ? value.id : ''
  await rpc.call('body.release', { id: body.id })
  const rest = (async () => {
    for await (const _ of events);
  })()
  await expect(rest).rejects.toMatchObject({ code: 'IO', reason: 'body-gone' })
  await expect(rpc.call('text.rows', { id, from: 0, count: 1 })).rejects.toMatchObject({ code: 'IO' })
  await expect(rpc.stream('text.open', inputOf(slice)).next()).rejects.toMatchObject({ reason: 'body-gone' })
})

it('opens no body of another session, and not without end', async () => {
  const { rpc, body } = await received()
  await expect(rpc.stream('text.open', inputOf({ ...body, id: 'other' })).next()).rejects.toMatchObject({
    reason: 'body-gone'
  })
  const slice = await rpc.call('body.slice', {
    id: body.id,
    offset: 1,
    length: 60,
    contentType: 'text/plain'
  })
  const all = Array.from({ length: MAX_TEXT_DOCUMENTS }, () =>
    rpc.stream('text.open', inputOf(slice, { layout: 'raw' }))
  )
  for (const events of all) expect((await events.next()).value).toMatchObject({ totalBytes: 60 })
  await expect(rpc.stream('text.open', inputOf(body)).next()).rejects.toMatchObject({ reason: 'text-many' })
})
