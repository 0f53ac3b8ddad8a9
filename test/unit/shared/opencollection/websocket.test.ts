import { parseRequest, stringifyRequest } from '@usebruno/filestore'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { newItem } from '#shared/opencollection/new-item.ts'
import { readItem } from '#shared/opencollection/read-item.ts'

const YML = { format: 'yml' } as const

const socket = (details: object, more: object = {}) => ({
  info: { name: 'Live', type: 'websocket' },
  websocket: { url: 'ws://a.test', ...details },
  ...more
})

function draftOf(value: unknown): Draft {
  const item = readItem(value)
  if ('problem' in item) throw new Error(item.problem)
  return Draft.parse(item.draft)
}

const message = (kind: string, data: string) => ({ kind, data })
const draftWith = (change: object) =>
  Draft.parse({ ...BLANK_DRAFT, type: 'websocket', url: 'ws://a.test', ...change })

describe('the messages of a WebSocket request', () => {
  it('are one, or several of which one is selected', () => {
    expect(draftOf(socket({ message: { type: 'json', data: '{}' } })).messages).toEqual({
      selected: 0,
      list: [{ title: '', message: message('json', '{}') }]
    })
    const several = [
      { title: 'a', message: { type: 'text', data: '1' } },
      { title: 'b', selected: true, message: { type: 'binary', data: 'AA==' } }
    ]
    expect(draftOf(socket({ message: several })).messages).toEqual({
      selected: 1,
      list: [
        { title: 'a', message: message('text', '1') },
        { title: 'b', message: message('binary', 'AA==') }
      ]
    })
    expect(draftOf(socket({})).messages).toBeUndefined()
    expect(draftOf(socket({ message: [] })).messages).toBeUndefined()
  })

  it('stay one where there is one without a title, and become several else', () => {
    const one = socket({ message: { type: 'text', data: 'a', note: 1 } })
    const draft = draftOf(one)
    const list = [{ title: '', message: { kind: 'xml', data: '<a/>', kept: { note: 1 } } }]
    const edited = Draft.parse({ ...draft, messages: { selected: 0, list } })
    expect(applyDraft(one, edited)).toEqual(socket({ message: { type: 'xml', data: '<a/>', note: 1 } }))
    const named = { selected: 0, list: [{ title: 'Hi', message: message('text', 'a') }] }
    expect(applyDraft(one, draftWith({ messages: named }))).toEqual(
      socket({ message: [{ title: 'Hi', message: { type: 'text', data: 'a' } }] })
    )
    expect(applyDraft(one, draftWith({}))).toEqual(socket({}))
  })

  it('are left as they are written beside one that is edited', () => {
    const file = socket({
      message: [
        { selected: false, title: 'a', message: { data: '1', type: 'text' }, more: true },
        { title: 'b', message: { type: 'text', data: '2' } }
      ]
    })
    const { messages, ...draft } = draftOf(file)
    const list = messages?.list.map((each, index) => (index === 1 ? { ...each, title: 'c' } : each)) ?? []
    const next = applyDraft(file, { ...draft, messages: { selected: 1, list } })
    expect(next).toEqual(
      socket({
        message: [
          { selected: false, title: 'a', message: { data: '1', type: 'text' }, more: true },
          { title: 'c', selected: true, message: { type: 'text', data: '2' } }
        ]
      })
    )
  })

  it.each([
    [
      { message: { type: 'cbor', data: '' } },
      'websocket.message.type is “cbor”, expected one of text, json, xml, binary.'
    ],
    [{ message: 'hi' }, 'websocket.message is “hi”, expected a mapping.'],
    [{ message: [{ message: { data: [] } }] }, 'websocket.message[0].message.data is a list, expected text.']
  ])('say of %j where it is wrong', (details, problem) => {
    expect(readItem(socket(details))).toMatchObject({ problem })
  })
})

describe('the file of a WebSocket request', () => {
  it('says nothing of what only requests over HTTP have', () => {
    const draft = draftWith({
      method: 'POST',
      url: 'ws://a.test/?q=1',
      params: [{ name: 'q', value: '1', enabled: true }],
      body: { kind: 'json', text: '{}' },
      assertions: [{ expression: 'res.status', operator: 'eq', value: '200', enabled: true }],
      settings: {
        timeouts: { connectMs: 5, requestMs: 6 },
        socket: { pingIntervalMs: 7, compression: false }
      }
    })
    expect(newItem('Live', draft)).toEqual({
      info: { name: 'Live', type: 'websocket' },
      websocket: { url: 'ws://a.test/?q=1' },
      settings: { timeout: 5, keepAliveInterval: 7 }
    })
  })

  it('takes the details along when it becomes one of another kind', () => {
    const http = {
      info: { name: 'A', type: 'http', seq: 2 },
      http: {
        method: 'POST',
        url: 'http://a',
        headers: [{ name: 'a', value: 'b', x: 1 }],
        body: { type: 'json', data: '1' }
      },
      runtime: { assertions: [{ expression: 'a', operator: 'eq' }], variables: [{ name: 'v', value: '1' }] },
      settings: { timeout: 1 },
      docs: 'd'
    }
    const draft = { ...draftOf(http), type: 'websocket' as const, url: 'ws://a', settings: {} }
    expect(applyDraft(http, draft)).toEqual({
      info: { name: 'A', type: 'websocket', seq: 2 },
      websocket: { url: 'ws://a', headers: [{ name: 'a', value: 'b', x: 1 }] },
      runtime: { variables: [{ name: 'v', value: '1' }] },
      docs: 'd'
    })
  })

  it('is read by Bruno as it is meant, and has its keys in the order of Bruno', () => {
    const draft = draftWith({
      headers: [{ name: 'A', value: '1', enabled: false }],
      messages: {
        selected: 1,
        list: [
          { title: 'a', message: message('json', '{\n  "a": 1\n}') },
          { title: 'b', message: message('binary', 'AAE=') }
        ]
      },
      auth: { kind: 'bearer', token: 't' },
      variables: [{ name: 'v', value: 'x', enabled: true }],
      settings: { timeouts: { connectMs: 5 }, socket: { pingIntervalMs: 7 } },
      docs: 'd',
      tags: ['t']
    })
    const ours = stringify(newItem('A', draft, 1))
    const theirs = stringifyRequest(parseRequest(ours, YML), YML)
    expect(draftOf(parse(theirs))).toEqual(draftOf(parse(ours)))
    expect(Object.keys(parse(ours))).toEqual(Object.keys(parse(theirs)))
    expect(Object.keys(parse(ours).websocket)).toEqual(Object.keys(parse(theirs).websocket))
  })
})
