import { beforeEach, describe, expect, it } from 'vitest'
import type { GatheredScope, GatheredVariable } from '#host/scope/gathered-scope.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { ScopeLayer } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { sendingHost } from '../../fixtures/sending-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const ENVIRONMENT: Origin = { kind: 'environment', name: 'dev' }
const FOLDER: Origin = { kind: 'folder', name: 'Orders', path: 'orders' }

function variables(...given: (Partial<GatheredVariable> & { name: string })[]): GatheredScope['variables'] {
  return new Map(given.map(each => [each.name, { secret: false, origin: ENVIRONMENT, ...each }]))
}

const layer = (origin: Origin, more: Partial<ScopeLayer>): ScopeLayer => ({
  origin,
  headers: [],
  settings: {},
  ...more
})

describe('draft.send in a scope', () => {
  let server: RecordingServer
  let site: string
  beforeEach(async () => {
    server = await startRecordingServer()
    site = `http://127.0.0.1:${server.port}`
    return () => server[Symbol.asyncDispose]()
  })

  async function refusals(scope: Partial<GatheredScope>, draft: Partial<Draft>): Promise<DraftProblem[]> {
    const [refused, ...rest] = await (await sendingHost(scope)).send({ url: site, ...draft })
    expect({ type: refused?.type, rest, received: server.received }).toEqual({
      type: 'refused',
      rest: [],
      received: []
    })
    return refused?.type === 'refused' ? refused.problems : []
  }

  it('resolves every text that is sent, its own variables over those of the scope', async () => {
    const { send } = await sendingHost({
      variables: variables(
        { name: 'site', value: `${site}/{{base}}` },
        { name: 'base', value: 'v1' },
        { name: 'who', value: 'outer' },
        { name: 'run', value: 'now', origin: { kind: 'runtime', name: '' } },
        { name: 'user', value: '{"name": "Ada"}', type: 'object' }
      )
    })
    const events = await send({
      method: '{{m}}',
      url: '{{site}}/:id?who={{who}}',
      pathParams: [row('id', '{{user.name}}/1')],
      headers: [row('X-{{base}}', '{{run}}'), row('X-Off', '{{nothing}}', false)],
      body: { kind: 'form', text: '{{nothing}}', form: [row('{{who}}', 'a & {{who}}')] },
      auth: { kind: 'api-key', in: 'header', name: 'X-Key', value: '{{who}}', token: '{{nothing}}' },
      variables: [row('who', 'inner'), row('m', 'PATCH'), row('run', 'never'), row('base', 'v9', false)]
    })
    expect(events[0]).toMatchObject({ type: 'prepared' })
    expect(server.received).toMatchObject([
      { method: 'PATCH', target: '/v1/Ada%2F1?who=inner', body: 'inner=a+%26+inner' }
    ])
    const { headers = [] } = server.received[0] ?? {}
    expect(headers).toContainEqual(['X-v1', 'now'])
    expect(headers).toContainEqual(['X-Key', 'inner'])
  })

  it('writes values into the strings of JSON as JSON, and elsewhere as they are', async () => {
    const { send } = await sendingHost({
      variables: variables(
        { name: 'said', value: 'say "hi"\n' },
        { name: 'n', value: '12345678901234567890' },
        { name: 'o', value: '{"a": [1]}', type: 'object' }
      )
    })
    const text = '{"s": "{{said}}", // a "comment\n"n": {{n}}, "o": {{o}}, "l": "{{literal}} {{ n }}"}'
    await send({ method: 'POST', url: site, body: { kind: 'json', text } })
    expect(server.received[0]?.body).toBe(
      '{"s": "say \\"hi\\"\\n", \n"n": 12345678901234567890, "o": {"a": [1]}, "l": "{{literal}} 12345678901234567890"}'
    )
  })

  it('sends in a body what stands for nothing as it was written, and refuses it anywhere else', async () => {
    const problems = await refusals(
      { problems: [{ problem: 'The environment “dev” cannot be read.' }] },
      {
        headers: [row('a', ''), row('X-{{b}}', '{{c}}')],
        body: { kind: 'text', text: '{{mustache}}' },
        auth: { kind: 'bearer', token: '{{t}}' },
        settings: { proxy: { mode: 'url', url: '{{p}}', bypass: '' } }
      }
    )
    expect(problems.map(({ field }) => field)).toEqual([
      'headers.1.name',
      'headers.1.value',
      'auth.token',
      'settings.proxy.url'
    ])
    expect(problems[0]?.problem).toBe('There is no variable called b. The environment “dev” cannot be read.')
    const { send } = await sendingHost()
    await send({ method: 'POST', url: site, body: { kind: 'text', text: '{{mustache}}' } })
    expect(server.received[0]?.body).toBe('{{mustache}}')
  })

  it('refuses what cannot be had also in a body, and says by what it is named', async () => {
    const scope = {
      variables: variables(
        { name: 'a', value: '{{s}}' },
        { name: 's', secret: true, problem: 'The vault is locked.' }
      )
    }
    const body = { kind: 'text' as const, text: '{{a}}' }
    expect(await refusals(scope, { body })).toEqual([
      { field: 'body', problem: 'The vault is locked. It is named by a.' }
    ])
  })

  it('asks for the variables of the process that exist and were not allowed', async () => {
    const scope = {
      collectionId: 'c',
      folder: '/c',
      processEnv: new Map([['OK', 'fine']]),
      processEnvDenied: new Set(['AWS_KEY'])
    }
    const headers = [
      row('a', '{{process.env.OK}}'),
      row('b', '{{process.env.AWS_KEY}}'),
      row('c', '{{process.env.NO}}')
    ]
    const [denied, none, ...rest] = await refusals(scope, { headers })
    expect(rest).toEqual([])
    expect(denied).toMatchObject({
      field: 'headers.1.value',
      consent: { kind: 'process-env', names: ['AWS_KEY'], collectionId: 'c' }
    })
    expect(none).toMatchObject({ field: 'headers.2.value' })
    expect(none?.consent).toBeUndefined()
  })

  it('inherits headers, auth and settings, and says whence what is wrong with them comes', async () => {
    const layers = [
      layer({ kind: 'preferences', name: 'Preferences' }, { settings: { timeouts: { totalMs: 5000 } } }),
      layer({ kind: 'collection', name: 'Shop' }, { headers: [row('X-A', 'shop'), row('X-B', 'shop')] }),
      layer(FOLDER, {
        headers: [row('x-b', '{{b}}')],
        auth: { kind: 'basic', username: 'u', password: '{{b}}' }
      })
    ]
    const draft = { url: site, headers: [row('X-A', 'own')], auth: { kind: 'inherit' as const } }
    const { send } = await sendingHost({ layers, variables: variables({ name: 'b', value: 'B' }) })
    await send(draft)
    const { headers = [] } = server.received[0] ?? {}
    expect(headers).toEqual(
      expect.arrayContaining([
        ['X-A', 'own'],
        ['x-b', 'B'],
        ['Authorization', `Basic ${btoa('u:B')}`]
      ])
    )
    expect(headers.filter(([name]) => /^x-/i.test(name))).toHaveLength(2)
    server.received.length = 0
    expect(await refusals({ layers }, draft)).toEqual([
      { field: 'headers', missing: 'b', problem: 'In the folder “Orders”: There is no variable called b.' },
      { field: 'auth', missing: 'b', problem: 'In the folder “Orders”: There is no variable called b.' }
    ])
  })

  it('tells all that is secret in it, and only that', async () => {
    const { send } = await sendingHost({
      variables: variables(
        { name: 'key', value: 'k-{{inner}}', secret: true },
        { name: 'inner', value: 'open', secret: false },
        { name: 'unused', value: 'unused-secret', secret: true }
      ),
      processEnv: new Map([
        ['TOKEN', 'env-token'],
        ['SITE', site]
      ])
    })
    const [prepared] = await send({
      url: '{{process.env.SITE}}/?k={{key}}&t={{process.env.TOKEN}}',
      auth: { kind: 'digest', username: 'me', password: 'p-word' },
      settings: { proxy: { mode: 'none', url: 'http://u:proxy-pass@p', bypass: '' } }
    })
    const secrets = prepared?.type === 'prepared' ? prepared.secrets : []
    expect(secrets).toEqual(expect.arrayContaining(['k-open', 'env-token', 'p-word', btoa('k-open')]))
    for (const open of ['open', 'unused-secret', 'me', 'proxy-pass', site])
      expect(secrets).not.toContain(open)
  })

  it('tells what is secret by its key in an object, where a name leads to it and where all of it is sent', async () => {
    const { send } = await sendingHost({
      variables: variables(
        { name: 'led', value: '{"user": "bob", "password": "led-there"}', type: 'object' },
        { name: 'whole', value: '{"page": "seven", "keys": [{"apiKey": "in-the-whole"}]}', type: 'object' }
      )
    })
    const [prepared] = await send({
      url: `${site}/?u={{led.user}}&p={{led.password}}`,
      body: { kind: 'json', text: '{{whole}}' }
    })
    const secrets = prepared?.type === 'prepared' ? prepared.secrets : []
    expect(secrets).toEqual(expect.arrayContaining(['led-there', 'in-the-whole']))
    for (const open of ['bob', 'seven']) expect(secrets).not.toContain(open)
  })

  it('refuses what the variables make too long, at once', async () => {
    const scope = { variables: variables({ name: 'a', value: 'x'.repeat(1024 * 1024) }) }
    for (const kind of ['text', 'json'] as const) {
      const [problem] = await refusals(scope, { body: { kind, text: '{{a}}'.repeat(1_000_000) } })
      expect(problem).toMatchObject({ field: 'body', problem: expect.stringContaining('too long') })
    }
  })
})
