import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { mergeSonde, sondeEntryOf, splitSettings } from '#shared/opencollection/sonde-entry.ts'
import {
  EMPTY_SONDE_FILE,
  moveEntries,
  orphansOf,
  printSondeFile,
  withEntry
} from '#shared/opencollection/sonde-file.ts'
import { readSondeFile, type SondeEntry, type SondeFile } from '#shared/opencollection/sonde-schema.ts'

const FULL: Draft = Draft.parse({
  ...BLANK_DRAFT,
  withoutDefaults: ['user-agent'],
  auth: { kind: 'api-key', name: 'k', value: 'v', in: 'cookie' },
  settings: {
    timeouts: { connectMs: 1, requestMs: 2, idleMs: 3, totalMs: 4, phases: { dns: 5 } },
    insecure: true,
    encodeUrl: false,
    redirects: { follow: false, max: 1, keepCredentials: true },
    retries: { count: 2, allMethods: true },
    protocol: '2',
    cookies: false,
    proxy: { mode: 'url', url: 'http://p.test:1', bypass: '' },
    tls: { minVersion: 'TLSv1.3', serverName: 's', pins: 'sha256/x', ca: 'ca.pem' },
    eventStream: { reconnect: true },
    resolve: 'a:1:127.0.0.1',
    unixSocket: '/s'
  }
})

/** A WebSocket, of which the file can say other settings. */
const SOCKET: Draft = Draft.parse({
  ...FULL,
  type: 'websocket',
  url: 'ws://a.test/?a=1',
  params: [
    { name: 'off', value: '2', enabled: false },
    { name: 'a', value: '1', enabled: true }
  ],
  messages: {
    selected: 1,
    list: [
      { title: 'bytes', message: { kind: 'hex', data: 'de ad\nbe:ef' } },
      { title: 'base64', message: { kind: 'binary', data: 'AAE=' } },
      { title: 'half', message: { kind: 'hex', data: '{{id}} 0' } }
    ]
  },
  automation: {
    later: 1,
    timed: [{ message: { kind: 'hex', data: 'de ad' }, saved: 'bytes', everyMs: 1000, enabled: true }],
    answers: [
      {
        when: { jsonPath: '$.a', opcodes: ['text'], minBytes: 1, later: 2 },
        message: { kind: 'text', data: '{{id}}' },
        delayMs: 0,
        enabled: false
      }
    ]
  },
  settings: {
    ...FULL.settings,
    socket: { pingIntervalMs: 1, compression: false, reconnect: { enabled: true, codes: [4000] } }
  }
})

