import { describe, expect, it } from 'vitest'
import { draftSettings } from '#shared/http/draft-settings.ts'
import { completeSettings, DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { ExecuteSettings } from '#shared/model/settings.ts'

const withSettings = (change: Partial<DraftSettings>): Draft => ({
  ...BLANK_DRAFT,
  settings: { ...BLANK_DRAFT.settings, ...change }
})
const settingsOf = (change: Partial<DraftSettings>) => draftSettings(withSettings(change)).settings
const authOf = (auth: DraftAuth) => draftSettings({ ...BLANK_DRAFT, auth }).settings.auth

describe('draftSettings', () => {
  it('leaves open what nobody chose: a blank draft is sent by the defaults', () => {
    expect(completeSettings(settingsOf({}))).toEqual(DEFAULT_SETTINGS)
  })

  it('hands on what was chosen, in the form that the contract takes', () => {
    const settings = settingsOf({
      redirects: { follow: false },
      retries: { count: 3, allMethods: true },
      protocol: '2',
      cookies: false,
      proxy: { mode: 'url', url: 'socks5h://p:1080', bypass: 'localhost' },
      tls: { minVersion: 'TLSv1.3', serverName: ' other.test ', pins: '\n sha256/a \n\nsha256/b\n' }
    })
    expect(settings).toEqual({
      redirects: { follow: false },
      retries: { count: 3, allMethods: true },
      protocol: '2',
      cookies: false,
      proxy: { mode: 'url', url: 'socks5h://p:1080', bypass: 'localhost' },
      tls: { minVersion: 'TLSv1.3', serverName: 'other.test', pins: ['sha256/a', 'sha256/b'] }
    })
    expect(ExecuteSettings.parse(settings)).toEqual(settings)
  })

  it.each(['none', 'system'] as const)('keeps the URL of a proxy to itself in the mode %s', mode => {
    expect(settingsOf({ proxy: { mode, url: 'http://p:3128', bypass: '' } }).proxy).toEqual({ mode })
  })

  it('sends no empty list of exceptions, server name or pins', () => {
    const { proxy, tls } = settingsOf({
      proxy: { mode: 'url', url: 'http://p:1', bypass: ' ' },
      tls: { serverName: ' ', pins: '\n' }
    })
    expect({ proxy, tls }).toEqual({ proxy: { mode: 'url', url: 'http://p:1' }, tls: {} })
  })

  it('reads the addresses of hosts, and says which line is none', () => {
    const { settings, problems } = draftSettings(
      withSettings({ resolve: 'a.test:443:127.0.0.1\n\n oops \n*:*:[::1]', unixSocket: ' /tmp/s ' })
    )
    expect(settings).toMatchObject({
      resolve: [
        { host: 'a.test', port: 443, addresses: ['127.0.0.1'] },
        { host: '*', addresses: ['::1'] }
      ],
      unixSocket: '/tmp/s'
    })
    expect(problems).toEqual([{ field: 'settings.resolve', problem: expect.stringContaining('“oops”') }])
    expect(draftSettings(BLANK_DRAFT).problems).toEqual([])
  })

  it('names the files of authorities, which it does not read', () => {
    const { settings, authorities } = draftSettings(withSettings({ tls: { ca: ' certs/a.pem\n\n/b.pem ' } }))
    expect({ settings, authorities }).toEqual({
      settings: { tls: {} },
      authorities: ['certs/a.pem', '/b.pem']
    })
  })

  it('asks for a stream to be opened again when that is chosen', () => {
    const settings = settingsOf({ eventStream: { reconnect: true } })
    expect(completeSettings(settings).eventStream).toEqual({
      ...DEFAULT_SETTINGS.eventStream,
      reconnect: true
    })
  })

  const everything = {
    username: 'u',
    password: 'p',
    token: 't',
    name: 'n',
    value: 'v',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    sessionToken: '',
    region: 'r',
    service: 's'
  }
  it.each([
    ['basic', { username: 'u', password: 'p' }],
    ['digest', { username: 'u', password: 'p' }],
    ['bearer', { token: 't' }],
    ['api-key', { name: 'n', value: 'v', in: 'header' }],
    ['aws-sigv4', { accessKeyId: 'id', secretAccessKey: 'secret', region: 'r', service: 's' }]
  ] as const)('sends of all that was typed only what %s asks for', (kind, fields) => {
    expect(authOf({ kind, ...everything })).toEqual({ kind, ...fields })
    expect(ExecuteSettings.parse({ auth: authOf({ kind }) }).auth?.kind).toBe(kind)
  })

  it('sends no credentials without a kind', () => {
    expect(authOf({ kind: 'none', ...everything })).toBeUndefined()
  })

  it.each([
    ['auth.token', 'auth.token'],
    ['proxy.url', 'settings.proxy.url'],
    ['tls.pins.0', 'settings.tls.pins'],
    ['tls.ca.1', 'settings.tls.ca'],
    ['resolve.1', 'settings.resolve'],
    ['unixSocket', 'settings.unixSocket'],
    ['tls.serverName', 'settings.tls.serverName'],
    ['url', 'url'],
    ['body', 'body']
  ])('finds for %s the field %s', (field, draftField) => {
    expect(draftSettings(BLANK_DRAFT).draftField(field)).toBe(draftField)
  })
})
