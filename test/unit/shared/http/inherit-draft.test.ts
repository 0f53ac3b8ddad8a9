import { describe, expect, it } from 'vitest'
import { inheritDraft } from '#shared/http/inherit-draft.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { ScopeLayer } from '#shared/model/scope.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const COLLECTION: Origin = { kind: 'collection', name: 'Shop' }
const FOLDER: Origin = { kind: 'folder', name: 'Orders', path: 'orders' }
const layer = (origin: Origin, more: Partial<ScopeLayer> = {}): ScopeLayer => ({
  origin,
  headers: [],
  settings: {},
  ...more
})

describe('inheritDraft', () => {
  it('puts inherited headers before its own, each name by the innermost that says it', () => {
    const { draft, placeOf } = inheritDraft(
      { ...BLANK_DRAFT, headers: [row('X-Own', '1'), row('x-c', '3')] },
      [
        layer(COLLECTION, {
          headers: [row('X-A', 'c'), row('X-B', 'c'), row('X-C', 'c'), row('', 'nameless')]
        }),
        layer(FOLDER, { headers: [row('x-b', 'f'), row('x-b', 'g'), row('X-A', 'f', false)] })
      ]
    )
    expect(draft.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'X-A: c',
      'x-b: f',
      'x-b: g',
      'X-Own: 1',
      'x-c: 3'
    ])
    expect(placeOf('headers.0.value')).toEqual({ field: 'headers', origin: COLLECTION })
    expect(placeOf('headers.2.name')).toEqual({ field: 'headers', origin: FOLDER })
    expect(placeOf('headers.4.value')).toEqual({ field: 'headers.1.value' })
  })

  it('lets a header that is switched off stand in nobody’s way', () => {
    const { draft } = inheritDraft({ ...BLANK_DRAFT, headers: [row('X-A', '', false)] }, [
      layer(COLLECTION, { headers: [row('X-A', 'c')] })
    ])
    expect(draft.headers).toEqual([row('X-A', 'c'), row('X-A', '', false)])
  })

  it('walks outwards for the auth that it inherits, past those that say nothing', () => {
    const bearer = { kind: 'bearer' as const, token: 't' }
    const layers = [
      layer(COLLECTION, { auth: bearer }),
      layer(FOLDER, { auth: { kind: 'inherit' } }),
      layer(FOLDER)
    ]
    const inherits = inheritDraft({ ...BLANK_DRAFT, auth: { kind: 'inherit' } }, layers)
    expect(inherits.draft.auth).toEqual(bearer)
    expect(inherits.placeOf('auth.token')).toEqual({ field: 'auth', origin: COLLECTION })
    expect(inheritDraft(BLANK_DRAFT, layers).draft.auth).toBeUndefined()
    expect(inheritDraft({ ...BLANK_DRAFT, auth: { kind: 'none' } }, layers).draft.auth).toEqual({
      kind: 'none'
    })
    expect(inheritDraft({ ...BLANK_DRAFT, auth: { kind: 'inherit' } }, []).draft.auth).toBeUndefined()
  })

  it('lays settings over each other field by field, and says whence each is', () => {
    const proxy = { mode: 'url' as const, url: 'http://p:1', bypass: '' }
    const { draft, placeOf } = inheritDraft(
      { ...BLANK_DRAFT, settings: { timeouts: { totalMs: 1 }, unixSocket: '', tls: { ca: 'own.pem' } } },
      [
        layer({ kind: 'preferences', name: 'Preferences' }, { settings: { insecure: true, proxy } }),
        layer(COLLECTION, { settings: { timeouts: { totalMs: 9, connectMs: 9 }, unixSocket: '/s' } }),
        layer(FOLDER, { settings: { insecure: false, tls: { ca: 'f.pem', serverName: 's' } } })
      ]
    )
    expect(draft.settings).toEqual({
      insecure: false,
      proxy,
      timeouts: { totalMs: 1, connectMs: 9 },
      unixSocket: '/s',
      tls: { ca: 'own.pem', serverName: 's' }
    })
    expect(placeOf('settings.unixSocket').origin).toEqual(COLLECTION)
    expect(placeOf('settings.timeouts.connectMs').origin).toEqual(COLLECTION)
    expect(placeOf('settings.timeouts.totalMs').origin).toBeUndefined()
    expect(placeOf('settings.tls.ca').origin).toBeUndefined()
    expect(placeOf('settings.tls.serverName').origin).toEqual(FOLDER)
    expect(placeOf('settings.proxy.url').origin).toMatchObject({ kind: 'preferences' })
  })
})