describe('sondeEntryOf', () => {
  it('says of a WebSocket what its file cannot, and both together are the draft', () => {
    const { inFile, inSonde } = splitSettings(SOCKET)
    expect(inFile.settings).toEqual({ timeouts: { connectMs: 1 }, socket: { pingIntervalMs: 1 } })
    expect(inFile.messages?.list.map(({ message }) => message)).toEqual([
      { kind: 'binary', data: '3q2+7w==' },
      { kind: 'binary', data: 'AAE=' },
      { kind: 'binary', data: '{{id}} 0' }
    ])
    expect(inSonde).toMatchObject({
      encodeUrl: false,
      timeouts: { requestMs: 2, idleMs: 3 },
      socket: { compression: false, reconnect: { enabled: true, codes: [4000] } },
      hexMessages: ['de ad\nbe:ef', '{{id}} 0'],
      automation: SOCKET.automation
    })
    expect(inFile).not.toHaveProperty('automation')
    expect(sondeEntryOf({ ...SOCKET, type: 'http' })).not.toHaveProperty('automation')
    const { params, ...asRead } = inFile
    expect(mergeSonde(asRead, inSonde)).toEqual(SOCKET)
    expect(mergeSonde({ ...asRead, url: 'ws://a.test/?b=1' }, inSonde).params).toEqual([
      { name: 'off', value: '2', enabled: false },
      { name: 'b', value: '1', enabled: true }
    ])
    expect(params).toEqual(SOCKET.params)
  })

  it('leaves a message as the file says it that was edited there', () => {
    const { inFile, inSonde } = splitSettings(SOCKET)
    const [, ...others] = inFile.messages?.list ?? []
    const list = [{ title: 'bytes', message: { kind: 'binary', data: '3q2+8A==' } }, ...others]
    const edited = Draft.parse({ ...inFile, messages: { selected: 0, list } })
    expect(mergeSonde(edited, inSonde).messages?.list[0]).toEqual(list[0])
  })

  it('says nothing of what the file can hold', () => {
    const { encodeUrl, redirects } = FULL.settings
    const settings = {
      encodeUrl,
      redirects,
      timeouts: { requestMs: 5 },
      tls: { serverName: '' },
      retries: {}
    }
    expect(sondeEntryOf(Draft.parse({ ...BLANK_DRAFT, settings }))).toBeUndefined()
  })

  it('says the rest, and both together are the draft', () => {
    const { inFile, inSonde } = splitSettings(FULL)
    expect(inFile.settings).toEqual({
      encodeUrl: false,
      redirects: { follow: false, max: 1, keepCredentials: true },
      timeouts: { requestMs: 2 }
    })
    expect(inFile.auth).toEqual({ kind: 'api-key', name: 'k', value: 'v' })
    expect(inSonde?.timeouts).toEqual({ connectMs: 1, idleMs: 3, totalMs: 4, phases: { dns: 5 } })
    expect(mergeSonde(inFile, inSonde)).toEqual(FULL)
    expect(readSondeFile({ items: { a: inSonde } })).toEqual({ items: { a: inSonde } })
  })

  it('leaves the proxy of a collection to its file, as far as that can say it', () => {
    const entryWith = (proxy: object) =>
      sondeEntryOf(Draft.parse({ ...BLANK_DRAFT, type: 'collection', settings: { proxy } }))
    expect(entryWith({ mode: 'url', url: 'http://p.test:1', bypass: 'a' })).toBeUndefined()
    expect(entryWith({ mode: 'none', url: '', bypass: '' })).toBeUndefined()
    expect(entryWith({ mode: 'system', url: '', bypass: '' })).toEqual({
      proxy: { mode: 'system', url: '', bypass: '' }
    })
    expect(entryWith({ mode: 'url', url: '{{proxy}}', bypass: '' })?.proxy?.url).toBe('{{proxy}}')
  })

  it('keeps the header that a token goes in', () => {
    const auth = { kind: 'oauth2', oauth2: { flow: 'implicit', tokenIn: 'header', tokenName: 'X-Token' } }
    const draft = Draft.parse({ ...BLANK_DRAFT, auth })
    expect(sondeEntryOf(draft)).toEqual({ auth: { tokenName: 'X-Token' } })
    const { inFile, inSonde } = splitSettings(draft)
    expect(mergeSonde(inFile, inSonde)).toEqual(draft)
  })
})

describe('a sonde.json', () => {
  const entry: SondeEntry = { insecure: true }
  const file: SondeFile = {
    items: { 'a/b.yml': entry, a: entry, 'ab.yml': { protocol: '2' }, '': { cookies: false } }
  }

  it('moves the entry of an item, and those below a folder', () => {
    expect(moveEntries(file, 'a', 'x/y')).toEqual({
      items: { 'ab.yml': { protocol: '2' }, '': { cookies: false }, 'x/y/b.yml': entry, 'x/y': entry }
    })
    expect(Object.keys(moveEntries(file, 'a/b.yml', 'c.yml').items)).toEqual(['a', 'ab.yml', '', 'c.yml'])
  })

  it('finds what belongs to no item', () => {
    expect(orphansOf(file, ['a', 'ab.yml'])).toEqual(['a/b.yml'])
  })

  it('is printed the same whatever the order in which it came about', () => {
    const one = withEntry(withEntry(EMPTY_SONDE_FILE, 'b', { protocol: '2', cookies: true }), 'a', entry)
    const two = withEntry(withEntry(EMPTY_SONDE_FILE, 'a', entry), 'b', { cookies: true, protocol: '2' })
    expect(printSondeFile(one)).toBe(printSondeFile(two))
    expect(printSondeFile(one)).toBe(`{
  "items": {
    "a": {
      "insecure": true
    },
    "b": {
      "cookies": true,
      "protocol": "2"
    }
  }
}
`)
  })

  it('keeps what this version does not know, and drops what is no longer said', () => {
    const read = readSondeFile({ future: 1, items: { a: { insecure: true, plugin: { x: 1 } } } })
    if ('problem' in read) throw new Error('cannot be read')
    expect(withEntry(read, 'a', { cookies: false })).toEqual({
      future: 1,
      items: { a: { plugin: { x: 1 }, cookies: false } }
    })
    expect(withEntry(read, 'a', undefined)).toEqual({ future: 1, items: { a: { plugin: { x: 1 } } } })
    expect(withEntry(withEntry(EMPTY_SONDE_FILE, 'a', entry), 'a', undefined)).toEqual({ items: {} })
  })

  it('says where it is wrong', () => {
    expect(readSondeFile({ items: { 'a.yml': { retries: { count: -1 } } } })).toEqual({
      problem: expect.stringMatching(/^\["items"\]\["a\.yml"\]\["retries"\]\["count"\]: /)
    })
    expect(readSondeFile([])).toEqual({ problem: expect.stringMatching(/^The file: /) })
  })
})
