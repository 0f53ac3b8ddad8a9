import { gzipSync } from 'node:zlib'
import { buildSchema, graphql } from 'graphql'
import type { Route } from './route.ts'

const SHOP = buildSchema(`
  "What somebody wants to buy."
  type Order { id: ID! total: Int }
  type Query { order(id: ID!): Order }
`)

const HTML = `<!doctype html><title>hostile</title><h1>Hostile page</h1>
<script>window.pwned = true; parent.pwned = true; top.pwned = true</script>
<img src="x" onerror="top.pwned = true"><iframe srcdoc="<script>top.pwned = true</script>"></iframe>`

function recordText(n: number): string {
  return `{"id":${n},"name":"Order ${n}","open":${n % 2 === 0},"customer":{"name":"Zoë","street":"Main street ${n % 977}"},"tags":["a","b"]}`
}

function cyrillic(lines: number): Buffer {
  return Buffer.concat(
    Array.from({ length: lines }, () => Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a]))
  )
}

/** What a single answer can be like. */
export const ROUTES: Record<string, Route> = {
  '/json'({ response }) {
    const body = '{"greeting":"hello from the target","numbers":[1,2,3]}'
    response.writeHead(200, [
      ...['Content-Type', 'application/json; charset=utf-8', 'Content-Length', String(body.length)],
      ...['X-Twice', 'first value', 'x-twice', 'second value']
    ])
    response.end(body)
  },
  /** Answers with what was asked. */
  async '/echo'({ request, response }) {
    const chunks = await request.toArray()
    const { method, url, rawHeaders } = request
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ method, url, body: Buffer.concat(chunks).toString(), rawHeaders }))
  },
  /** Speaks GraphQL: see `SHOP`. */
  async '/graphql'({ request, response }) {
    const { query, variables, operationName } = JSON.parse(Buffer.concat(await request.toArray()).toString())
    const answer = await graphql({
      schema: SHOP,
      source: query,
      variableValues: variables,
      operationName,
      rootValue: { order: ({ id }: { id: string }) => ({ id, total: 42 }) }
    })
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer))
  },
  '/gzip'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Encoding': 'gzip' })
    response.end(gzipSync('unpacked '.repeat(20)))
  },
  '/html'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    response.end(HTML)
  },
  async '/held-head'({ response, released }) {
    await released
    response.end('at last')
  },
  async '/held-body'({ response, released }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.write('the beginning ')
    await released
    response.end('and the end')
  },
  /** JSON with one byte that is not UTF-8. */
  '/damaged-json'({ response }) {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(Buffer.from('{"name":"caf\xe9"}', 'latin1'))
  },
  /** A JSON list of 200,000 records in one line: some 30 MB. */
  '/many-records'({ response }) {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    for (let first = 0; first < 200_000; first += 10_000) {
      const records = Array.from({ length: 10_000 }, (_, index) => recordText(first + index))
      response.write(`${first === 0 ? '[' : ','}${records.join(',')}`)
    }
    response.end(']')
  },
  '/records'({ response }) {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(`[${Array.from({ length: 20 }, (_, index) => recordText(index)).join(',')}]`)
  },
  /** Cyrillic in windows-1251, which is not said. */
  '/cyrillic'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.end(cyrillic(20))
  },
  /** The same, of more than an editor holds. */
  '/much-cyrillic'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.end(cyrillic(900_000))
  },
  /** Called ASCII, and UTF-8 at its end: of some bytes, or of more than an editor holds. */
  '/called-ascii'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=us-ascii' })
    response.end('a price: 5 €')
  },
  '/much-called-ascii'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain; charset=us-ascii' })
    response.end(`a price: 5 €\n${'nothing\n'.repeat(800_000)}`)
  },
  '/orders.xml'({ response }) {
    response.writeHead(200, { 'Content-Type': 'application/xml' })
    response.end(
      '<orders><order id="1"><total>5</total></order><order id="2"><total>7</total></order></orders>'
    )
  },
  /** Three parts of 5 MiB, each begun with its number. */
  '/long'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    for (const part of ['one', 'two', 'three'])
      response.write(`part ${part}\n`.padEnd(5 * 1024 * 1024, `${'x'.repeat(99)}\n`))
    response.end()
  },
  '/never'() {},
  '/close-mid-body'({ response }) {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '1000' })
    response.write('only this much', () => response.destroy())
  }
}
