import { stringifyRequest } from '@usebruno/filestore'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated, mutations } from '#test/fixtures/mutate-text.ts'
import { headOf, type ItemHead } from '#workspace/collections/item-head.ts'
import { parseItem } from '#workspace/collections/parse-item.ts'
import { quickHead } from '#workspace/collections/quick-head.ts'

const CANONICAL = `info:
  name: List orders
  type: http
  seq: 2
  tags:
    - a

http:
  method: POST
  url: "{{host}}/orders?a=b"
  headers:
    - name: A
      value: b
  body:
    type: json
    data: |-
      {
        "name": 1,
      http:
      }
  auth: inherit

runtime:
  scripts:
    - type: before-request
      code: |-
        info:
          name: no

examples:
  - name: Ex 1
    request:
      url: u
      method: GET
    response:
      status: 200
      headers:
        - name: A
          value: b
      body:
        type: text
        data: x
  - name: "Ex: 2"
    description: two

docs: |-
  hi
    there
`

/** What the whole file says; undefined when it cannot be read. */
function fullHead(text: string): ItemHead | undefined {
  const parsed = parseItem(text, 'x.yml')
  return parsed.ok ? headOf(parsed.item) : undefined
}

function bruno(name: string, url: string, method: string, docs: string): string {
  return stringifyRequest(
    {
      type: 'http-request',
      name,
      seq: 3,
      request: {
        method,
        url,
        headers: [{ name: 'A', value: url, enabled: true }],
        params: [],
        body: { mode: 'text', text: docs },
        auth: { mode: 'none' },
        docs
      }
    },
    { format: 'yml' }
  )
}

describe('the head of a file, from its text', () => {
  it('is read of what Bruno writes', () => {
    expect(quickHead(CANONICAL)).toEqual({
      kind: 'http',
      name: 'List orders',
      seq: 2,
      method: 'POST',
      url: '{{host}}/orders?a=b',
      examples: ['Ex 1', 'Ex: 2']
    })
    for (const text of [CANONICAL, CANONICAL.replaceAll('\n', '\r\n'), `\uFEFF${CANONICAL}`]) {
      expect(quickHead(text)).toEqual(fullHead(text))
    }
    const graphql = CANONICAL.replace('type: http', 'type: graphql')
      .replace('\nhttp:', '\ngraphql:')
      .replace(/ {2}body[\s\S]*inherit/, '')
    expect(quickHead(graphql)).toEqual(fullHead(graphql))
    expect(quickHead(graphql)).toMatchObject({ kind: 'graphql', method: 'POST' })
  })

  it('is read of a WebSocket, which has no method', () => {
    const text = stringifyRequest(
      {
        type: 'ws-request',
        name: 'Live',
        seq: 3,
        request: {
          url: 'wss://live.test/feed?a=1',
          headers: [{ name: 'A', value: 'b', enabled: true }],
          body: { mode: 'ws', ws: [{ name: 'Hi', type: 'json', content: '{\n  "url": 1\n}' }] },
          auth: { mode: 'inherit' }
        },
        settings: { timeout: 0, keepAliveInterval: 0 }
      },
      { format: 'yml' }
    )
    expect(quickHead(text)).toEqual({
      kind: 'websocket',
      name: 'Live',
      seq: 3,
      url: 'wss://live.test/feed?a=1'
    })
    expect(quickHead(text)).toEqual(fullHead(text))
  })

  it.each([
    ['an anchor', ['name: List orders', 'name: &a List orders']],
    ['a name over two lines', ['name: List orders', 'name: List\n    orders']],
    ['a name that is a number', ['name: List orders', 'name: 42']],
    ['a folded URL', ['url: "{{host}}/orders?a=b"', 'url: >-\n    /orders']],
    ['a flow mapping', ['  method: POST', '  headers: {a: b}\n  method: POST']],
    ['a key in quotes', ['  method: POST', '  "method": POST']],
    ['another indentation', ['  name: List', '   name: List']],
    ['a comment on the line', ['method: POST', 'method: POST # yes']],
    ['an escape', ['"Ex: 2"', '"Ex\\n 2"']],
    ['two documents', ['\nhttp:', '\n---\nhttp:']],
    ['a mark of a merge', ['\nhttp:', '\n<<<<<<< HEAD\nhttp:']],
    ['a key that is there twice', ['\nhttp:', '\nhttp:\n  method: GET\nhttp:']]
  ])('is given up for %s', (_, [from = '', to = '']) => {
    const text = CANONICAL.replace(from, to)
    expect(text).not.toBe(CANONICAL)
    expect(quickHead(text)).toBeUndefined()
  })

  it('is what the whole file says, whatever somebody typed in Bruno', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('yes', '1', 'null', '', '- a', 'a: b', '#', '{{x}}')
    )
    let quick = 0
    let all = 0
    fc.assert(
      fc.property(text, text, text, text, (name, url, method, docs) => {
        const file = bruno(name, url, method, docs)
        const head = quickHead(file)
        all++
        if (!head) return
        quick++
        expect(head).toEqual(fullHead(file))
      }),
      { numRuns: 1000 }
    )
    // Else nothing would be proven.
    expect(quick).toBeGreaterThan(all / 20)
  })

  it('is what the whole file says, if that can be read, after any damage', () => {
    let both = 0
    fc.assert(
      fc.property(mutations, fc.boolean(), (changes, windows) => {
        const text = mutated(windows ? CANONICAL.replaceAll('\n', '\r\n') : CANONICAL, changes)
        const quick = quickHead(text)
        const full = quick && fullHead(text)
        if (!full) return
        both++
        expect(quick).toEqual(full)
      }),
      { numRuns: 5000 }
    )
    // Else nothing would be proven.
    expect(both).toBeGreaterThan(50)
  })
})
