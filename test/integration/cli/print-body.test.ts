import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { printBody } from '../../../cli/send/print-body.ts'
import { get } from '../../fixtures/requests.ts'
import { startHttpServer } from '../../fixtures/servers/http-server.ts'
import { startStreamServer } from '../../fixtures/servers/stream-server.ts'

let client: DirectClient
let printed = ''

beforeEach(() => {
  client = new DirectClient()
  printed = ''
})
afterEach(() => client.close())

/** Takes each chunk at once. @param onPrinted what happens once it is printed */
function outlet(onPrinted = () => {}): BodyOutlet {
  return {
    failure: undefined,
    write(chunk) {
      printed += new TextDecoder().decode(chunk)
      onPrinted()
      return true
    },
    drained: callback => callback()
  }
}

test('an event stream is printed as it comes, byte for byte', async () => {
  let send = (_text: string) => {}
  let end = () => {}
  await using server = await startHttpServer((_request, response) => {
    response.setHeader('Content-Type', 'text/event-stream')
    send = text => void response.write(text)
    end = () => void response.end(': bye')
    send(': hello\nid: 0\ndata: 0\n\n')
  })
  let events = 0
  // The next event is only sent when the one before has been printed.
  const printer = outlet(() => {
    if (++events === 3) end()
    else if (events < 3) send(`data: ${events}\n\n`)
  })
  await printBody(client.stream(get(server.origin)), client, () => printer)
  expect(printed).toBe(': hello\nid: 0\ndata: 0\n\ndata: 1\n\ndata: 2\n\n: bye')
})

test('one that is opened again is printed once', async () => {
  await using server = await startStreamServer(
    { text: 'retry: 1\ndata: one\n\nlost', ends: 'cut' },
    { text: 'data: two\n\n' },
    { status: '204 No Content' }
  )
  const events = client.stream(get(server.origin), { eventStream: { reconnect: true } })
  const exchange = await printBody(events, client, () => outlet())
  expect(exchange.hops).toHaveLength(3)
  expect(printed).toBe('retry: 1\ndata: one\n\nlostdata: two\n\n')
})

test('one that broke off and was tried again does not fail what comes after it', async () => {
  await using server = await startStreamServer(
    { text: 'data: one\n\n', ends: 'cut' },
    { text: 'data: whole\n\n' }
  )
  const events = client.stream(get(server.origin), { retries: { count: 1, baseMs: 1 } })
  const exchange = await printBody(events, client, () => outlet())
  expect(exchange.error).toBeUndefined()
  expect(printed).toMatch(/^(data: one\n\n)?data: whole\n\n$/)
})

test('any other body is printed when it is complete', async () => {
  await using server = await startStreamServer(
    { type: 'text/plain', text: 'half', ends: 'cut' },
    { type: 'text/plain', text: 'whole' }
  )
  await printBody(client.stream(get(server.origin), { retries: { count: 1, baseMs: 1 } }), client, () =>
    outlet()
  )
  expect(printed).toBe('whole')
})
