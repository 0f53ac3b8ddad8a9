import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { columnsOf } from '../../../cli/terminal/columns.ts'
import { onTerminal, TERMINAL } from './on-terminal.ts'

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer(({ url }, response) =>
    response.writeHead(url?.endsWith('bad') ? 500 : 200).end('{}')
  )
})
afterAll(() => server[Symbol.asyncDispose]())

test.skipIf(TERMINAL === undefined)('fits the lines of a run to the terminal', async () => {
  const name = 'A name that has more to say than there is room for in any line'
  const folder = await runnableCollection({
    'orders-of-the-last-quarter/1.yml': runnableRequest(name, { url: `${server.origin}/ok`, status: 200 }),
    'orders-of-the-last-quarter/2.yml': runnableRequest(name, { url: `${server.origin}/bad`, status: 200 }),
    'orders-of-the-last-quarter/3.yml': runnableRequest(name, { url: 'http://127.0.0.1:1/', seq: 3 }),
    '4.yml': runnableRequest('四半期の注文をすべて一覧にして、そして請求書を送る', {
      url: `${server.origin}/ok`
    })
  })
  const { status, seen } = await onTerminal(['run', folder])
  const lines = stripVTControlCharacters(seen).split(/\r?\n|\r/)
  expect(lines.filter(line => columnsOf(line) > 80)).toEqual([])
  // What is under way is shown besides where the machine is slow.
  const told = lines.filter(line => !line.startsWith('  …'))
  expect(told.filter(line => line.includes('A name that'))).toHaveLength(3)
  // The status stands below that of the others.
  const statuses = told.filter(line => /(200|500) {2}/.test(line))
  expect(new Set(statuses.map(line => columnsOf(line.split(/200|500/)[0] ?? ''))).size).toBe(1)
  expect(statuses).toHaveLength(3)
  // Sentences go on where they began.
  const [first = '', second = ''] = lines.slice(lines.findIndex(line => line.includes('refused')))
  expect(first).toMatch(/^ {6}\S/)
  expect(second).toMatch(/^ {6}\S/)
  expect(status).toBe(1)
})
